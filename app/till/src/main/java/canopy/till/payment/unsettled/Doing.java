package canopy.till.payment.unsettled;

import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.Refund;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is being done about an unsettled payment, as its row says it. */
enum Doing {
  /** The channel is asked for the money. */
  SENDING(false),
  /** The customer confirms on the phone. */
  CONFIRMING(false),
  /** The customer scans our code. */
  SHOWING(false),
  /** Only a look at the customer's phone tells. */
  BY_EYE(true),
  TAKING_BACK(false),
  /** Nobody knows how it stands. */
  UNKNOWN(true),
  /** It was paid after it had been given up. */
  LATE(true),
  /** Taken as paid on a person's word; waits for the bill. */
  FORCED(false),
  /** The same, and its bill does not have it, or it waits too long. */
  OVERDUE(true),
  REFUNDING(false),
  /** The channel has taken on to give the money back. */
  REFUND_ACCEPTED(false),
  REFUND_REFUSED(true);

  private final boolean needsPerson;

  Doing(boolean needsPerson) {
    this.needsPerson = needsPerson;
  }

  /** Whether it goes on only when somebody decides. */
  boolean needsPerson() {
    return needsPerson;
  }

  /** The sentence in the texts. */
  String key() {
    return "unsettled.doing." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Doing of(Refund refund) {
    return switch (refund.state()) {
      case ASKING -> REFUNDING;
      case ACCEPTED -> REFUND_ACCEPTED;
      case REFUSED -> REFUND_REFUSED;
    };
  }

  /**
   * @param back the refund by which its money goes back; null if there is none
   * @param overdue whether it should have been on a bill by now
   */
  static Doing of(Attempt attempt, @Nullable Refund back, boolean overdue) {
    if (back != null) {
      return of(back);
    }
    if (attempt.mode() == Mode.STATIC && attempt.isRunning()) {
      return BY_EYE;
    }
    return switch (attempt.state()) {
      case PENDING, SENT -> SENDING;
      case WAITING -> attempt.mode() == Mode.CODE ? CONFIRMING : SHOWING;
      case REVERSING -> TAKING_BACK;
      case PAID -> LATE;
      case FORCED -> overdue ? OVERDUE : FORCED;
      case REFUNDING, REFUNDED -> REFUNDING;
      case UNKNOWN, DECLINED, REVERSED, CLOSED -> UNKNOWN;
    };
  }
}
