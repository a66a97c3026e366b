package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.PlannedPrice;
import canopy.core.event.StationEvent;
import canopy.till.price.HeadOfficeGoods;
import canopy.till.price.HeadOfficeGoodsTest;
import canopy.till.station.DataFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price of head office, the whole till and a controller in a process of its own. */
final class PriceChangeTest {
  private static final long NEW_PRICE = 7_999;

  /** Longer than anybody waits here: the time comes when the till's clock is put forward. */
  private static final Duration UNTIL_THEN = Duration.ofMinutes(30);

  /** So long before its time the till is left to itself. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** The real time, put forward. */
  private static final class Turned extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), ahead);
    }
  }

  @TempDir private Path data;

  @Test
  void aPlannedPriceReachesTillAndPumpsAtItsTimeButNoRunningFill() throws Exception {
    try (SimulatedForecourt forecourt = SimulatedForecourt.start()) {
      FuelTill.setUp(data, "1", forecourt);
      FuelTill.releaseWhoeverCalls(data);
      // A car is at the pump when the time comes: the price has to wait for it.
      Instant then = Instant.now().plus(UNTIL_THEN);
      plan(then);
      forecourt.order("arrive", "{'pump':1,'nozzle':1,'volumeMillilitres':60000}");
      forecourt.order("lift", "{'pump':1}");
      Turned clock = new Turned();
      try (FuelTill till = FuelTill.open(data, clock)) {
        till.await(
            "the release", () -> till.program().forecourt().board().status(1).state().isReleased());
        assertThat(ownPrice(till)).as("before its time").isNotEqualTo(NEW_PRICE);
        clock.ahead = Duration.between(Instant.now(), then).minus(SOON);
        till.program().decisions().changed(); // Reckons anew how long that is.
        till.await("the till's own price", () -> ownPrice(till) == NEW_PRICE);
        till.await("the pumps' refusal", () -> refused(till));
        assertThat(price(forecourt)).isNotEqualTo(NEW_PRICE);
        assertThat(shown(till, 2)).as("at a pump that has the old one").isNotEqualTo(NEW_PRICE);
        forecourt.order("advance", "{'millis':600000}");
        forecourt.order("leave", "{'pump':1}");
        till.await("the pumps' price", () -> written(till));
        assertThat(price(forecourt)).isEqualTo(NEW_PRICE);
        till.await("what the pump shows", () -> shown(till, 2) == NEW_PRICE);
        assertThat(till.journalled(StationEvent.PumpPricesSet.class).getLast().prices())
            .anyMatch(price -> price.grade() == 1 && price.price().tenthsOfMinor() == NEW_PRICE);
      }
    }
  }

  private static long ownPrice(FuelTill till) {
    return till.program().master().catalogue().grade(1).orElseThrow().price().tenthsOfMinor();
  }

  private static long price(SimulatedForecourt forecourt) throws Exception {
    return forecourt.order("book", "{}").path("prices").path("1").asLong();
  }

  /** What the pump's first nozzle shows. */
  private static long shown(FuelTill till, int pump) {
    return till.program().forecourt().board().prices().get(pump).get(1);
  }

  private static boolean written(FuelTill till) {
    try {
      return till.journalled(StationEvent.PumpPricesSet.class).stream()
          .flatMap(set -> set.prices().stream())
          .anyMatch(price -> price.grade() == 1 && price.price().tenthsOfMinor() == NEW_PRICE);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean refused(FuelTill till) {
    return journalled(till, StationEvent.PumpPricesRefused.class);
  }

  private static boolean journalled(FuelTill till, Class<? extends StationEvent> type) {
    try {
      return !till.journalled(type).isEmpty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void plan(Instant at) throws Exception {
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(new DataFolder(data).master())) {
      goods.snapshot(HeadOfficeGoodsTest.demo(1), true, null, HeadOfficeGoodsTest.at(1));
      goods.apply(
          java.util.List.of(
              HeadOfficeGoodsTest.planned(2, "P1", PlannedPrice.Target.GRADE, "1", NEW_PRICE, at)),
          HeadOfficeGoodsTest.at(2));
    }
  }
}
