package canopy.till.report;

import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.operator.Operator;
import canopy.core.operator.Role;
import canopy.core.tax.Tax;
import canopy.core.tender.TenderKind;
import canopy.till.report.page.ReportNames;
import canopy.till.station.Master;
import canopy.till.ui.Language;
import canopy.till.ui.Roles;
import canopy.till.ui.Texts;
import java.util.Map;
import java.util.function.Supplier;

/** What the master data in force says. */
public record StationNames(Supplier<Master> master, Texts texts) implements ReportNames {
  @Override
  public String grade(int id, Language language) {
    FuelGrade grade = master.get().grade(id);
    return grade == null ? Integer.toString(id) : grade.name().in(language.rules());
  }

  @Override
  public String department(String id, Language language) {
    return master.get().catalogue().departments().stream()
        .filter(department -> department.id().equals(id))
        .map((Department department) -> department.name(language.rules()))
        .findFirst()
        .orElse(id);
  }

  @Override
  public String article(String id, Language language) {
    return master
        .get()
        .catalogue()
        .article(id)
        .map(article -> article.name(language.rules()))
        .orElse(id);
  }

  @Override
  public String tender(String id, Language language) {
    TenderKind tender = master.get().tender(id);
    return tender == null ? id : tender.name().in(language.rules());
  }

  @Override
  public String tax(String id, Language language) {
    return master.get().catalogue().taxClasses().stream()
        .flatMap(taxClass -> taxClass.taxes().stream())
        .filter(tax -> tax.id().equals(id))
        .map((Tax tax) -> tax.name().in(language.rules()))
        .findFirst()
        .orElse(id);
  }

  @Override
  public String reason(String id, Language language) {
    return master
        .get()
        .shifts()
        .reason(id)
        .map(reason -> reason.name().in(language.rules()))
        .orElse(id);
  }

  @Override
  public String role(String id, Language language) {
    Role role = master.get().people().role(id).orElseGet(() -> new Role(id, Map.of()));
    return texts.in(language, Roles.key(role));
  }

  @Override
  public String operator(String id) {
    Operator operator = master.get().operator(id);
    return operator == null ? id : operator.name();
  }

  @Override
  public String station(Language language) {
    return texts.in(
        language, "report.station", master.get().config().site(), master.get().config().till());
  }
}
