package canopy.till.fuel;

import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All pumps at one moment, as the controller last told. Immutable; any thread.
 *
 * @param online whether the controller answers
 * @param trouble why it does not; null while it does
 * @param pumps status by pump number
 * @param hoses nozzles by pump number, in nozzle order
 * @param prices what pumps show, by pump and nozzle, in tenths of a minor unit per litre; without
 *     pumps that tell none
 * @param notice the newest refused command, for the cashier to read; null if none yet
 */
public record PumpBoard(
    boolean online,
    @Nullable Refusal trouble,
    Map<Integer, PumpStatus> pumps,
    Map<Integer, List<Hose>> hoses,
    Map<Integer, Map<Integer, Long>> prices,
    @Nullable Notice notice) {

  /**
   * A command that the controller did not carry out.
   *
   * @param pump 0 when it is about the whole forecourt
   * @param number counts up, so that the same notice twice is seen as two
   */
  public record Notice(int pump, Refusal refusal, long number) {}

  /** Before the first answer. */
  public static PumpBoard unknown() {
    return new PumpBoard(false, null, Map.of(), Map.of(), Map.of(), null);
  }

  /** What is known of a pump. */
  public PumpStatus status(int pump) {
    return pumps.getOrDefault(pump, PumpStatus.UNKNOWN);
  }
}
