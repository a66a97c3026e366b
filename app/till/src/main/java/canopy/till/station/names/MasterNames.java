package canopy.till.station.names;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.event.Recorded;
import canopy.core.operator.Operator;
import canopy.core.shift.ShiftSettings;
import canopy.core.tender.TenderKind;
import canopy.till.station.Master;

/**
 * What the station calls its things, in one language. What the master data no longer knows is
 * called by its id. Any thread.
 */
public record MasterNames(Master master, Language language) {
  /** A name in this language. */
  public String of(Names names) {
    return names.in(language);
  }

  /** A fuel grade. */
  public String grade(int id) {
    FuelGrade grade = master.grade(id);
    return grade == null ? Integer.toString(id) : of(grade.name());
  }

  /** A department of the shop. */
  public String department(String id) {
    return master.catalogue().departments().stream()
        .filter(department -> department.id().equals(id))
        .map(department -> of(department.name()))
        .findFirst()
        .orElse(id);
  }

  /** An article of the shop. */
  public String article(String id) {
    return master.catalogue().article(id).map(article -> of(article.name())).orElse(id);
  }

  /** A way to pay. */
  public String tender(String id) {
    TenderKind kind = master.tender(id);
    return kind == null ? id : of(kind.name());
  }

  /** A tax. */
  public String tax(String id) {
    return master.catalogue().taxClasses().stream()
        .flatMap(taxClass -> taxClass.taxes().stream())
        .filter(tax -> tax.id().equals(id))
        .map(tax -> of(tax.name()))
        .findFirst()
        .orElse(id);
  }

  /** A tax class. */
  public String taxClass(String id) {
    return master.catalogue().taxClasses().stream()
        .filter(taxClass -> taxClass.id().equals(id))
        .map(taxClass -> of(taxClass.name()))
        .findFirst()
        .orElse(id);
  }

  /** Why cash was moved. */
  public String reason(String id) {
    ShiftSettings shifts = master.shifts();
    return shifts
        .reason(id)
        .or(() -> shifts.reasonCalled(id))
        .map(reason -> of(reason.name()))
        .orElse(id);
  }

  /**
   * A person, or the till.
   *
   * @param till what it is called where nobody did a thing but the till by itself
   */
  public String operator(String id, String till) {
    return id.equals(Recorded.SYSTEM) ? till : operator(id);
  }

  /** A person. */
  public String operator(String id) {
    Operator operator = master.operator(id);
    return operator == null ? id : operator.name();
  }
}
