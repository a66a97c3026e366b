package canopy.till.price;

import canopy.hardware.forecourt.PumpState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each pump that shows old prices is told them again: at once, and then ever more rarely. One
 * that does not answer is not told; it is when it answers again. Thread-safe: looks come from the
 * price desk, states from the driver.
 */
final class LatePumps {
  /** The longest pause between two tries. */
  static final int MOST_LOOKS = 30;

  /** Looks that are let pass before the next try, and the pause after that one. */
  private record Turn(int left, int pause) {
    static final Turn FIRST = new Turn(0, 1);
  }

  private final Map<Integer, Turn> turns = new HashMap<>();
  private final Set<Integer> silent = new HashSet<>();

  /**
   * One look.
   *
   * @param late all that show old prices
   * @return those to be told now
   */
  synchronized List<Integer> look(Set<Integer> late) {
    turns.keySet().retainAll(late);
    return late.stream().filter(this::isDue).toList();
  }

  /** One look at one pump, which leaves the turns of the others; empty if it is not late. */
  synchronized List<Integer> lookAt(int pump, Set<Integer> late) {
    return late.contains(pump) && isDue(pump) ? List.of(pump) : List.of();
  }

  private synchronized boolean isDue(int pump) {
    Turn turn = turns.getOrDefault(pump, Turn.FIRST);
    if (silent.contains(pump)) {
      turns.remove(pump);
      return false;
    }
    if (turn.left() > 0) {
      turns.put(pump, new Turn(turn.left() - 1, turn.pause()));
      return false;
    }
    turns.put(pump, new Turn(turn.pause() - 1, Math.min(2 * turn.pause(), MOST_LOOKS)));
    return true;
  }

  /** A try was refused, as for a pump in use: that says nothing about whether it would listen. */
  synchronized void notTold(int pump) {
    turns.put(pump, Turn.FIRST);
  }

  /**
   * A pump's state.
   *
   * @return whether it answers again
   */
  synchronized boolean answersAgain(int pump, PumpState state) {
    if (state == PumpState.INOPERATIVE) {
      silent.add(pump);
      return false;
    }
    if (!silent.remove(pump)) {
      return false;
    }
    // It may have been gone for less than a look, and what it was told before it has lost.
    turns.remove(pump);
    return true;
  }
}
