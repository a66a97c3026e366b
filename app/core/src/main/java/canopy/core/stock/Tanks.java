package canopy.core.stock;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tanks of a station.
 *
 * @param all in the order of their numbers
 */
public record Tanks(List<Tank> all) {
  /** A station whose tanks nobody has set up. */
  public static final Tanks NONE = new Tanks(List.of());

  /** How many tanks a station may have. */
  public static final int MOST = 32;

  public Tanks {
    all = List.copyOf(all);
    Set<Integer> numbers = new HashSet<>();
    all.forEach(tank -> numbers.add(tank.number()));
    if (numbers.size() != all.size() || all.size() > MOST) {
      throw new IllegalArgumentException("tanks with the same number, or too many: " + numbers);
    }
  }

  /** The tank of this number; null if there is none. */
  public @Nullable Tank tank(int number) {
    return all.stream().filter(tank -> tank.number() == number).findFirst().orElse(null);
  }

  /**
   * The tank that a nozzle draws from; null if none is set up for it. Where several are joined by a
   * pipe, the first stands for them all.
   */
  public @Nullable Tank behind(int pump, int nozzle, int grade) {
    return all.stream().filter(tank -> tank.feeds(pump, nozzle, grade)).findFirst().orElse(null);
  }
}
