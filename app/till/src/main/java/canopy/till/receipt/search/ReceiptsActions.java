package canopy.till.receipt.search;

import org.jspecify.annotations.Nullable;

/** What can be done with earlier receipts. FX thread; every call returns at once. */
interface ReceiptsActions {
  /** The query or the period has changed. */
  void search();

  void choosePeriod(Period period);

  void select(@Nullable ReceiptRow row);

  /** A receipt's barcode. */
  boolean scanned(String code);

  /** Prints the selected receipt again, marked as a copy. */
  void reprint();

  /** Begins to choose lines of the selected receipt. */
  void startRefund();

  /** Gives up choosing. */
  void stopRefund();

  void chooseUnits(int lineNo, long units);

  /** All units that are left. */
  void chooseAll();

  /** Takes the chosen lines into a refund and goes on to giving the money back. */
  void refundChosen();

  /** Begins a refund of goods without their receipt; needs an approval. */
  void refundWithoutReceipt();
}
