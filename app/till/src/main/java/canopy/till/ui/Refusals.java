package canopy.till.ui;

import canopy.core.operator.Right;
import canopy.core.till.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words the rules' refusals for a strip. FX thread. */
public final class Refusals {
  private Refusals() {}

  /** The refusal as a notice that follows the language. */
  public static Notice notice(Texts texts, Refusal refusal) {
    List<Object> arguments = new ArrayList<>();
    Right right = refusal.right();
    if (right != null) {
      arguments.add(texts.bound(key(right)));
    }
    arguments.addAll(refusal.args());
    return new Notice(Notice.Level.REFUSED, key(refusal.reason()), arguments, null);
  }

  /** That somebody's role denies a right. */
  public static Notice denied(Texts texts, Right right) {
    return Notice.of(
        Notice.Level.REFUSED, key(Refusal.Reason.RIGHT_DENIED), texts.bound(key(right)));
  }

  /** What a right allows, as words. */
  public static String key(Right right) {
    return switch (right) {
      case SELL -> "refusal.right.sell";
      case VOID_LINE -> "refusal.right.void-line";
      case VOID_SALE -> "refusal.right.void-sale";
      case PRICE_OVERRIDE -> "refusal.right.price-override";
      case DISCOUNT -> "refusal.right.discount";
      case NO_SALE -> "refusal.right.no-sale";
      case REFUND -> "refusal.right.refund";
      case REFUND_WITHOUT_RECEIPT -> "refusal.right.refund-without-receipt";
      case REPRINT -> "refusal.right.reprint";
      case AUTHORISE_PUMP -> "refusal.right.authorise-pump";
      case RESTART_PUMP -> "refusal.right.restart-pump";
      case WRITE_OFF_FILL -> "refusal.right.write-off-fill";
      case PUMP_TEST -> "refusal.right.pump-test";
      case COMPANY_USE -> "refusal.right.company-use";
      case CLOSE_DAY -> "refusal.right.close-day";
      case CHANGE_GOODS -> "refusal.right.change-goods";
      case IMPORT_GOODS -> "refusal.right.import-goods";
      case CHANGE_SETTINGS -> "refusal.right.change-settings";
      case MANAGE_PEOPLE -> "refusal.right.manage-people";
      case TRAIN -> "refusal.right.train";
      case FORCE_PAYMENT -> "refusal.right.force-payment";
      case SETTLE_PAYMENT -> "refusal.right.settle-payment";
      case RECORD_READING -> "refusal.right.record-reading";
      case RECORD_DELIVERY -> "refusal.right.record-delivery";
      case OPEN_SHIFT -> "refusal.right.open-shift";
      case CLOSE_SHIFT -> "refusal.right.close-shift";
      case CLOSE_OTHERS_SHIFT -> "refusal.right.close-others-shift";
      case PAID_IN -> "refusal.right.paid-in";
      case PAID_OUT -> "refusal.right.paid-out";
      case SAFE_DROP -> "refusal.right.safe-drop";
      case CHANGE_FLOAT -> "refusal.right.change-float";
      case SEE_EXPECTED_CASH -> "refusal.right.see-expected-cash";
      case ACCEPT_DIFFERENCE -> "refusal.right.accept-difference";
    };
  }

  /** The sentence of a reason; each has one, by its name. */
  public static String key(Refusal.Reason reason) {
    return "refusal." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
