package canopy.till.ui;

import canopy.core.operator.Right;
import canopy.core.till.Refusal;
import java.util.ArrayList;
import java.util.List;

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
      case IMPORT_GOODS -> "refusal.right.import-goods";
      case CHANGE_SETTINGS -> "refusal.right.change-settings";
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

  /** The sentence of a reason. */
  public static String key(Refusal.Reason reason) {
    return switch (reason) {
      case NOT_SIGNED_IN -> "refusal.not-signed-in";
      case TILL_LOCKED -> "refusal.till-locked";
      case SOMEBODY_SIGNED_IN -> "refusal.somebody-signed-in";
      case UNKNOWN_OPERATOR -> "refusal.unknown-operator";
      case PIN_LOCKED -> "refusal.pin-locked";
      case RIGHT_DENIED -> "refusal.right-denied";
      case APPROVAL_REQUIRED -> "refusal.approval-required";
      case NO_OPEN_SALE -> "refusal.no-open-sale";
      case SALE_OPEN -> "refusal.sale-open";
      case SALE_HAS_TENDERS -> "refusal.sale-has-tenders";
      case SALE_IS_EMPTY -> "refusal.sale-is-empty";
      case NOT_THIS_SALE -> "refusal.not-this-sale";
      case UNKNOWN_ARTICLE -> "refusal.unknown-article";
      case ARTICLE_INACTIVE -> "refusal.article-inactive";
      case ARTICLE_WITHOUT_PRICE -> "refusal.article-without-price";
      case AGE_CHECK_NEEDED -> "refusal.age-check-needed";
      case UNKNOWN_LINE -> "refusal.unknown-line";
      case LINE_NOT_CHANGEABLE -> "refusal.line-not-changeable";
      case QUANTITY_OUT_OF_RANGE -> "refusal.quantity-out-of-range";
      case PRICE_OUT_OF_RANGE -> "refusal.price-out-of-range";
      case DISCOUNT_OUT_OF_RANGE -> "refusal.discount-out-of-range";
      case AMOUNT_OUT_OF_RANGE -> "refusal.amount-out-of-range";
      case TEXT_TOO_LONG -> "refusal.text-too-long";
      case TOO_MANY_LINES -> "refusal.too-many-lines";
      case TOO_MANY_HELD -> "refusal.too-many-held";
      case TOO_MANY_TENDERS -> "refusal.too-many-tenders";
      case UNKNOWN_HELD_SALE -> "refusal.unknown-held-sale";
      case UNKNOWN_FILL -> "refusal.unknown-fill";
      case FILL_TAKEN -> "refusal.fill-taken";
      case FILL_OF_PREPAY -> "refusal.fill-of-prepay";
      case PUMP_BUSY -> "refusal.pump-busy";
      case PUMP_STOPPED -> "refusal.pump-stopped";
      case PUMP_HAS_PREPAY -> "refusal.pump-has-prepay";
      case TOO_MANY_UNPAID -> "refusal.too-many-unpaid";
      case UNKNOWN_PUMP -> "refusal.unknown-pump";
      case UNKNOWN_PREPAY -> "refusal.unknown-prepay";
      case PREPAY_NOT_READY -> "refusal.prepay-not-ready";
      case REFUND_OTHER_RECEIPT -> "refusal.refund-other-receipt";
      case REFUND_WAITS -> "refusal.refund-waits";
      case NOTHING_LEFT_TO_RETURN -> "refusal.nothing-left-to-return";
      case STALE_RECEIPT -> "refusal.stale-receipt";
      case NOT_IN_A_REFUND -> "refusal.not-in-a-refund";
      case UNKNOWN_TENDER -> "refusal.unknown-tender";
      case REFERENCE_NEEDED -> "refusal.reference-needed";
      case NO_CHANGE_FROM_THIS_TENDER -> "refusal.no-change-from-this-tender";
      case NOTHING_TO_PAY -> "refusal.nothing-to-pay";
      case STILL_TO_PAY -> "refusal.still-to-pay";
      case REASON_NEEDED -> "refusal.reason-needed";
      case UNKNOWN_PRINT_JOB -> "refusal.unknown-print-job";
      case PAYMENT_OPEN -> "refusal.payment-open";
      case PAYMENT_BY_SCAN_ONLY -> "refusal.payment-by-scan-only";
      case UNKNOWN_PAYMENT -> "refusal.unknown-payment";
      case PAYMENT_NOT_POSSIBLE -> "refusal.payment-not-possible";
      case PAYMENT_CODE_USED -> "refusal.payment-code-used";
      case CHANNEL_OFFLINE -> "refusal.channel-offline";
      case PAYMENT_TOO_OLD -> "refusal.payment-too-old";
      case TOO_MANY_PAYMENTS -> "refusal.too-many-payments";
      case TOO_MANY_DIFFERENCES -> "refusal.too-many-differences";
      case UNKNOWN_DIFFERENCE -> "refusal.unknown-difference";
      case UNKNOWN_TANK -> "refusal.unknown-tank";
      case READING_OUT_OF_RANGE -> "refusal.reading-out-of-range";
      case UNKNOWN_DELIVERY -> "refusal.unknown-delivery";
      case DOCUMENT_NEEDED -> "refusal.document-needed";
      case DELIVERY_KNOWN -> "refusal.delivery-known";
      case NO_SHIFT -> "refusal.no-shift";
      case SHIFT_OPEN -> "refusal.shift-open";
      case SHIFT_NEEDED -> "refusal.shift-needed";
      case COUNT_NEEDED -> "refusal.count-needed";
      case NO_DIFFERENCE -> "refusal.no-difference";
      case DIFFERENCE_UNEXPLAINED -> "refusal.difference-unexplained";
      case DRAWER_IS_THEIRS -> "refusal.drawer-is-theirs";
    };
  }
}
