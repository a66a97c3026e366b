package canopy.hardware.printer;

import canopy.hardware.line.LineTimes;

/**
 * The printer's time limits, in milliseconds.
 *
 * @param line connecting, stalls and retries
 * @param answerMillis how long one status question may take
 * @param confirmMillis how long the printer may take to process a job after it has all bytes, as
 *     long as it reports no fault
 * @param faultMillis how long a job that has been sent waits for a reported fault to clear (paper)
 * @param pollMillis pause between two looks at an idle printer
 * @param pollFaultMillis the same while something is wrong or the drawer is open
 * @param drawerMillis how long a kicked drawer may take to show up as open
 */
public record PrinterTimes(
    LineTimes line,
    int answerMillis,
    int confirmMillis,
    int faultMillis,
    int pollMillis,
    int pollFaultMillis,
    int drawerMillis) {

  /** Answers in 1.5 s, confirmed in 10 s, ten minutes for a person to change the paper. */
  public static final PrinterTimes STANDARD =
      new PrinterTimes(LineTimes.STANDARD, 1_500, 10_000, 600_000, 10_000, 1_000, 1_000);

  public PrinterTimes {
    if (answerMillis <= 0
        || confirmMillis <= 0
        || faultMillis <= 0
        || pollMillis <= 0
        || pollFaultMillis <= 0
        || drawerMillis <= 0) {
      throw new IllegalArgumentException("printer times must be positive");
    }
  }
}
