package canopy.till.store;

import canopy.core.event.Recorded;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankDay;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.till.store.query.AuditKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the wet stock. On the projector's thread. */
final class StockRows {
  private final Projection projection;

  StockRows(Projection projection) {
    this.projection = projection;
  }

  /** What one event adds. */
  void project(Recorded r, StockEvent event, RowBatch batch) {
    switch (event) {
      case StockEvent.TanksRead e -> {
        for (int i = 0; i < e.readings().size(); i++) {
          tank(r, id(r, i), e.occasion().name(), e.readings().get(i), batch);
        }
        if (e.readings().stream().anyMatch(x -> x.source() != TankReading.Source.GAUGE)) {
          audit(r, AuditKind.READING_TYPED, tanks(e.readings()), e.occasion().name(), batch);
        }
      }
      case StockEvent.TotalisersRead e -> {
        for (int i = 0; i < e.readings().size(); i++) {
          totaliser(r, id(r, i), e.occasion().name(), e.readings().get(i), batch);
        }
        if (e.readings().stream().anyMatch(x -> x.source() != TotaliserReading.Source.PUMP)) {
          audit(r, AuditKind.READING_TYPED, "", e.occasion().name(), batch);
        }
      }
      case StockEvent.TanksBalanced e -> {
        for (int i = 0; i < e.balances().size(); i++) {
          tankDay(id(r, i), TankDay.of(r.day(), e.balances().get(i)), batch);
        }
      }
      case StockEvent.TotalisersBalanced e -> {
        for (int i = 0; i < e.balances().size(); i++) {
          nozzleDay(r, id(r, i), e.balances().get(i), batch);
        }
      }
      case StockEvent.TanksSetUp _ -> {} // The till has its own file of them.
      case StockEvent.DeliveryReceived e -> {
        Delivery delivery = e.delivery();
        delivery(r, delivery, batch);
        audit(r, AuditKind.DELIVERY_RECEIVED, delivery.document(), "" + delivery.tank(), batch);
      }
      case StockEvent.DeliveryDetected e -> {
        MeasuredDelivery measures = e.measures();
        String paper = measures == null ? "" : measures.delivery().document();
        if (measures != null) {
          delivery(r, measures.delivery(), batch);
        }
        audit(r, AuditKind.DELIVERY_DETECTED, "" + e.detected().tank(), paper, batch);
      }
      case StockEvent.DeliveryDismissed e ->
          audit(r, AuditKind.DELIVERY_DISMISSED, "" + e.tank(), e.reason(), batch);
      case StockEvent.TankAlarmed e ->
          audit(r, AuditKind.TANK_ALARMED, "" + e.tank(), e.alarms().toString(), batch);
      case StockEvent.VarianceFlagged e -> flag(r, e.flag(), batch);
    }
  }

  private static long id(Recorded r, int number) {
    return r.seq() * Projection.PARTS_PER_EVENT + number;
  }

  private static String tanks(List<TankReading> readings) {
    return readings.stream().map(TankReading::tank).toList().toString();
  }

  private static void audit(
      Recorded r, AuditKind kind, String subject, String detail, RowBatch batch) {
    Projection.audit(r, kind, subject, detail, null, batch);
  }

  private static void tank(
      Recorded r, long id, String occasion, TankReading reading, RowBatch batch) {
    batch.add(
        Table.TANK_READINGS,
        id,
        reading.tank(),
        occasion,
        reading.source().name(),
        r.day(),
        reading.at().toEpochMilli(),
        r.by(),
        reading.volume().millilitres(),
        millilitres(reading.corrected()),
        reading.temperatureMillidegrees(),
        reading.heightTenths(),
        reading.waterHeightTenths(),
        millilitres(reading.water()));
  }

  private static void totaliser(
      Recorded r, long id, String occasion, TotaliserReading reading, RowBatch batch) {
    Money amount = reading.amount();
    batch.add(
        Table.TOTALISER_READINGS,
        id,
        reading.pump(),
        reading.nozzle(),
        reading.grade(),
        occasion,
        reading.source().name(),
        r.day(),
        reading.at().toEpochMilli(),
        r.by(),
        reading.volume().millilitres(),
        amount == null ? null : amount.minor());
  }

  private void tankDay(long id, TankDay day, RowBatch batch) {
    batch.add(
        Table.TANK_DAYS,
        id,
        day.tank(),
        day.grade(),
        day.day(),
        day.opening().millilitres(),
        day.delivered().plus(day.undocumented()).millilitres(),
        day.metered().millilitres(),
        day.returned().millilitres(),
        day.closing().millilitres(),
        day.variance().millilitres(),
        projection.json(day));
  }

  private void nozzleDay(Recorded r, long id, NozzleBalance balance, RowBatch batch) {
    batch.add(
        Table.NOZZLE_DAYS,
        id,
        balance.closing().pump(),
        balance.closing().nozzle(),
        balance.closing().grade(),
        r.day(),
        balance.filled().millilitres(),
        millilitres(balance.unrecorded()),
        projection.json(balance));
  }

  /** The newest row of a paper and tank is what holds. */
  private void delivery(Recorded r, Delivery delivery, RowBatch batch) {
    batch.add(
        Table.DELIVERIES,
        r.seq(),
        delivery.tank(),
        delivery.grade(),
        delivery.document(),
        r.day(),
        r.at().toEpochMilli(),
        r.by(),
        delivery.ticket().millilitres(),
        delivery.shortage().millilitres(),
        projection.json(delivery));
  }

  private void flag(Recorded r, StockFlag flag, RowBatch batch) {
    batch.add(
        Table.STOCK_FLAGS,
        r.seq(),
        flag.tank(),
        flag.day(),
        flag.rule().name(),
        projection.json(flag));
    audit(r, AuditKind.STOCK_FLAGGED, flag.rule().name(), "" + flag.tank(), batch);
  }

  private static @Nullable Long millilitres(@Nullable Volume volume) {
    return volume == null ? null : volume.millilitres();
  }
}
