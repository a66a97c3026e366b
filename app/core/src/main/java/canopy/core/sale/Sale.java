package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.tender.Tender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sale or refund that is being rung up, or held.
 *
 * @param id the sale's number, also the receipt's: {@code R<till>-<yymmdd>-<count>}
 * @param kind sale or refund
 * @param refundOf the number of the sale whose goods come back; null in a sale, and in a refund
 *     without receipt
 * @param currency ISO 4217
 * @param cashier operator who opened it and keeps it, whoever approves something
 * @param lines voided ones included
 * @param discount on the whole sale; null if none
 * @param ageConfirmedYears the highest age the cashier has checked in this sale; 0 if none
 * @param tenders taken so far
 * @param note on the whole sale; empty if none
 */
public record Sale(
    String id,
    Kind kind,
    @Nullable String refundOf,
    String currency,
    String cashier,
    Instant openedAt,
    List<Line> lines,
    @Nullable Discount discount,
    int ageConfirmedYears,
    List<Tender> tenders,
    String note) {

  /** Which way the goods go. */
  public enum Kind {
    SALE,
    REFUND
  }

  public Sale {
    lines = List.copyOf(lines);
    tenders = List.copyOf(tenders);
  }

  /** A sale with nothing in it. */
  public static Sale open(
      String id,
      Kind kind,
      @Nullable String refundOf,
      String currency,
      String cashier,
      Instant at) {
    return new Sale(id, kind, refundOf, currency, cashier, at, List.of(), null, 0, List.of(), "");
  }

  /** Whether goods come back of which there is no receipt. */
  public boolean isWithoutReceipt() {
    return kind == Kind.REFUND && refundOf == null;
  }

  /** The lines that count. */
  public List<Line> activeLines() {
    return lines.stream().filter(line -> !line.voided()).toList();
  }

  /** A line by its number, voided or not. */
  public Optional<Line> line(int no) {
    return lines.stream().filter(line -> line.no() == no).findFirst();
  }

  /** The number for the next line. */
  public int nextLineNo() {
    return lines.size() + 1;
  }

  /** Whether nothing counts in it. */
  public boolean isEmpty() {
    return activeLines().isEmpty();
  }

  /** What the tenders so far have brought in. */
  public Money kept() {
    Money kept = Money.zero(currency);
    for (Tender tender : tenders) {
      kept = kept.plus(tender.kept());
    }
    return kept;
  }

  public Sale with(Line line) {
    List<Line> next = new ArrayList<>(lines);
    if (line.no() <= next.size()) {
      next.set(line.no() - 1, line);
    } else {
      next.add(line);
    }
    return copy(next, discount, ageConfirmedYears, tenders, note);
  }

  public Sale with(Tender tender) {
    List<Tender> next = new ArrayList<>(tenders);
    next.add(tender);
    return copy(lines, discount, ageConfirmedYears, next, note);
  }

  public Sale withoutTender(int no) {
    return copy(
        lines,
        discount,
        ageConfirmedYears,
        tenders.stream().filter(t -> t.no() != no).toList(),
        note);
  }

  /** The same for another cashier to answer for; null leaves it as it is. */
  public Sale by(@Nullable String next) {
    return next == null
        ? this
        : new Sale(
            id,
            kind,
            refundOf,
            currency,
            next,
            openedAt,
            lines,
            discount,
            ageConfirmedYears,
            tenders,
            note);
  }

  public Sale discounted(@Nullable Discount next) {
    return copy(lines, next, ageConfirmedYears, tenders, note);
  }

  public Sale ageConfirmed(int years) {
    return copy(lines, discount, Math.max(ageConfirmedYears, years), tenders, note);
  }

  public Sale noted(String text) {
    return copy(lines, discount, ageConfirmedYears, tenders, text);
  }

  private Sale copy(List<Line> l, @Nullable Discount d, int age, List<Tender> t, String n) {
    return new Sale(id, kind, refundOf, currency, cashier, openedAt, l, d, age, t, n);
  }
}
