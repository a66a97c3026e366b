package canopy.hardware.wallet.sim.book;

/**
 * An error put into a day's bill on purpose; the book itself stays right.
 *
 * @param wallet whose bill
 * @param day {@code yyyy-MM-dd}, Beijing time
 * @param kind what is wrong
 * @param orderNo of which order
 * @param amountMinor the wrong amount; of {@code OMIT} 0
 */
public record BillChange(Wallet wallet, String day, Kind kind, String orderNo, long amountMinor) {
  /** What is wrong in the bill. */
  public enum Kind {
    /** The order's rows are missing. */
    OMIT,
    /** A payment that never was. */
    ADD,
    /** The payment's row has another amount. */
    AMOUNT
  }
}
