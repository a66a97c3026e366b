package canopy.till.fuel;

import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.Totaliser;
import canopy.till.fuel.PumpBoard.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the controller has told so far, piece by piece. The driver's listener thread changes it; the
 * newest {@link PumpBoard} may be read from any thread.
 */
final class LiveBoard {
  private final Map<Integer, Map<Integer, Totaliser>> totals = new ConcurrentHashMap<>();
  private final Map<Integer, Refusal> unread = new ConcurrentHashMap<>();
  private final Map<Integer, PumpStatus> pumps = new HashMap<>();
  private final Map<Integer, Map<Integer, Long>> prices = new HashMap<>();
  private Map<Integer, List<Hose>> hoses = Map.of();
  private boolean online;
  private @Nullable Refusal trouble;
  private @Nullable Notice notice;
  private long notices;
  private volatile PumpBoard newest = PumpBoard.unknown();

  PumpBoard newest() {
    return newest;
  }

  void online() {
    online = true;
    trouble = null;
  }

  void offline(Refusal reason) {
    online = false;
    trouble = reason;
    pumps.replaceAll((pump, status) -> PumpStatus.UNKNOWN);
  }

  void layout(Map<Integer, List<Hose>> hosesByPump) {
    hoses = hosesByPump;
  }

  /** What a pump shows, by nozzle. */
  void prices(int pump, Map<Integer, Long> byNozzle) {
    prices.put(pump, byNozzle);
  }

  /** The status before; null if the pump has never been heard of. */
  @Nullable PumpStatus put(int pump, PumpStatus status) {
    PumpStatus before = pumps.put(pump, status);
    boolean ran = before != null && before.state() == PumpState.FUELLING;
    if (status.state() == PumpState.FUELLING && !ran) {
      forgetTotals(pump); // They run on: what was read before is old.
    }
    return before;
  }

  void note(int pump, Refusal refusal) {
    notices++;
    notice = new Notice(pump, refusal, notices);
  }

  /** Makes what was told the newest board. */
  PumpBoard renew() {
    newest = new PumpBoard(online, trouble, Map.copyOf(pumps), hoses, Map.copyOf(prices), notice);
    return newest;
  }

  /** A nozzle's counters were read. */
  void totals(int pump, int nozzle, Totaliser read) {
    Map<Integer, Totaliser> ofPump = new HashMap<>(totals(pump));
    ofPump.put(nozzle, read);
    totals.put(pump, Map.copyOf(ofPump));
    unread.remove(pump);
  }

  /** A pump's counters were asked for and could not be read. */
  void notRead(int pump, Refusal reason) {
    unread.put(pump, reason);
  }

  /** Pumps whose counters could not be read when they were last asked for, and why. Any thread. */
  Map<Integer, Refusal> unread() {
    return Map.copyOf(unread);
  }

  /** They are asked for anew: what was read before is no answer. Any thread. */
  void forgetTotals(int pump) {
    totals.remove(pump);
  }

  /** The counters of a pump as last read, by nozzle. Any thread. */
  Map<Integer, Totaliser> totals(int pump) {
    return totals.getOrDefault(pump, Map.of());
  }
}
