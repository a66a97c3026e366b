package canopy.core.operator;

/** What a person may be allowed to do at the till. */
public enum Right {
  SELL,
  VOID_LINE,
  VOID_SALE,
  PRICE_OVERRIDE,
  DISCOUNT,
  NO_SALE,
  REFUND,
  REFUND_WITHOUT_RECEIPT,
  REPRINT,
  AUTHORISE_PUMP,
  RESTART_PUMP,
  WRITE_OFF_FILL,
  PUMP_TEST,
  /** Draw fuel for the company's own use. */
  COMPANY_USE,
  CLOSE_DAY,
  IMPORT_GOODS,
  /** Change a price at this station, or add an article to it. */
  CHANGE_GOODS,
  CHANGE_SETTINGS,
  /** Who may sign in, with which role, and what a role may do. */
  MANAGE_PEOPLE,
  /** Practise on a till of its own, on which nothing counts. */
  TRAIN,
  /** Take a payment as paid on one's word. */
  FORCE_PAYMENT,
  /** Settle a payment by the channel's bill, or give up on it. */
  SETTLE_PAYMENT,
  /** Write down what one read oneself of tanks and counters. */
  RECORD_READING,
  /** Take in a tanker's delivery, or say that there was none. */
  RECORD_DELIVERY,
  OPEN_SHIFT,
  /** Count, hand over and close a shift whose drawer is one's own. */
  CLOSE_SHIFT,
  /** The same while somebody else answers for the drawer. */
  CLOSE_OTHERS_SHIFT,
  PAID_IN,
  PAID_OUT,
  SAFE_DROP,
  CHANGE_FLOAT,
  /** See what should be in the drawer before it is counted. */
  SEE_EXPECTED_CASH,
  /** Accept that a count differs by more than the limit. */
  ACCEPT_DIFFERENCE
}
