package canopy.till.tender;

import canopy.core.catalogue.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * A try to have the open sale paid by scanning, or money of it on its way back, as the cashier
   * sees it.
   *
   * @param number our merchant order number, or the refund's number
   * @param saleId the sale it is for
   * @param phase what the cashier waits for
   * @param reason what the channel said last; may be empty
   * @param qr the code to show; null while there is none
   * @param giveUpAt when the till stops waiting
   * @param longer whether the customer can be given more time
   */
  record Attempting(
      String number,
      String saleId,
      TenderKind kind,
      long amountMinor,
      Phase phase,
      String reason,
      @Nullable String qr,
      Instant giveUpAt,
      boolean longer)
      implements TenderStage {

    /** What the cashier waits for. */
    enum Phase {
      /** The channel's first word. */
      SENDING,
      /** The customer, who types a password. */
      CONFIRMING,
      /** The customer, who scans our code. */
      SHOWING,
      /** The cashier: only a look at the customer's phone tells. */
      BY_EYE,
      /** The channel, to say that it is taken back. */
      TAKING_BACK,
      /** A person: nobody knows how it stands. */
      UNKNOWN,
      /** The cashier: it was paid after all. */
      LATE,
      /** The channel, to say that a refund, or a part that is handed back, has gone out. */
      GIVING_BACK
    }

    /** Whether the till waits for somebody, with an end in sight. */
    boolean counts() {
      return phase == Phase.SENDING || phase == Phase.CONFIRMING || phase == Phase.SHOWING;
    }
  }

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
   * @param parts what was handed over, in the order in which it came
   * @param changeMinor what goes back to the customer of that
   * @param drawerWanted what was paid lies in the drawer, or comes from it
   * @param drawerOpen the drawer has opened, or its sensor says that it is open
   * @param receiptNumber the number on the receipt
   */
  record Finished(
      boolean payout,
      long totalMinor,
      List<Part> parts,
      long changeMinor,
      boolean drawerWanted,
      boolean drawerOpen,
      String receiptNumber)
      implements TenderStage {
    /**
     * What came in one way, or went back that way.
     *
     * @param amountMinor never below zero
     * @param cash it goes through the cashier's hands
     */
    record Part(Names name, long amountMinor, boolean cash) {}

    public Finished {
      parts = List.copyOf(parts);
    }

    /** Whether some of it goes through the cashier's hands. */
    boolean cash() {
      return parts.stream().anyMatch(Part::cash);
    }

    /** The banknotes and coins of it. */
    long cashMinor() {
      return parts.stream().filter(Part::cash).mapToLong(Part::amountMinor).sum();
    }
  }
}
