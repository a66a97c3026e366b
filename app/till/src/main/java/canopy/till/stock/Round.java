package canopy.till.stock;

import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One reading of all devices, while it is under way. On the desk's thread. */
final class Round {
  private final Occasion occasion;
  private final String by;
  private final CompletableFuture<Readings> result = new CompletableFuture<>();
  private final Set<Integer> tanks;
  private final Set<Tank.Outlet> nozzles;
  private final Map<Integer, TankReading> levels = new LinkedHashMap<>();
  private final Map<Tank.Outlet, TotaliserReading> counters = new LinkedHashMap<>();
  private boolean gaugeDone;
  private final Set<Integer> refusing = new LinkedHashSet<>();

  /**
   * @param by who wants it
   * @param tanks that the gauge should tell
   * @param nozzles that the forecourt should tell
   */
  Round(Occasion occasion, String by, Set<Integer> tanks, Set<Tank.Outlet> nozzles) {
    this.occasion = occasion;
    this.by = by;
    this.tanks = new LinkedHashSet<>(tanks);
    this.nozzles = new LinkedHashSet<>(nozzles);
  }

  Occasion occasion() {
    return occasion;
  }

  String by() {
    return by;
  }

  CompletableFuture<Readings> result() {
    return result;
  }

  /** The gauge's answer, or none. */
  void gauge(List<TankReading> read) {
    gaugeDone = true;
    for (TankReading reading : read) {
      if (tanks.contains(reading.tank())) {
        levels.put(reading.tank(), reading);
      }
    }
  }

  void nozzle(TotaliserReading reading) {
    Tank.Outlet outlet = new Tank.Outlet(reading.pump(), reading.nozzle());
    if (nozzles.contains(outlet)) {
      counters.put(outlet, reading);
    }
  }

  /** A pump does not tell its counters now. */
  void refused(int pump) {
    refusing.add(pump);
  }

  /** Whether nothing more is to be waited for. */
  boolean complete() {
    return gaugeDone
        && nozzles.stream()
            .allMatch(nozzle -> counters.containsKey(nozzle) || refusing.contains(nozzle.pump()));
  }

  Readings readings() {
    List<Integer> silentTanks = new ArrayList<>(tanks);
    silentTanks.removeAll(levels.keySet());
    List<Tank.Outlet> silentNozzles = new ArrayList<>(nozzles);
    silentNozzles.removeAll(counters.keySet());
    return new Readings(
        occasion,
        List.copyOf(levels.values()),
        List.copyOf(counters.values()),
        silentTanks,
        silentNozzles);
  }
}
