package canopy.core.event;

import canopy.core.payment.Attempt;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.payment.ShownCode;
import canopy.core.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to scan-to-pay. A request that can move money, or opens or closes an order, is
 * journalled before it leaves; an answer that changes something, after. An attempt is named by its
 * merchant order number, a refund by its own.
 */
public sealed interface PaymentEvent extends Event {
  /** The merchant order number, or the refund's. */
  String number();

  /** An attempt was begun; its request leaves when this is durable. */
  record Started(Attempt attempt) implements PaymentEvent {
    @Override
    public String number() {
      return attempt.outNo();
    }
  }

  /** There is a code for the customer to scan. */
  record Shown(String number, ShownCode shown) implements PaymentEvent {}

  /** The customer has it before them. */
  record Awaited(String number, @Nullable String channelNo) implements PaymentEvent {}

  /** The request left, and its answer said nothing. */
  record Unanswered(String number, String reason) implements PaymentEvent {}

  /** The cashier gave the customer more time. */
  record Extended(String number, Instant giveUpAt) implements PaymentEvent {}

  /** The cashier wants it back; it is asked for until then, and taken back. */
  record Stopped(String number, Instant giveUpAt) implements PaymentEvent {}

  /** Paid in time: the tender follows. {@code paidAt} is by the channel's clock. */
  record Paid(
      String number,
      @Nullable String channelNo,
      Money amount,
      String wallet,
      @Nullable Instant paidAt)
      implements PaymentEvent {}

  /** Refused for good. */
  record Declined(String number, String reason) implements PaymentEvent {}

  /** About to be taken back, for the {@code tries}-th time; the request leaves when durable. */
  record TakeBackRequested(String number, int tries) implements PaymentEvent {}

  /** Taken back, by the channel's word. */
  record Reversed(String number, String reason) implements PaymentEvent {}

  /** Can no longer be paid, by the channel's word or after long enough. */
  record Closed(String number, String reason) implements PaymentEvent {}

  /** A person must look. {@code stated} is what the channel says was paid, if it is not ours. */
  record Escalated(String number, String reason, @Nullable Money stated) implements PaymentEvent {}

  /** Taken as paid on a person's word: the tender follows. */
  record Forced(String number, String channelNo, String reason, PaidOrder.Proof proof)
      implements PaymentEvent {}

  /** Paid after it had been given up. */
  record PaidLate(
      String number,
      @Nullable String channelNo,
      Money amount,
      String wallet,
      @Nullable Instant paidAt)
      implements PaymentEvent {}

  /** The late payment is used for its sale after all: the tender follows. */
  record Used(String number) implements PaymentEvent {}

  /** The channel, or its bill, bears out what was taken on a person's word. */
  record Matched(String number, @Nullable String channelNo) implements PaymentEvent {}

  /**
   * What was taken on a person's word, or is owed by a channel that cannot be reached, is handed
   * back: the tender's return follows. In cash it stays to be borne out by the bill.
   */
  record HandedBack(String number, boolean inCash, String reason) implements PaymentEvent {}

  /** A manager has given up on it, and why. */
  record WrittenOff(String number, String reason) implements PaymentEvent {}

  /** Money goes back; the request leaves when this is durable. */
  record RefundRequested(Refund refund) implements PaymentEvent {
    @Override
    public String number() {
      return refund.refundNo();
    }
  }

  /** The same request again, under the same number; it leaves when this is durable. */
  record RefundRepeated(String number, int tries) implements PaymentEvent {}

  /** The channel will do it. */
  record RefundAccepted(String number, @Nullable String channelNo) implements PaymentEvent {}

  /** The customer has the money. */
  record Refunded(String number, @Nullable String channelNo) implements PaymentEvent {}

  /** The channel will not do it. */
  record RefundRefused(String number, String reason) implements PaymentEvent {}
}
