package canopy.channel.wire;

import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;

/**
 * A verified answer may still be about another order, or state another amount than was asked for.
 * Then it says nothing, and a person must see what it stated.
 */
public final class Checked {
  private static final String OTHER_ORDER = "OTHER_ORDER";
  private static final String AMOUNT_MISMATCH = "AMOUNT_MISMATCH";

  private Checked() {}

  /**
   * The answer, if it can be believed.
   *
   * @param ours whether it names the order or refund that was asked about
   * @param asked the amount of that; what was paid or refunded must state it
   */
  public static Answer against(Answer answer, boolean ours, Money asked) {
    if (!ours) {
      return doubtful(answer, OTHER_ORDER);
    }
    boolean other = !asked.equals(answer.amount());
    return other && statesAmount(answer) ? doubtful(answer, AMOUNT_MISMATCH) : answer;
  }

  /** An answer about another order that states nothing else. */
  public static Answer otherOrder() {
    return Answer.of(Outcome.UNKNOWN, OTHER_ORDER, "");
  }

  private static boolean statesAmount(Answer answer) {
    return switch (answer.outcome()) {
      case PAID, REFUNDED -> true;
      // Not every channel says the amount of what has not happened yet, or will not.
      case REFUNDING, REFUND_REFUSED -> answer.amount() != null;
      case WAITING, UNPAID, DECLINED, NOT_FOUND, REVERSED, CLOSED, UNKNOWN -> false;
    };
  }

  private static Answer doubtful(Answer answer, String code) {
    return new Answer(
        Outcome.UNKNOWN,
        answer.verified(),
        answer.channelNo(),
        answer.amount(),
        code,
        answer.message(),
        answer.wallet(),
        answer.paidAt());
  }
}
