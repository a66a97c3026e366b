package canopy.hardware.line;

/**
 * The time limits of a line, in milliseconds. Every wait on a wire has one.
 *
 * @param connectMillis how long opening may take
 * @param stallMillis how long the device may refuse to take one chunk before the line is closed
 * @param retryFirstMillis pause before the first attempt to open again
 * @param retryMaxMillis the pause doubles up to this
 */
public record LineTimes(
    int connectMillis, int stallMillis, int retryFirstMillis, int retryMaxMillis) {

  /** 1.5 s to connect, 5 s without progress is a stall, retries after 1 s growing to 5 s. */
  public static final LineTimes STANDARD = new LineTimes(1_500, 5_000, 1_000, 5_000);

  public LineTimes {
    if (connectMillis <= 0
        || stallMillis <= 0
        || retryFirstMillis <= 0
        || retryMaxMillis < retryFirstMillis) {
      throw new IllegalArgumentException("line times must be positive and retryMax >= retryFirst");
    }
  }
}
