package canopy.till.stock;

import canopy.core.command.Command;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.state.TankMark;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.StockSetup;
import canopy.core.stock.Tank;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.hardware.line.DeviceStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the gauge tells all the time: the levels for the screen, and the deliveries and alarms in
 * them, which are worth a line of the journal. Looked at on the desk's thread; the board may be
 * read on any.
 */
final class LevelWatch {
  /** A level of before the start is gone on from if it is not older. */
  private static final Duration LONGEST_AWAY = Duration.ofDays(7);

  private final StockSetup setup;
  private final Map<Integer, DeliveryWatch> deliveries = new HashMap<>();
  private final MissedDeliveries missed;
  private volatile TankBoard board = TankBoard.EMPTY;

  LevelWatch(StockSetup setup) {
    this.setup = setup;
    this.missed = new MissedDeliveries(setup.all());
    Duration settle = Duration.ofSeconds(setup.settleSeconds());
    for (Tank tank : setup.tanks()) {
      deliveries.put(tank.number(), new DeliveryWatch(settle, () -> UUID.randomUUID().toString()));
    }
  }

  /**
   * The levels as they were told last.
   *
   * @param gauge how the gauge is now; null if there is none
   */
  TankBoard board(@Nullable DeviceStatus gauge) {
    return new TankBoard(board.levels(), board.filling(), gauge);
  }

  /**
   * Takes what the gauge told.
   *
   * @param book what the journal knows
   * @param note writes down what is news
   */
  void look(canopy.hardware.tank.TankReading told, StockBook book, Consumer<? super Command> note) {
    missed.look(told, book, note);
    Map<Integer, TankReading> levels = new HashMap<>();
    Set<Integer> filling = new HashSet<>();
    for (TankReading reading : GaugeWords.readings(setup.tanks(), told)) {
      levels.put(reading.tank(), reading);
      DeliveryWatch watch = deliveries.get(reading.tank());
      if (watch != null) {
        takeUp(watch, book, reading);
        watch
            .see(reading, drawn(book, reading.tank()), GaugeWords.pouring(reading.tank(), told))
            .ifPresent(found -> note.accept(new StockCommand.DetectDelivery(found)));
        if (watch.isRising()) {
          filling.add(reading.tank());
        }
      }
    }
    List<canopy.hardware.tank.TankAlarm> active = told.alarms();
    if (active != null) {
      lookAtAlarms(active, book, note);
    }
    board = new TankBoard(levels, filling, null);
  }

  private void lookAtAlarms(
      List<canopy.hardware.tank.TankAlarm> active, StockBook book, Consumer<? super Command> note) {
    for (Tank tank : setup.tanks()) {
      List<TankAlarm> alarms = GaugeWords.alarms(tank.number(), active);
      if (!alarms.equals(book.alarms().getOrDefault(tank.number(), List.of()))) {
        note.accept(new StockCommand.ReportAlarms(tank.number(), alarms));
      }
    }
  }

  /**
   * A tanker may come while the program is off: the last level before is what the first one is
   * measured from, with what the pumps had given by then.
   */
  private void takeUp(DeliveryWatch watch, StockBook book, TankReading first) {
    TankMark last = book.gauged().get(first.tank());
    if (!watch.hasBegun()
        && last != null
        && Duration.between(last.reading().at(), first.at()).compareTo(LONGEST_AWAY) <= 0) {
      var _ = watch.see(last.reading(), drawn(last.meters(), first.tank()), false);
    }
  }

  /** What the pumps have drawn from a tank since the journal began, less what was poured back. */
  Volume drawn(StockBook book, int number) {
    return drawn(book.meters(), number);
  }

  private Volume drawn(Map<String, NozzleMeter> meters, int number) {
    Volume drawn = Volume.ZERO;
    for (NozzleMeter meter : meters.values()) {
      Tank behind = setup.all().behind(meter.pump(), meter.nozzle(), meter.grade());
      if (behind != null && behind.number() == number) {
        drawn = drawn.plus(meter.filled()).minus(meter.returned());
      }
    }
    return drawn;
  }
}
