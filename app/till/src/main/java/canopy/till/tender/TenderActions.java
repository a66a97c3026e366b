package canopy.till.tender;

/** What the cashier can do while money is taken. FX thread; returns at once. */
interface TenderActions {
  /** Takes cash for what remains, with change for more than that; pays it out in a refund. */
  void cash(long givenMinor);

  /**
   * Takes another kind of money.
   *
   * @param kindId see {@link TenderKind}
   * @param amountMinor what is taken, at most what remains
   * @param reference what was typed, or empty
   */
  void pay(String kindId, long amountMinor, String reference);

  /** Gives a payment back. */
  void takeBack(String paidId);

  /** Returns to the basket; what was taken stays. */
  void back();

  /** The result has been seen: on with the next customer. */
  void next();

  /** A code was scanned while the result was shown: the next sale begins with it. */
  void scanNext(String code);

  void openDrawer();

  /** Prints the receipt once more, marked as a copy; the first is printed by itself. */
  void printReceipt();
}
