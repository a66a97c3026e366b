package canopy.hardware.forecourt.pts;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the driver must know.
 *
 * @param controller id of the controller in keys and logs, 1..32 characters
 * @param address where the controller is
 * @param login this till's user
 * @param pumps pump numbers 1..120, ascending
 * @param minorDigits decimals of the currency: 0, 2 or 3
 * @param adoptsOrphans true on exactly one till per controller: it may sell closed fills that
 *     nobody authorised
 * @param timing limits in time
 */
public record PtsSettings(
    String controller,
    PtsAddress address,
    PtsLogin login,
    List<Integer> pumps,
    int minorDigits,
    boolean adoptsOrphans,
    Timing timing) {
  public PtsSettings {
    pumps = List.copyOf(pumps);
    if (pumps.isEmpty() || pumps.stream().anyMatch(p -> p < 1 || p > 120)) {
      throw new IllegalArgumentException("pumps 1..120");
    }
    if (minorDigits < 0 || minorDigits > 3) {
      throw new IllegalArgumentException("minorDigits 0..3");
    }
  }

  /**
   * @param busyPollMillis pause from poll to poll while any pump is in use
   * @param idlePollMillis the same while none is
   * @param requestTimeoutMillis longest wait for an answer
   * @param offlineAfterMillis failing for so long makes the controller offline
   * @param reservationMillis an authorisation that nobody uses is cleared after this time
   * @param ownerGraceMillis a fill that lost its owner by an emergency stop is left to that owner
   *     for so long
   */
  public record Timing(
      int busyPollMillis,
      int idlePollMillis,
      int requestTimeoutMillis,
      int offlineAfterMillis,
      int reservationMillis,
      int ownerGraceMillis) {
    /** 150 and 250 ms polls, 2 s time-outs, 3 minutes reservation, 10 s grace. */
    public static final Timing STANDARD = new Timing(150, 250, 2_000, 2_000, 180_000, 10_000);

    public Timing {
      if (requestTimeoutMillis < 1 || requestTimeoutMillis > 60_000) {
        throw new IllegalArgumentException("an answer may take 1..60000 ms");
      }
    }

    /** The same with another longest wait for an answer. */
    public Timing withRequestTimeout(int millis) {
      return new Timing(
          busyPollMillis,
          idlePollMillis,
          millis,
          offlineAfterMillis,
          reservationMillis,
          ownerGraceMillis);
    }
  }

  /** Pumps 1..n, standard times, adopts orphans. */
  public static PtsSettings of(
      String controller, String url, PtsLogin login, int pumps, int minorDigits) {
    return new PtsSettings(
        controller,
        new PtsAddress(url, ""),
        login,
        IntStream.rangeClosed(1, pumps).boxed().toList(),
        minorDigits,
        true,
        Timing.STANDARD);
  }
}
