package canopy.till.payment.unsettled;

import canopy.core.catalogue.Names;
import canopy.core.payment.PaymentPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unsettled payment in the list.
 *
 * @param id the attempt's order number, or the refund's number where there is no attempt
 * @param refundNo of the refund that goes with it; empty if there is none
 * @param orderNo our merchant order number
 * @param saleId empty if it belongs to no sale
 * @param kind the tender kind's name; its word is chosen when it is shown
 * @param amountMinor below zero where money goes back
 * @param statedMinor what the channel says was paid, where that is something else; null otherwise
 * @param ageSeconds since it was begun
 * @param next what the till does next by itself; null for nothing
 * @param forcibleInSeconds until it can be taken as paid, where only an answer that may still be on
 *     its way forbids it; 0 otherwise
 * @param reason what the channel or a person said last; may be empty
 * @param deeds what a person can do now, the likeliest first
 */
record UnsettledRow(
    String id,
    String refundNo,
    String orderNo,
    String saleId,
    Names kind,
    long amountMinor,
    @Nullable Long statedMinor,
    long ageSeconds,
    Doing doing,
    @Nullable Next next,
    long forcibleInSeconds,
    String reason,
    List<Deed> deeds) {
  UnsettledRow {
    deeds = List.copyOf(deeds);
  }

  /** What comes next, and in how many seconds; at least one. */
  record Next(PaymentPlan.Action action, long seconds) {}

  /** The number by which the channel is asked, and by which it is written off. */
  String number() {
    return refundNo.isEmpty() ? id : refundNo;
  }
}
