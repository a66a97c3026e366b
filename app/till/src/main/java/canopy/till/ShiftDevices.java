package canopy.till;

import canopy.core.operator.Operator;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.stock.TotaliserReading;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Totaliser;
import canopy.till.shift.ShiftPort;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The program's devices as the shift's screen uses them. FX thread. */
public final class ShiftDevices implements ShiftPort {
  private final TillProgram program;
  private final Clock clock;

  public ShiftDevices(TillProgram program, Clock clock) {
    this.program = program;
    this.clock = clock;
  }

  @Override
  public void stopPumps() {
    program.forecourt().stopAll();
  }

  @Override
  public Map<Integer, Map<Integer, Integer>> nozzles() {
    Map<Integer, Map<Integer, Integer>> pumps = new TreeMap<>();
    program
        .forecourt()
        .board()
        .hoses()
        .forEach(
            (pump, hoses) -> {
              Map<Integer, Integer> grades = new TreeMap<>();
              for (Hose hose : hoses) {
                grades.put(hose.nozzle(), hose.grade());
              }
              pumps.put(pump, grades);
            });
    return pumps;
  }

  @Override
  public void readCounters() {
    nozzles().keySet().forEach(program.forecourt()::readTotals);
  }

  @Override
  public List<TotaliserReading> counters() {
    String currency = program.master().config().currency();
    List<TotaliserReading> readings = new ArrayList<>();
    nozzles()
        .forEach(
            (pump, grades) -> {
              Map<Integer, Totaliser> read = program.forecourt().totals(pump);
              read.forEach(
                  (nozzle, totaliser) ->
                      readings.add(
                          new TotaliserReading(
                              pump,
                              nozzle,
                              grades.getOrDefault(nozzle, 0),
                              TotaliserReading.Source.PUMP,
                              clock.instant(),
                              new Volume(totaliser.volumeMillilitres()),
                              Money.of(totaliser.amountMinor(), currency))));
            });
    return readings;
  }

  @Override
  public long unsentLines() {
    return program.headOffice().view().waiting();
  }

  @Override
  public Collection<Operator> people() {
    return program.master().people().operators().values().stream()
        .filter(person -> program.pins().has(person.id()))
        .toList();
  }
}
