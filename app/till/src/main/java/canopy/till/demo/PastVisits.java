package canopy.till.demo;

import canopy.core.quantity.Volume;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Who came to the pumps in the past: as many cars and lorries each day, within chance. */
final class PastVisits {
  private static final LocalTime FIRST = LocalTime.of(6, 45);
  private static final int OPEN_SECONDS = 15 * 60 * 60 - 30 * 60;

  /** Cars with petrol of three grades, and lorries with diesel. */
  private static final List<Habit> HABITS =
      List.of(
          new Habit(1, 13, 42_000, 60_000),
          new Habit(2, 6, 35_000, 55_000),
          new Habit(3, 2, 35_000, 55_000),
          new Habit(4, 4, 220_000, 300_000));

  private final SplittableRandom random;
  private final int pumps;

  /** A grade's customers on a day, one more or less, and how much each wants. */
  private record Habit(int grade, int visits, long leastMillilitres, long mostMillilitres) {}

  /** Somebody fills. */
  record Visit(LocalTime at, int pump, int grade, Volume volume) {}

  PastVisits(int pumps, SplittableRandom random) {
    this.pumps = pumps;
    this.random = random;
  }

  /** The next day's, in the order of their coming. */
  List<Visit> day() {
    List<Visit> visits = new ArrayList<>();
    for (Habit habit : HABITS) {
      for (int left = habit.visits() + random.nextInt(-1, 2); left > 0; left--) {
        visits.add(
            new Visit(
                FIRST.plusSeconds(random.nextInt(OPEN_SECONDS)),
                random.nextInt(1, pumps + 1),
                habit.grade(),
                new Volume(random.nextLong(habit.leastMillilitres(), habit.mostMillilitres()))));
      }
    }
    visits.sort(Comparator.comparing(Visit::at));
    return visits;
  }
}
