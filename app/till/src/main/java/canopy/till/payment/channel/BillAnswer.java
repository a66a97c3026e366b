package canopy.till.payment.channel;

import canopy.core.quantity.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel's list of a day, or why there is none. */
public sealed interface BillAnswer {
  /**
   * @param rows as the channel gave them
   * @param summary the channel's own totals
   */
  record Bill(List<Row> rows, Summary summary) implements BillAnswer {
    public Bill {
      rows = List.copyOf(rows);
    }
  }

  /** Not there yet, not to be had, or not to be trusted. */
  record None(String code, String message) implements BillAnswer {}

  /** What a row of a bill is. */
  enum Kind {
    PAYMENT,
    REFUND,
    REVERSAL
  }

  /**
   * One payment, refund or reversal.
   *
   * @param outNo our merchant order number
   * @param refundNo our number of the refund; null in a payment
   * @param channelNo the channel's number
   * @param amount above zero, also for money that went back
   * @param at by the channel's clock
   */
  record Row(
      Kind kind,
      String outNo,
      @Nullable String refundNo,
      String channelNo,
      Money amount,
      Instant at) {}

  /**
   * The channel's own totals.
   *
   * @param count of all rows
   * @param paid all payments
   * @param refunded all that went back
   */
  record Summary(int count, Money paid, Money refunded) {}
}
