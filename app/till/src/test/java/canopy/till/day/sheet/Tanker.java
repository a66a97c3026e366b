package canopy.till.day.sheet;

import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.TankReading;
import java.time.Instant;

/**
 * One that unloads while somebody types its paper.
 *
 * @param id unique in a journal
 * @param before what the tank held, in millilitres
 * @param came by what is typed; the gauge finds 2.5 L less
 */
record Tanker(long id, int tank, Instant now, long before, long came) {
  private static final long LESS = 2_500;
  private static final long POURS_SECONDS = 300;

  Delivery paper(long ticket) {
    return new Delivery(
        "LN" + id,
        tank,
        tank,
        new Volume(ticket),
        typed(now, before),
        typed(now, before + came),
        Volume.ZERO,
        null);
  }

  DetectedDelivery rise() {
    return new DetectedDelivery(
        "d" + id,
        tank,
        typed(now.minusSeconds(POURS_SECONDS), before),
        typed(now.plusSeconds(POURS_SECONDS), before + came - LESS),
        Volume.ZERO);
  }

  private TankReading typed(Instant at, long millilitres) {
    return TankReading.typed(tank, at, new Volume(millilitres));
  }
}
