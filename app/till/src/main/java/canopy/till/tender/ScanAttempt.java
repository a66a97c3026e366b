package canopy.till.tender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try to have the open sale paid by scanning, as the cashier sees it.
 *
 * @param number our merchant order number
 * @param saleId the sale it is for
 * @param phase what the cashier waits for
 * @param reason what the channel said last; may be empty
 * @param qr the code to show; null while there is none
 * @param giveUpAt when the till stops waiting
 * @param longer whether the customer can be given more time
 */
record ScanAttempt(
    String number,
    String saleId,
    TenderKind kind,
    long amountMinor,
    Phase phase,
    String reason,
    @Nullable String qr,
    Instant giveUpAt,
    boolean longer) {

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
    LATE
  }

  /** Whether the till waits for somebody, with an end in sight. */
  boolean counts() {
    return phase == Phase.SENDING || phase == Phase.CONFIRMING || phase == Phase.SHOWING;
  }
}
