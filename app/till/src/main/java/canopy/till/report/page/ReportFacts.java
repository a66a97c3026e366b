package canopy.till.report.page;

import canopy.core.catalogue.LeftOut;
import canopy.core.event.Recorded;
import canopy.till.report.export.Cell;
import canopy.till.report.export.CellText;
import canopy.till.report.export.Section;
import canopy.till.report.export.Wording;
import canopy.till.store.query.AuditKind;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What every page needs to be worded: taken when it is asked for, so that a page is in one language
 * whatever is spoken when it is done.
 *
 * @param by who asks
 */
public record ReportFacts(
    Texts texts,
    Language language,
    Formats formats,
    ReportNames names,
    ZoneId zone,
    Instant now,
    String by) {
  /** A text in the page's language. */
  public String text(String key, Object... arguments) {
    return texts.in(language, key, arguments);
  }

  Wording wording() {
    return Wording.of(texts, language, formats);
  }

  LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, zone);
  }

  String grade(int id) {
    return names.grade(id, language);
  }

  String department(String id) {
    return id.isEmpty() ? text("report.returned") : names.department(id, language);
  }

  String article(String id) {
    return names.article(id, language);
  }

  /** A figure inside a sentence. */
  String read(Cell figure) {
    return CellText.read(figure, formats);
  }

  String tender(String id) {
    return id.isEmpty() ? text("report.nothingtopay") : names.tender(id, language);
  }

  String operator(String id) {
    return id.equals(Recorded.SYSTEM) ? text("report.till") : names.operator(id);
  }

  /** The kind in words. */
  String kind(AuditKind kind) {
    return text("audit." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The section, saying that it is not all where it is not. */
  Section newest(Section section, int shown, boolean complete) {
    return complete ? section : section.noting(text("report.newestonly", Integer.toString(shown)));
  }

  /** Why a record of head office cannot be used. */
  String leftOut(String why) {
    return text(
        switch (LeftOut.Why.valueOf(why)) {
          case NOT_VALID -> "audit.say.held-invalid";
          case NO_TAX_CLASS -> "audit.say.left-tax";
          case NO_DEPARTMENT -> "audit.say.left-department";
          case CODE_TAKEN -> "audit.say.left-code";
        });
  }

  /** How a fill ended. */
  String outcome(String outcome) {
    return switch (outcome) {
      case "PAID" -> text("report.paid");
      case "PREPAID" -> text("report.prepaid");
      case "DRIVE_OFF" -> text("report.driveoff");
      case "NO_MEANS_OF_PAYMENT" -> text("report.nomeans");
      case "PUMP_TEST" -> text("report.pumptest");
      case "COMPANY_USE" -> text("report.companyuse");
      default -> outcome;
    };
  }
}
