package canopy.headoffice.projection;

import canopy.core.event.Recorded;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TankShell;
import canopy.core.stock.TotaliserReading;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of tanks: what was read of them and of counters, what tankers brought, what it comes to,
 * and what is wrong.
 */
final class StockRows {
  /** The only row of a set-up without tanks, which ends the one before; no tank has number 0. */
  private static final TankShell NO_TANK =
      new TankShell(0, 0, new Volume(0), new Volume(0), new Volume(0));

  private StockRows() {}

  static void project(Recorded r, StockEvent event, Rows rows) {
    switch (event) {
      case StockEvent.TanksRead e -> {
        int no = 0;
        for (TankReading reading : e.readings()) {
          no++;
          tank(r, no, e.occasion().name(), reading, rows);
        }
      }
      case StockEvent.TotalisersRead e -> {
        int no = 0;
        for (TotaliserReading reading : e.readings()) {
          no++;
          totaliser(r, no, e.occasion().name(), reading, rows);
        }
      }
      case StockEvent.DeliveryReceived e -> delivered(r, e.delivery(), rows);
      case StockEvent.TanksSetUp e -> {
        e.tanks().forEach(tank -> shell(r, tank, rows));
        if (e.tanks().isEmpty()) {
          shell(r, NO_TANK, rows);
        }
      }
      case StockEvent.TanksBalanced e -> {
        int no = 0;
        for (TankBalance balance : e.balances()) {
          no++;
          balanced(r, no, balance, rows);
        }
      }
      case StockEvent.TotalisersBalanced e -> {
        int no = 0;
        for (NozzleBalance balance : e.balances()) {
          no++;
          balanced(r, no, balance, rows);
        }
      }
      case StockEvent.DeliveryDetected e -> {
        DetectedDelivery rise = e.detected();
        MeasuredDelivery measures = e.measures();
        if (measures != null) {
          delivered(r, measures.delivery(), rows);
        }
        rows.tankRise(r)
            .time(r.at())
            .integer(rise.tank())
            .text(rise.id())
            .bigint(rise.measured().millilitres())
            .bool(measures != null) // It waits for nothing any more.
            .text(measures == null ? "" : measures.delivery().document());
      }
      case StockEvent.DeliveryDismissed e ->
          rows.tankRise(r)
              .time(r.at())
              .integer(e.tank())
              .text(e.detection())
              .bigint(0)
              .bool(true)
              .text(e.reason());
      case StockEvent.TankAlarmed e ->
          rows.tankAlarm(r)
              .time(r.at())
              .integer(e.tank())
              .text(e.alarms().stream().map(Enum::name).collect(Collectors.joining(" ")));
      case StockEvent.VarianceFlagged e -> flagged(r, e.flag(), rows);
    }
  }

  private static void tank(Recorded r, int no, String occasion, TankReading reading, Rows rows) {
    rows.tankReading(r)
        .integer(no)
        .integer(reading.tank())
        .time(reading.at())
        .text(occasion)
        .text(reading.source().name())
        .bigint(reading.volume().millilitres())
        .bigint(millilitres(reading.corrected()))
        .bigint(millilitres(reading.water()))
        .integer(reading.temperatureMillidegrees())
        .integer(reading.heightTenths())
        .integer(reading.waterHeightTenths());
  }

  private static void totaliser(
      Recorded r, int no, String occasion, TotaliserReading reading, Rows rows) {
    Money amount = reading.amount();
    rows.totaliserReading(r)
        .integer(no)
        .integer(reading.pump())
        .integer(reading.nozzle())
        .integer(reading.grade())
        .time(reading.at())
        .text(occasion)
        .text(reading.source().name())
        .bigint(reading.volume().millilitres())
        .bigint(amount == null ? null : Long.valueOf(amount.minor()));
  }

  /** The newest row of a paper and tank is what holds. */
  private static void delivered(Recorded r, Delivery delivery, Rows rows) {
    rows.tankDelivery(r)
        .text(delivery.document())
        .integer(delivery.tank())
        .integer(delivery.grade())
        .time(r.at())
        .text(r.by())
        .bigint(delivery.ticket().millilitres())
        .bigint(delivery.measured().millilitres())
        .bigint(delivery.before().volume().millilitres())
        .bigint(delivery.after().volume().millilitres())
        .bigint(delivery.soldMeanwhile().millilitres())
        .text(delivery.detection());
  }

  private static void shell(Recorded r, TankShell tank, Rows rows) {
    rows.tankShell(r)
        .time(r.at())
        .integer(tank.number())
        .integer(tank.grade())
        .bigint(tank.capacity().millilitres())
        .bigint(tank.safeFill().millilitres())
        .bigint(tank.deadStock().millilitres());
  }

  private static void balanced(Recorded r, int no, TankBalance balance, Rows rows) {
    rows.tankBalance(r)
        .integer(no)
        .integer(balance.tank())
        .integer(balance.grade())
        .time(balance.opening().at())
        .time(balance.closing().at())
        .bigint(balance.opening().volume().millilitres())
        .bigint(balance.delivered().millilitres())
        .bigint(balance.undocumented().millilitres())
        .bigint(balance.sold().millilitres())
        .bigint(balance.closing().volume().millilitres())
        .bigint(balance.variance().millilitres());
  }

  private static void balanced(Recorded r, int no, NozzleBalance balance, Rows rows) {
    TotaliserReading closing = balance.closing();
    rows.nozzleBalance(r)
        .integer(no)
        .integer(closing.pump())
        .integer(closing.nozzle())
        .integer(closing.grade())
        .time(balance.opening().at())
        .time(closing.at())
        .bigint(balance.opening().volume().millilitres())
        .bigint(closing.volume().millilitres())
        .bigint(balance.filled().millilitres())
        .bigint(millilitres(balance.unrecorded()));
  }

  private static void flagged(Recorded r, StockFlag flag, Rows rows) {
    rows.stockFlag(r)
        .time(r.at())
        .date(flag.day())
        .integer(flag.tank())
        .text(flag.rule().name())
        .text(flag.severity().name())
        .bigint(flag.volume().millilitres())
        .bigint(flag.limit().millilitres())
        .text(flag.subject());
  }

  private static @Nullable Long millilitres(@Nullable Volume volume) {
    return volume == null ? null : Long.valueOf(volume.millilitres());
  }
}
