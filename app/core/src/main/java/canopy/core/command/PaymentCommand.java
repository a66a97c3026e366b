package canopy.core.command;

import canopy.core.payment.Answer;
import canopy.core.payment.CodeMark;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.ShownCode;
import canopy.core.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay. Screens do not make {@link Scan}, {@link Show}, {@link PayBack} and {@link GiveBack}
 * themselves but call the payment desk, which knows the clear code and whether the channel can be
 * reached; all else they submit like any command. {@link Report}, {@link GiveUp}, {@link TakeBack}
 * and {@link ReportRefund} are the desk's own.
 */
public sealed interface PaymentCommand extends Command {
  /**
   * Charges the customer whose code was scanned.
   *
   * @param tendersSeen how many tenders the sale had when the cashier looked
   * @param amount above zero, at most what is left to pay
   * @param online whether the channel can be reached: a payment is never queued
   */
  record Scan(
      String saleId, int tendersSeen, String kind, Money amount, CodeMark code, boolean online)
      implements PaymentCommand {}

  /** Shows a code for the customer to scan. */
  record Show(String saleId, int tendersSeen, String kind, Money amount, boolean online)
      implements PaymentCommand {}

  /** Puts the open sale aside with its unsettled payment. It is recalled like a held one. */
  record ServeNext(String saleId) implements PaymentCommand {}

  /** The cashier does not want to wait any longer: the attempt is taken back. */
  record Stop(String outNo) implements PaymentCommand {}

  /** More time for a code of ours; once. */
  record Extend(String outNo) implements PaymentCommand {}

  /** To the manager. */
  record Escalate(String outNo, String reason) implements PaymentCommand {
    /** The reason where the cashier does not want to deal with it; worded where it is shown. */
    public static final String BY_CASHIER = "CASHIER";

    /** The reason where the channel had all its time; likewise. */
    public static final String OUT_OF_TIME = "TIME";
  }

  /** The cashier saw the payment on the customer's phone; for a code that cannot be asked for. */
  record Confirm(String outNo) implements PaymentCommand {}

  /** Takes it as paid, by the number on the customer's bill. Needs approval. */
  record Force(String outNo, String channelNo, String reason) implements PaymentCommand {}

  /** Uses a late payment for its sale, which is still open. */
  record UseLate(String outNo) implements PaymentCommand {}

  /** Gives a late payment back. */
  record ReturnLate(String outNo) implements PaymentCommand {}

  /** Pays out a refund to the order that its goods were paid with. */
  record PayBack(String saleId, int tendersSeen, PaidOrder order, Money amount, boolean online)
      implements PaymentCommand {}

  /** Hands back the newest tender of a sale that is not finished, through its channel. */
  record GiveBack(String saleId, int tenderNo, boolean online) implements PaymentCommand {}

  /**
   * Hands back the newest tender of a sale that is not finished, although its channel cannot
   * confirm it now: one that was taken on a person's word, or whose channel is out of reach. Needs
   * approval.
   *
   * @param inCash the kind of cash to pay it out in, only for what no channel has confirmed: the
   *     payment then stays to be borne out by the bill. Null to have the channel give it back, if
   *     it was paid there, as soon as it can be reached
   */
  record HandBack(String saleId, int tenderNo, @Nullable String inCash, String reason)
      implements PaymentCommand {}

  /** The slip of a payment that is not settled, for a customer who must go. */
  record PrintSlip(String outNo) implements PaymentCommand {}

  /** The code of ours, for a customer who does not see it. */
  record PrintCode(String outNo) implements PaymentCommand {}

  /** Asks once more for a refund that was refused. */
  record RetryRefund(String refundNo) implements PaymentCommand {}

  /** Gives up on an attempt or a refused refund, by its number. */
  record WriteOff(String number, String reason) implements PaymentCommand {}

  /**
   * What the channel answered about an attempt.
   *
   * @param shown the code to show; null unless one was asked for and given
   */
  record Report(String outNo, Asked asked, Answer answer, @Nullable ShownCode shown)
      implements PaymentCommand {}

  /** What was asked. */
  enum Asked {
    PAY,
    SHOW,
    QUERY,
    TAKE_BACK
  }

  /** The time is up, and the last question settled nothing. */
  record GiveUp(String outNo) implements PaymentCommand {}

  /** The next request to take it back is due. */
  record TakeBack(String outNo) implements PaymentCommand {}

  /** The next request for a refund is due. */
  record RepeatRefund(String refundNo) implements PaymentCommand {}

  /** What the channel answered about a refund. */
  record ReportRefund(String refundNo, Answer answer) implements PaymentCommand {}
}
