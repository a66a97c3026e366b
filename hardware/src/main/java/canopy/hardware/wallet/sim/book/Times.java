package canopy.hardware.wallet.sim.book;

/**
 * When things happened to an order, in milliseconds since 1970; 0 = not, or never.
 *
 * @param createdMillis the wallet took the order
 * @param expiresMillis it cannot be paid after this
 * @param confirmMillis the customer confirms by himself at this time
 * @param scannedMillis a customer scanned its QR code
 * @param paidMillis the money left the customer
 * @param endedMillis it was refused, closed or reversed
 */
public record Times(
    long createdMillis,
    long expiresMillis,
    long confirmMillis,
    long scannedMillis,
    long paidMillis,
    long endedMillis) {

  public static Times created(long createdMillis, long expiresMillis) {
    return new Times(createdMillis, expiresMillis, 0, 0, 0, 0);
  }

  Times confirm(long millis) {
    return new Times(createdMillis, expiresMillis, millis, scannedMillis, paidMillis, endedMillis);
  }

  Times scanned(long millis) {
    return new Times(createdMillis, expiresMillis, confirmMillis, millis, paidMillis, endedMillis);
  }

  Times paid(long millis) {
    return new Times(createdMillis, expiresMillis, 0, scannedMillis, millis, endedMillis);
  }

  Times ended(long millis) {
    return new Times(createdMillis, expiresMillis, 0, scannedMillis, paidMillis, millis);
  }

  boolean isExpired(long nowMillis) {
    return expiresMillis > 0 && nowMillis >= expiresMillis;
  }
}
