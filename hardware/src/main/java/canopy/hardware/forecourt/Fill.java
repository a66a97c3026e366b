package canopy.hardware.forecourt;

import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finished fill as the controller has it.
 *
 * @param key its name for ever
 * @param hose nozzle and grade
 * @param metered litres, amount and unit price of the dispenser
 * @param span start and end in the controller's local time
 * @param totaliser the nozzle's counters after the fill, null when the controller does not read
 *     them by itself
 * @param origin who authorised it and how it came about
 * @param doubts what is odd about it, mostly empty
 */
public record Fill(
    FillKey key,
    Hose hose,
    Metered metered,
    Span span,
    @Nullable Totaliser totaliser,
    Origin origin,
    Set<FillDoubt> doubts) {
  public Fill {
    doubts = Set.copyOf(doubts);
  }

  /**
   * Start and end in the controller's local time, which has no zone; null when its clock is not
   * set.
   */
  public record Span(@Nullable LocalDateTime start, @Nullable LocalDateTime end) {}

  /**
   * Where a fill comes from.
   *
   * @param user the controller's user, empty when nobody owns it
   * @param requestId the authorisation of this till that led to it, empty when there was none or
   *     the till restarted
   * @param offline dispensed while the dispenser was not under the controller
   * @param closed already closed at the controller: nothing blocks the pump, and the controller no
   *     longer guards it
   */
  public record Origin(String user, String requestId, boolean offline, boolean closed) {}
}
