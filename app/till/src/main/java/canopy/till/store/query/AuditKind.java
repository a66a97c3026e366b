package canopy.till.store.query;

/** What is listed in the audit list. The database keeps the names: they never change. */
public enum AuditKind {
  SALE_VOIDED,
  LINE_VOIDED,
  PRICE_OVERRIDDEN,
  LINE_DISCOUNTED,
  SALE_DISCOUNTED,
  AGE_REFUSED,
  TENDER_RETURNED,
  REFUNDED,
  PUMP_STOPPED,
  PUMP_RESTARTED,
  ALL_STOPPED,
  FILL_WRITTEN_OFF,
  SIGNED_IN,
  SIGNED_OUT,
  LOCKED,
  UNLOCKED,
  PIN_REJECTED,
  APPROVED,
  /** Without a sale. */
  DRAWER_OPENED,
  DRAWER_OPENED_FOR_SALE,
  COPY_PRINTED,
  TILL_STARTED,
  TILL_STOPPED,
  SETTING_CHANGED,
  GOODS_IMPORTED,
  DAY_CLOSED
}
