package canopy.till.day.sheet;

import canopy.core.account.Span;
import canopy.core.account.ZReport;
import canopy.core.quantity.Money;
import canopy.core.shift.OpenItem;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ReportDocument;
import canopy.till.report.export.Section;
import canopy.till.report.export.Wording;
import canopy.till.ui.manage.OpenWords;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A day's report in tables, in one language. Any thread. */
public record DaySections(DayWords words, DaySheet sheet) {
  /** Short: it stands beside the grade in a narrow column, and nothing waits for a year. */
  private static final DateTimeFormatter ENDED = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private static final Set<DayPart> BLIND =
      EnumSet.of(DayPart.GAPS, DayPart.OPEN, DayPart.SETTLEMENT, DayPart.BILLS);

  /** All parts that have something to say; what does not agree always has. */
  public Map<DayPart, Section> all() {
    ZReport report = sheet.report();
    MoneySections money = new MoneySections(words, report);
    FuelSections fuel = new FuelSections(words, report);
    Map<DayPart, Section> parts = new EnumMap<>(DayPart.class);
    parts.put(DayPart.GAPS, fuel.gaps());
    parts.put(DayPart.OPEN, open());
    parts.put(DayPart.SUMMARY, money.summary());
    parts.put(DayPart.TENDERS, money.tenders());
    parts.put(DayPart.SHIFTS, money.shifts());
    parts.put(DayPart.DRAWERS, money.drawers());
    parts.put(DayPart.MOVEMENTS, money.movements());
    parts.put(DayPart.TAXES, money.taxes());
    parts.put(DayPart.GROUPS, money.groups());
    parts.put(DayPart.CASHIERS, money.cashiers());
    parts.put(DayPart.FATES, fuel.fates());
    parts.put(DayPart.SETTLEMENT, fuel.settlement());
    parts.put(DayPart.TANKS, fuel.tanks());
    parts.put(DayPart.DELIVERIES, fuel.deliveries());
    parts.put(DayPart.INCIDENTS, money.incidents());
    parts.put(DayPart.BILLS, new BillSection(words, report).section(true));
    parts.put(DayPart.PROOF, proof());
    parts.values().removeIf(section -> section.rows().isEmpty() && section.note().isEmpty());
    return parts;
  }

  /**
   * What everybody who closes sees: what does not agree, and nothing of the drawer, nor what was
   * taken.
   */
  public Map<DayPart, Section> blind() {
    Map<DayPart, Section> parts = all();
    parts.keySet().retainAll(BLIND);
    parts.computeIfPresent(
        DayPart.BILLS, (_, _) -> new BillSection(words, sheet.report()).section(false));
    return parts;
  }

  /** The whole report, to be written to a file. */
  public ReportDocument document() {
    return new ReportDocument(
        title(),
        List.of(
            words.name(words.master().config().name()),
            words.text(
                "day.z.till", words.master().config().site(), words.master().config().till())),
        List.of(),
        List.copyOf(all().values()),
        Wording.of(words.texts(), words.language(), words.formats()));
  }

  /** Which day it is, with the report's number. */
  public String title() {
    Span span = sheet.report().span();
    return span.isClosed()
        ? words.text("day.z.title", span.number(), span.day())
        : words.text("day.z.titleopen", span.day());
  }

  private Section open() {
    OpenWords open =
        new OpenWords(
            words::text,
            fuel -> words.grade(fuel.grade()) + " · " + ENDED.format(words.local(fuel.endedAt())));
    List<List<Cell>> rows = new ArrayList<>();
    for (OpenItem item : sheet.report().end().named()) {
      Money amount = item.amount();
      rows.add(
          List.of(
              Cell.of(open.what(item)),
              name(open, item),
              item.pump() == 0 ? Cell.empty() : Cell.integer(item.pump()),
              amount == null ? Cell.empty() : Cell.money(amount.minor())));
    }
    return Section.of(
        words.text("day.z.openitems"),
        List.of(
            Column.text(words.text("day.z.what")),
            Column.text(words.text("day.z.name")),
            Column.integer(words.text("day.z.pump")),
            Column.money(words.text("day.z.amount"))),
        rows);
  }

  /**
   * A fill by its grade and when it ended; its id tells nobody anything, nor does a prepaid one's.
   */
  private static Cell name(OpenWords open, OpenItem item) {
    String fuel = open.fuel(item);
    if (!fuel.isEmpty()) {
      return Cell.of(fuel);
    }
    return item.pump() > 0 ? Cell.empty() : Cell.of(OpenWords.name(item));
  }

  private Section proof() {
    Span span = sheet.report().span();
    List<List<Cell>> rows = new ArrayList<>();
    DaySheet.Proof proof = sheet.proof();
    var seal = span.seal();
    String by = span.closedBy();
    if (proof != null && seal != null && by != null) {
      rows.add(said("day.z.closedby", words.operator(by)));
      rows.add(said("day.z.firstline", "#" + span.firstSeq() + " " + proof.firstHash()));
      rows.add(said("day.z.lastline", "#" + (span.lastSeq() - 1) + " " + proof.lastHash()));
      rows.add(said("day.z.signature", seal.signature()));
      rows.add(said("day.z.key", seal.publicKey()));
      rows.add(
          said(
              "day.z.check", words.text(sheet.isGenuine() ? "day.z.genuine" : "day.z.notgenuine")));
    }
    return Section.of(
        words.text("day.z.proof"),
        List.of(Column.text(words.text("day.z.what")), Column.text(words.text("day.z.value"))),
        rows);
  }

  private List<Cell> said(String key, String value) {
    return List.of(Cell.of(words.text(key)), Cell.of(value));
  }
}
