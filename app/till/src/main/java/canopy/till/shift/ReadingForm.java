package canopy.till.shift;

import canopy.core.command.Command;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Formats;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tanks and counters of a change of shifts: typed, or told by the pumps. FX thread. */
final class ReadingForm {
  private static final int MILLILITRE_DIGITS = 3;

  /** What a pump has not told by then it will not tell. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ShiftPort port;

  /** When the pumps were asked; null if nobody waits for them. */
  private @Nullable Instant asked;

  ReadingForm(ShiftPort port) {
    this.port = port;
  }

  /** What the fields come to. */
  sealed interface Typed {
    /** All fields are empty. */
    record Nothing() implements Typed {}

    /** One of them is no number of litres. */
    record Wrong(String label) implements Typed {}

    /** To be written down. */
    record Right(Command command) implements Typed {}
  }

  static List<ReadRow> tanks(TillSnapshot now, ShiftReader reader) {
    return now.book().tanks().all().stream()
        .map(
            tank ->
                ReadRow.of(
                    tank.number() + " · " + reader.grade(now, tank.grade()),
                    0,
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
                            ReadRow.of(
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

  static Typed typed(List<ReadRow> all, TillSnapshot now, Instant at) {
    List<TankReading> tanks = new ArrayList<>();
    List<TotaliserReading> counters = new ArrayList<>();
    for (ReadRow row : all) {
      String text = row.litres().get().strip();
      if (text.isEmpty()) {
        continue;
      }
      Optional<Volume> litres = litres(text);
      if (litres.isEmpty()) {
        return new Typed.Wrong(row.label());
      }
      if (row.pump() == 0) {
        tanks.add(TankReading.typed(row.number(), at, litres.get()));
      } else {
        counters.add(counter(row, at, litres.get()));
      }
    }
    if (tanks.isEmpty() && counters.isEmpty()) {
      return new Typed.Nothing();
    }
    return new Typed.Right(
        tanks.isEmpty()
            ? new StockCommand.RecordTotalisers(occasion(now), counters)
            : new StockCommand.RecordTanks(occasion(now), tanks));
  }

  private static TotaliserReading counter(ReadRow row, Instant at, Volume litres) {
    return new TotaliserReading(
        row.pump(), row.number(), row.grade(), TotaliserReading.Source.TYPED, at, litres, null);
  }

  private static Optional<Volume> litres(String typed) {
    return Formats.typedNumber(typed)
        .filter(number -> number.scale() <= MILLILITRE_DIGITS)
        .map(number -> number.movePointRight(MILLILITRE_DIGITS))
        .map(BigDecimal::longValueExact)
        .map(Volume::new);
  }

  static Occasion occasion(TillSnapshot snapshot) {
    return snapshot.state().shifts().open() == null ? Occasion.SHIFT_OPEN : Occasion.SHIFT_CLOSE;
  }
}
