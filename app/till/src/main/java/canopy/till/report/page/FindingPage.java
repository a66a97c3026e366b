package canopy.till.report.page;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is worth a manager's minute, with the rule that found it and why it matters. */
final class FindingPage {
  private final ReportFacts facts;
  private final FindingLimits limits;

  FindingPage(ReportFacts facts, FindingLimits limits) {
    this.facts = facts;
    this.limits = limits;
  }

  /**
   * @param limit most of each rule
   */
  Section list(List<Finding> findings, int limit) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      Instant at = finding.at();
      rows.add(
          List.of(
              at == null ? Cell.date(finding.day()) : Cell.dateTime(facts.local(at)),
              Cell.of(facts.operator(finding.cashier())),
              Cell.of(approvers(finding)),
              Cell.of(about(finding)),
              Cell.money(finding.amountMinor()),
              Cell.of(why(finding.rule()))));
    }
    Section section =
        Section.of(
            "",
            List.of(
                Column.dateTime(facts.text("report.time")),
                Column.text(facts.text("report.who")),
                Column.text(facts.text("report.approvedby")),
                Column.text(facts.text("report.about")),
                Column.money(facts.text("report.amount")),
                Column.text(facts.text("report.why"))),
            rows);
    Map<FindingRule, Long> counts =
        findings.stream().collect(Collectors.groupingBy(Finding::rule, Collectors.counting()));
    return facts.newest(section, limit, counts.values().stream().allMatch(count -> count < limit));
  }

  private String approvers(Finding finding) {
    return finding.approvers().stream().map(facts::operator).collect(Collectors.joining(", "));
  }

  /** Which sale; of a whole day how often. */
  private String about(Finding finding) {
    if (finding.seq() == 0) {
      return facts.text("report.times", finding.count());
    }
    if (finding.other().isEmpty()) {
      return finding.subject();
    }
    return finding.subject().isEmpty()
        ? finding.other()
        : finding.subject() + " ← " + finding.other();
  }

  static Link link(Finding finding) {
    if (!finding.rule().counted().isEmpty()) {
      return new Link.ToEntries(finding.day(), finding.cashier(), finding.rule().counted());
    }
    if (finding.rule() == FindingRule.COUNT_DIFFERS
        || finding.rule() == FindingRule.FLOAT_DIFFERS
        || finding.rule() == FindingRule.PAYMENT_BY_HAND
        || finding.rule() == FindingRule.FILL_AMOUNT_DIFFERS
        || finding.rule() == FindingRule.DEAR_LINE) {
      return new Link.ToEntry(finding.seq());
    }
    String number = finding.subject().isEmpty() ? finding.other() : finding.subject();
    if (!number.isEmpty()) {
      return new Link.ToSale(number, finding.seq());
    }
    return new Link.ToEntry(finding.seq());
  }

  /** The rule with its limit. */
  private String why(FindingRule rule) {
    return switch (rule) {
      case MANY_VOIDS -> facts.text("report.whyvoids", limits.voidsPerDay());
      case MANY_NO_SALES -> facts.text("report.whynosales", limits.noSalesPerDay());
      case MANY_OVERRIDES -> facts.text("report.whyoverrides", limits.overridesPerDay());
      case MANY_WRONG_PINS -> facts.text("report.whypins", limits.wrongPinsPerDay());
      case REFUND_WITHOUT_RECEIPT -> facts.text("report.whynoreceipt");
      case DEAR_LINE ->
          facts.text("report.whydearline", facts.formats().money(limits.dearLineMinor()));
      case LATE_VOID ->
          facts.text("report.whylatevoid", facts.formats().money(limits.largeVoidMinor()));
      case NO_SALE_AFTER_SALE -> facts.text("report.whynosaleafter", limits.noSaleSeconds());
      case REFUND_SOON -> facts.text("report.whyrefundsoon", limits.refundMinutes());
      case REFUND_IN_CASH -> facts.text("report.whyrefundcash");
      case ROUND_DISCOUNT ->
          facts.text("report.whyround", facts.formats().brief(limits.roundMinor()));
      case LARGE_DISCOUNT ->
          facts.text(
              "report.whydiscount",
              facts.formats().money(limits.discounts().fromMinor()),
              percent(limits.discounts().sharePpm()),
              facts.formats().money(limits.discounts().shareFromMinor()));
      case FUEL_UNDER_PRICE ->
          facts.text("report.whyfuel", percent(limits.discounts().fuelSharePpm()));
      case FILL_AMOUNT_DIFFERS -> facts.text("report.whyfill");
      case COUNT_DIFFERS -> facts.text("report.whycount");
      case FLOAT_DIFFERS -> facts.text("report.whyfloat");
      case PAYMENT_BY_HAND -> facts.text("report.whybyhand");
    };
  }

  private static String percent(long ppm) {
    BigDecimal exact = BigDecimal.valueOf(ppm, 4).stripTrailingZeros();
    return exact.setScale(Math.max(0, exact.scale())).toPlainString();
  }
}
