package canopy.headoffice.projection;

import canopy.core.event.Recorded;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import org.jspecify.annotations.Nullable;

/** The rows of what was read of tanks and counters, and of what tankers brought. */
final class StockRows {
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
      // Follows from readings, deliveries and fills, and is the station's to act on.
      case StockEvent.TanksBalanced _ -> {}
      case StockEvent.TotalisersBalanced _ -> {}
      case StockEvent.DeliveryDetected _ -> {}
      case StockEvent.DeliveryDismissed _ -> {}
      case StockEvent.TankAlarmed _ -> {}
      case StockEvent.VarianceFlagged _ -> {}
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

  private static @Nullable Long millilitres(@Nullable Volume volume) {
    return volume == null ? null : Long.valueOf(volume.millilitres());
  }
}
