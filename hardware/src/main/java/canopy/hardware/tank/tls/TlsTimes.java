package canopy.hardware.tank.tls;

import canopy.hardware.line.LineTimes;

/**
 * The gauge's time limits, in milliseconds.
 *
 * @param line connecting and stalls
 * @param silenceMillis how long the gauge may say nothing in the middle of an answer or before it
 * @param answerMillis how long a whole answer may take; ten deliveries of eight tanks need four
 *     minutes at 300 baud, nine seconds at 9600
 * @param pauseMillis from the end of one round to the next; a level moves slowly
 * @param faultPauseMillis the same while the gauge cannot be read
 */
public record TlsTimes(
    LineTimes line, int silenceMillis, int answerMillis, int pauseMillis, int faultPauseMillis) {

  /** A round every 15 seconds, after a fault every 5. */
  public static final TlsTimes STANDARD =
      new TlsTimes(LineTimes.STANDARD, 5_000, 300_000, 15_000, 5_000);

  public TlsTimes {
    if (silenceMillis <= 0 || answerMillis <= 0 || pauseMillis <= 0 || faultPauseMillis <= 0) {
      throw new IllegalArgumentException("times must be positive");
    }
  }
}
