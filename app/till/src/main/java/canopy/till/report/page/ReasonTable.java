package canopy.till.report.page;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import canopy.till.store.query.AuditKind;
import canopy.till.store.report.ReportReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why things were done: in the station's own words, or in those of who did it. People who speak
 * other languages have chosen the same reason by other names.
 */
final class ReasonTable {
  /** Of one kind; where everybody writes his own, the others are one row. */
  private static final int MOST_REASONS = 10;

  private final ReportFacts facts;

  ReasonTable(ReportFacts facts) {
    this.facts = facts;
  }

  Section of(List<ReportReader.Why> reasons) {
    Map<AuditKind, Map<String, Told>> kinds = new TreeMap<>();
    for (ReportReader.Why why : reasons) {
      kinds
          .computeIfAbsent(why.kind(), kind -> new TreeMap<>())
          .merge(word(why.reason()), new Told(why.times(), why.amountMinor()), Told::plus);
    }
    List<List<Cell>> rows = new ArrayList<>();
    kinds.forEach((kind, told) -> rows.addAll(rows(kind, told)));
    return Section.of(
        facts.text("report.byreason"),
        List.of(
            Column.text(facts.text("report.what")),
            Column.text(facts.text("report.reason")),
            Column.integer(facts.text("report.count")),
            Column.money(facts.text("report.amount"))),
        rows);
  }

  /** How often a reason was told. */
  private record Told(long times, long amountMinor) {
    private static final Told NEVER = new Told(0, 0);

    Told plus(Told other) {
      return new Told(times + other.times, amountMinor + other.amountMinor);
    }
  }

  /** The most frequent of a kind by themselves, the others together. */
  private List<List<Cell>> rows(AuditKind kind, Map<String, Told> told) {
    List<Map.Entry<String, Told>> all = new ArrayList<>(told.entrySet());
    all.sort(
        Comparator.comparingLong((Map.Entry<String, Told> one) -> one.getValue().times())
            .reversed());
    int named = Math.min(MOST_REASONS, all.size());
    List<List<Cell>> rows = new ArrayList<>();
    all.subList(0, named).forEach(one -> rows.add(why(kind, one.getKey(), one.getValue())));
    List<Map.Entry<String, Told>> others = all.subList(named, all.size());
    if (!others.isEmpty()) {
      Told sum = others.stream().map(Map.Entry::getValue).reduce(Told.NEVER, Told::plus);
      rows.add(why(kind, facts.text("report.otherreasons", others.size()), sum));
    }
    return rows;
  }

  private String word(String reason) {
    return reason.isEmpty()
        ? facts.text("report.noreason")
        : facts.names().reason(reason, facts.language());
  }

  private List<Cell> why(AuditKind kind, String word, Told told) {
    return List.of(
        Cell.of(facts.kind(kind)),
        Cell.of(word),
        Cell.integer(told.times()),
        Cell.money(told.amountMinor()));
  }
}
