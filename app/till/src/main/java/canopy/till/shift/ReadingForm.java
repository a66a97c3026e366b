package canopy.till.shift;

import canopy.core.stock.Occasion;
import canopy.core.stock.TotaliserReading;
import canopy.till.loop.TillSnapshot;
import canopy.till.stock.typed.ReadRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tanks and counters of a change of shifts: typed, or told by the pumps. FX thread. */
final class ReadingForm {
  /** What a pump has not told by then it will not tell. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ShiftPort port;

  /** When the pumps were asked; null if nobody waits for them. */
  private @Nullable Instant asked;

  ReadingForm(ShiftPort port) {
    this.port = port;
  }

  static List<ReadRow> tanks(TillSnapshot now, ShiftReader reader) {
    return now.book().tanks().all().stream()
        .map(
            tank ->
                ReadRow.tank(
                    tank.number() + " · " + reader.grade(now, tank.grade()),
                    tank.number(),
                    tank.grade()))
        .toList();
  }

  List<ReadRow> nozzles(TillSnapshot now, ShiftReader reader) {
    List<ReadRow> rows = new ArrayList<>();
    port.nozzles()
        .forEach(
            (pump, nozzles) ->
                nozzles.forEach(
                    (nozzle, grade) ->
                        rows.add(
                            ReadRow.nozzle(
                                pump + "/" + nozzle + " · " + reader.grade(now, grade),
                                pump,
                                nozzle,
                                grade))));
    return rows;
  }

  /** Has the pumps tell their counters. */
  void ask(Instant now) {
    port.readCounters();
    asked = now;
  }

  /** Nobody waits any more: what they tell later is not of this moment. */
  void forget() {
    asked = null;
  }

  /**
   * What they have told, once all have, or those that keep silent had their time; once.
   *
   * @return empty while nobody waits, or some may still answer
   */
  Optional<List<TotaliserReading>> heard(Instant now) {
    Instant since = asked;
    if (since == null || (silent() > 0 && now.isBefore(since.plus(PATIENCE)))) {
      return Optional.empty();
    }
    asked = null;
    return Optional.of(port.counters());
  }

  /** How many nozzles have not answered. */
  int silent() {
    int nozzles = port.nozzles().values().stream().mapToInt(Map::size).sum();
    return nozzles - port.counters().size();
  }

  static Occasion occasion(TillSnapshot snapshot) {
    return snapshot.state().shifts().open() == null ? Occasion.SHIFT_OPEN : Occasion.SHIFT_CLOSE;
  }
}
