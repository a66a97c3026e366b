package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.tender.Tender;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A finished sale or refund as it is written down for ever: everything that receipts, reports,
 * refunds and head office need, so that nobody computes it again.
 *
 * @param id the sale's number, also the receipt's
 * @param day business date
 * @param cashier who took the money and answers for it
 * @param lines those that count
 * @param totals the lines' amounts, taxes and total
 * @param tenders what was given and what went back
 * @param cashRounding tenders kept less total: what cash rounding added (or dropped, below zero)
 * @param shift in which it was completed; null if there was none
 * @param costs of those lines whose cost is known; never shown to who may not see reports
 * @param approvedBy the second person who said yes to a refund without receipt; null if nobody had
 *     to
 */
public record CompletedSale(
    String id,
    Sale.Kind kind,
    @Nullable String refundOf,
    LocalDate day,
    Instant openedAt,
    Instant completedAt,
    String cashier,
    List<Line> lines,
    Totals totals,
    List<Tender> tenders,
    Money cashRounding,
    String note,
    // Left out where there is none: sales written before there were shifts have the same shape.
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shift,
    // As above: sales written before articles had a cost.
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LineCost> costs,
    // As above: refunds written before a second person's yes was to the sum.
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String approvedBy) {
  /** That nobody had to approve. */
  public CompletedSale(
      String id,
      Sale.Kind kind,
      @Nullable String refundOf,
      LocalDate day,
      Instant openedAt,
      Instant completedAt,
      String cashier,
      List<Line> lines,
      Totals totals,
      List<Tender> tenders,
      Money cashRounding,
      String note,
      @Nullable String shift,
      List<LineCost> costs) {
    this(
        id,
        kind,
        refundOf,
        day,
        openedAt,
        completedAt,
        cashier,
        lines,
        totals,
        tenders,
        cashRounding,
        note,
        shift,
        costs,
        null);
  }

  public CompletedSale {
    lines = List.copyOf(lines);
    tenders = List.copyOf(tenders);
    costs = costs == null ? List.of() : List.copyOf(costs); // Null where the journal has none.
  }

  public Optional<Line> line(int no) {
    return lines.stream().filter(line -> line.no() == no).findFirst();
  }

  public Optional<LineAmounts> amounts(int no) {
    return totals.lines().stream().filter(line -> line.no() == no).findFirst();
  }

  /**
   * The amounts of a line of this sale.
   *
   * @throws IllegalStateException if there are none
   */
  public LineAmounts amountsOf(Line line) {
    return amounts(line.no())
        .orElseThrow(() -> new IllegalStateException(id + " has no amounts for line " + line.no()));
  }

  /**
   * Gives each line with its amounts, in order.
   *
   * @throws IllegalStateException if a line has none
   */
  public void eachLine(BiConsumer<Line, LineAmounts> taker) {
    List<LineAmounts> all = totals.lines();
    for (int at = 0; at < lines.size(); at++) {
      Line line = lines.get(at);
      // Totals list the amounts in the order of the lines; the number decides.
      boolean here = at < all.size() && all.get(at).no() == line.no();
      taker.accept(line, here ? all.get(at) : amountsOf(line));
    }
  }

  /** What a line cost; empty if that is not known. */
  public Optional<Money> cost(int no) {
    return costs.stream().filter(line -> line.no() == no).map(LineCost::cost).findFirst();
  }

  /** All change together. */
  public Money change() {
    Money change = Money.zero(totals.total().currency());
    for (Tender tender : tenders) {
      change = change.plus(tender.change());
    }
    return change;
  }
}
