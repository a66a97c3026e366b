package canopy.core.event;

import org.jspecify.annotations.Nullable;

/** What the devices of the counter were told to do, and what became of it. */
public sealed interface DeviceEvent extends Event {
  /**
   * The drawer was opened.
   *
   * @param saleId the sale, or the slip of a cash movement, it was for; null if there was none
   * @param reason typed by the cashier if there was neither; empty otherwise
   */
  record DrawerOpened(@Nullable String saleId, String reason) implements DeviceEvent {}

  /** Something is to be printed. The paper's content follows from the journal. */
  record PrintQueued(String jobId, Paper paper, String subject, int copy) implements DeviceEvent {}

  /**
   * What is printed. The subject is a sale's number, a fill's key, a day, a merchant order number,
   * or what the journal calls a shift, its count, its report or a movement of its cash ({@link
   * ShiftEvent#subject}).
   */
  enum Paper {
    RECEIPT,
    HELD_SALE,
    UNPAID_FILL_FORM,
    DAY_REPORT,
    TEST_PAGE,
    /** What the customer keeps whose payment is not settled yet. */
    PAYMENT_SLIP,
    /** A code of ours for the customer to scan. */
    PAYMENT_CODE,
    /** A shift that is over. */
    SHIFT_REPORT,
    /** A shift that goes on. */
    X_REPORT,
    /** Cash that moved without a sale. */
    CASH_SLIP,
    /** What was counted, without what was expected. */
    COUNT_SLIP
  }

  /** The first byte is about to leave. After a crash from here on, nobody knows what came out. */
  record PrintStarted(String jobId) implements DeviceEvent {}

  /** The printer said that it is done. */
  record PrintConfirmed(String jobId) implements DeviceEvent {}

  /** All bytes left, but this printer cannot say whether it is done. */
  record PrintSent(String jobId) implements DeviceEvent {}

  /**
   * Not printed. It is tried again when the fault clears. {@code reason} is the device's detail
   * code.
   */
  record PrintFailed(String jobId, String reason) implements DeviceEvent {}

  /** Perhaps printed. Never repeated by itself: the cashier looks and decides. */
  record PrintUnknown(String jobId, String reason) implements DeviceEvent {}

  /** The cashier has looked, and does not want it any more. */
  record PrintDismissed(String jobId) implements DeviceEvent {}
}
