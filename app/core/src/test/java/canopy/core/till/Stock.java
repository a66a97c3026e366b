package canopy.core.till;

import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import java.time.Instant;

/** Readings and deliveries of the test station's one tank, number 2. */
final class Stock {
  static final Instant MORNING = Instant.parse("2026-11-22T01:00:00Z");

  private Stock() {}

  static TankReading typed(int tank, long millilitres) {
    return TankReading.typed(tank, MORNING, new Volume(millilitres));
  }

  static TankReading gauged(long millilitres) {
    return new TankReading(
        2,
        TankReading.Source.GAUGE,
        MORNING,
        new Volume(millilitres),
        null,
        18_500,
        null,
        0,
        Volume.ZERO);
  }

  /** From 10,000 litres up, with 120 sold meanwhile and 30 short. */
  static Delivery delivery(String document, long ticket) {
    return new Delivery(
        document,
        2,
        2,
        new Volume(ticket),
        gauged(10_000_000),
        gauged(10_000_000 + ticket - 150_000),
        new Volume(120_000),
        null);
  }

  /** Somebody wrote down first what there was after it. */
  static Delivery exchanged(String document) {
    Delivery d = delivery(document, 5_000_000);
    return new Delivery(
        document, d.tank(), d.grade(), d.ticket(), d.after(), d.before(), Volume.ZERO, null);
  }

  static TotaliserReading counter(int pump, long millilitres) {
    return new TotaliserReading(
        pump, 1, 2, TotaliserReading.Source.PUMP, MORNING, new Volume(millilitres), null);
  }
}
