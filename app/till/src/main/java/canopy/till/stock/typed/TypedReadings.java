package canopy.till.stock.typed;

import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the fields come to. */
public sealed interface TypedReadings {
  /** All fields are empty. */
  record Nothing() implements TypedReadings {}

  /** One of them is no number of litres. */
  record Wrong(String label) implements TypedReadings {}

  /** To be written down; what was left empty is not among them. */
  record Read(List<TotaliserReading> counters, List<TankReading> tanks) implements TypedReadings {
    public Read {
      counters = List.copyOf(counters);
      tanks = List.copyOf(tanks);
    }

    /** Counters first: when the tanks are balanced, the counters are there to look at. */
    public List<StockCommand> commands(Occasion occasion) {
      List<StockCommand> commands = new ArrayList<>();
      if (!counters.isEmpty()) {
        commands.add(new StockCommand.RecordTotalisers(occasion, counters));
      }
      if (!tanks.isEmpty()) {
        commands.add(new StockCommand.RecordTanks(occasion, tanks));
      }
      return commands;
    }
  }

  /**
   * Reads the fields.
   *
   * @param at when somebody says so
   */
  static TypedReadings of(List<ReadRow> rows, Instant at) {
    List<TotaliserReading> counters = new ArrayList<>();
    List<TankReading> tanks = new ArrayList<>();
    for (ReadRow row : rows) {
      String text = row.litres().get().strip();
      if (text.isEmpty()) {
        continue;
      }
      Optional<Volume> litres = Typed.litres(text);
      if (litres.isEmpty()) {
        return new Wrong(row.label());
      }
      if (row.isTank()) {
        tanks.add(TankReading.typed(row.number(), at, litres.get()));
      } else {
        counters.add(counter(row, at, litres.get()));
      }
    }
    return tanks.isEmpty() && counters.isEmpty() ? new Nothing() : new Read(counters, tanks);
  }

  private static TotaliserReading counter(ReadRow row, Instant at, Volume litres) {
    return new TotaliserReading(
        row.pump(), row.number(), row.grade(), TotaliserReading.Source.TYPED, at, litres, null);
  }
}
