package canopy.core.till;

import canopy.core.operator.Right;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the till does not do something, in a form that a screen can word.
 *
 * @param reason the text's key
 * @param args what goes into the text, in order
 * @param right which right is missing; null unless it is about rights
 */
public record Refusal(Reason reason, List<String> args, @Nullable Right right) {
  /** Each has a sentence in every language. */
  public enum Reason {
    NOT_SIGNED_IN,
    TILL_LOCKED,
    SOMEBODY_SIGNED_IN,
    UNKNOWN_OPERATOR,
    UNKNOWN_ROLE,
    BAD_OPERATOR_NUMBER,
    NAME_NEEDED,
    NAME_TAKEN,
    RIGHTS_ABOVE_OWN,
    LAST_WITH_RIGHT,
    NOT_YOURSELF,
    HEAD_OFFICE_DECIDES,
    TOO_MANY_PEOPLE,
    TOO_MANY_ROLES,
    PIN_CHANGE_NEEDED,
    IN_TRAINING,
    PIN_LOCKED,
    RIGHT_DENIED,
    APPROVAL_REQUIRED,
    NO_OPEN_SALE,
    SALE_OPEN,
    SALE_HAS_TENDERS,
    SALE_IS_EMPTY,
    NOT_THIS_SALE,
    UNKNOWN_ARTICLE,
    ARTICLE_INACTIVE,
    ARTICLE_WITHOUT_PRICE,
    ARTICLE_KNOWN,
    UNKNOWN_GRADE,
    SIGN_ASKS_OTHER,
    TOO_MANY_LOCAL_CHANGES,
    AGE_CHECK_NEEDED,
    UNKNOWN_LINE,
    LINE_NOT_CHANGEABLE,
    QUANTITY_OUT_OF_RANGE,
    PRICE_OUT_OF_RANGE,
    DISCOUNT_OUT_OF_RANGE,
    AMOUNT_OUT_OF_RANGE,
    TEXT_TOO_LONG,
    TOO_MANY_LINES,
    TOO_MANY_HELD,
    TOO_MANY_TENDERS,
    UNKNOWN_HELD_SALE,
    UNKNOWN_FILL,
    FILL_TAKEN,
    FILL_OF_PREPAY,
    PUMP_BUSY,
    PUMP_STOPPED,
    PUMP_PRICE_OLD,
    PRICES_WAIT,
    PUMP_HAS_PREPAY,
    TOO_MANY_UNPAID,
    UNKNOWN_PUMP,
    UNKNOWN_PREPAY,
    PREPAY_NOT_READY,
    REFUND_OTHER_RECEIPT,
    REFUND_WAITS,
    NOTHING_LEFT_TO_RETURN,
    STALE_RECEIPT,
    NOT_IN_A_REFUND,
    UNKNOWN_TENDER,
    REFERENCE_NEEDED,
    NO_CHANGE_FROM_THIS_TENDER,
    NOTHING_TO_PAY,
    STILL_TO_PAY,
    REASON_NEEDED,
    UNKNOWN_PRINT_JOB,
    PAYMENT_OPEN,
    PAYMENT_BY_SCAN_ONLY,
    UNKNOWN_PAYMENT,
    PAYMENT_NOT_POSSIBLE,
    PAYMENT_CODE_USED,
    CHANNEL_OFFLINE,
    PAYMENT_TOO_OLD,
    TOO_MANY_PAYMENTS,
    TOO_MANY_DIFFERENCES,
    UNKNOWN_DIFFERENCE,
    SALE_DOES_NOT_FIT,
    UNKNOWN_TANK,
    READING_OUT_OF_RANGE,
    UNKNOWN_DELIVERY,
    DOCUMENT_NEEDED,
    DELIVERY_KNOWN,
    NOTHING_DELIVERED,
    DELIVERY_DETECTED,
    NO_SHIFT,
    SHIFT_OPEN,
    SHIFT_NEEDED,
    COUNT_NEEDED,
    NO_DIFFERENCE,
    DIFFERENCE_UNEXPLAINED,
    DRAWER_IS_THEIRS,
    DRAWER_OF_ANOTHER,
    CASH_MOVED_SINCE,
    OTHER_DAY
  }

  public Refusal {
    args = List.copyOf(args);
  }

  static Refusal of(Reason reason, Object... args) {
    return new Refusal(reason, Arrays.stream(args).map(String::valueOf).toList(), null);
  }

  static Refusal about(Right right, Reason reason) {
    return new Refusal(reason, List.of(), right);
  }
}
