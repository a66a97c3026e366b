package canopy.till.tender;

/** What the cashier can do while the customer pays by scanning. FX thread; returns at once. */
interface ScanActions {
  /**
   * A code was scanned while money was due.
   *
   * @param amountMinor what it would pay
   * @return whether it was used, if only to say that it is nothing to pay with
   */
  boolean scan(String code, long amountMinor);

  /** Makes a code for the customer to scan. */
  void show(TenderKind kind, long amountMinor);

  /** Pays a refund out to the payment that its goods were paid with. */
  void payBack(TenderKind kind, long amountMinor);

  /** Asks the channel now. */
  void askAgain(String number);

  /** Gives the customer more time. */
  void extend(String number);

  /** Has it taken back. */
  void stop(String number);

  /** The cashier saw the payment on the customer's phone. */
  void confirm(String number);

  /** Uses a late payment. */
  void useLate(String number);

  /** Gives a late payment back. */
  void returnLate(String number);

  /** Leaves it to the manager. */
  void escalate(String number);

  /** Puts the sale aside with its payment. */
  void serveNext(String saleId);
}
