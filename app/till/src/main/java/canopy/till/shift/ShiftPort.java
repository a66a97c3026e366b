package canopy.till.shift;

import canopy.core.operator.Operator;
import canopy.core.stock.TotaliserReading;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a shift needs of the program beside the till loop. FX thread; every call returns at once.
 */
public interface ShiftPort {
  /** Stops every pump, ahead of everything else. */
  void stopPumps();

  /** Nozzles by pump, each with its grade; none while the controller was never heard. */
  Map<Integer, Map<Integer, Integer>> nozzles();

  /** Has all counters read; {@link #counters} has them when they come. */
  void readCounters();

  /** What the pumps have told since they were asked last. */
  List<TotaliserReading> counters();

  /** Lines of the journal that head office does not have. */
  long unsentLines();

  /** Everybody who may sign in. */
  Collection<Operator> people();
}
