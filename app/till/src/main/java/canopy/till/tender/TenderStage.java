package canopy.till.tender;

/**
 * Where taking the money stands. The tender screen has one {@link TenderPart} for each; a further
 * state is a further record here, and does not compile until the screen has a part for it.
 */
sealed interface TenderStage {
  /** Choosing among exact cash, the notes at hand and the other ways to pay. */
  record Choose() implements TenderStage {}

  /** Typing an amount: the cash that was handed over, or a part to be paid in another way. */
  record Cash() implements TenderStage {}

  /** The amount is fixed; the customer's code is to be scanned. */
  record AwaitCode(TenderKind kind, long amountMinor) implements TenderStage {}

  /** The customer is to pay by scanning, and the till does not know yet whether it is paid. */
  record Attempting(ScanAttempt attempt) implements TenderStage {}

  /**
   * Nothing was taken.
   *
   * @param reason the channel's words; may be empty
   */
  record Declined(TenderKind kind, long amountMinor, String reason) implements TenderStage {}

  /** Typing the reference that a kind wants. */
  record Reference(TenderKind kind) implements TenderStage {}

  /**
   * The sale is paid, or the refund is paid out.
   *
   * @param payout the money went to the customer
   * @param totalMinor what was due, or what was given back
   * @param givenMinor what was handed over
   * @param changeMinor what goes back to the customer of that
   * @param drawerWanted what was paid lies in the drawer, or comes from it
   * @param drawerOpen the drawer has opened, or its sensor says that it is open
   * @param receiptNumber the number on the receipt
   */
  record Finished(
      boolean payout,
      long totalMinor,
      long givenMinor,
      long changeMinor,
      boolean drawerWanted,
      boolean drawerOpen,
      String receiptNumber)
      implements TenderStage {}
}
