package canopy.core.event;

import canopy.core.sale.DayTotals;
import java.time.LocalDate;

/** What happens to the till as a whole. */
public sealed interface StationEvent extends Event {
  /**
   * The program started. {@code bootId} is random; {@code publicKey} checks the day signatures,
   * base64.
   */
  record TillStarted(String bootId, String version, String publicKey) implements StationEvent {}

  /** The program stopped as it should. */
  record TillStopped() implements StationEvent {}

  /** A setting was changed. Never a secret. */
  record SettingChanged(String name, String before, String after) implements StationEvent {}

  /** Goods were imported from a file. */
  record GoodsImported(String file, String sha256, int added, int changed, int unchanged)
      implements StationEvent {}

  /** The business day is closed. The journal signs this line. */
  record DayClosed(LocalDate closedDay, DayTotals totals) implements StationEvent {}
}
