package canopy.core.event;

import canopy.core.sale.DayTotals;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the till as a whole. */
public sealed interface StationEvent extends Event {
  /**
   * The program started.
   *
   * @param boot random id of this start
   * @param publicKey checks the day signatures, base64
   * @param cuts unfinished writes that opening the journal cut off
   * @param version of the program
   */
  record TillStarted(String boot, String publicKey, List<Cut> cuts, String version)
      implements StationEvent {}

  /** Bytes of an unfinished write at the end of a segment. */
  record Cut(String segment, long fromBytes, long bytes) {}

  /** The program stopped as it should. */
  record TillStopped() implements StationEvent {}

  /** A setting was changed. Never a secret. */
  record SettingChanged(String name, String before, String after) implements StationEvent {}

  /** Goods were imported from a file. */
  record GoodsImported(String file, String sha256, int added, int changed, int unchanged)
      implements StationEvent {}

  /**
   * The business day is closed.
   *
   * @param seal the journal's signature, which it adds when it writes the line; null until then
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DayClosed(@Nullable Seal seal, LocalDate closedDay, DayTotals totals)
      implements StationEvent {}

  /** An Ed25519 signature over the hash of the line before, base64. */
  record Seal(String over, String signature, String publicKey) {}
}
