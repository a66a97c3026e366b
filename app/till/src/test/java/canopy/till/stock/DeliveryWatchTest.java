package canopy.till.stock;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.TankReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One reading a minute; all in litres. */
class DeliveryWatchTest {
  private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

  private final DeliveryWatch watch = new DeliveryWatch(Duration.ofMinutes(5), () -> "d1");
  private int minute;

  private Optional<DetectedDelivery> see(long level, long drawn, boolean pouring) {
    minute++;
    TankReading reading =
        TankReading.typed(1, START.plus(Duration.ofMinutes(minute)), litres(level));
    return watch.see(reading, litres(drawn), pouring);
  }

  private static Volume litres(long litres) {
    return new Volume(litres * 1_000);
  }

  @Test
  void aTankerThatUnloadsIsOneDeliveryAndWhatWasSoldMeanwhileIsCountedBack() {
    assertThat(see(10_000, 100, false)).isEmpty();
    for (int i = 1; i <= 10; i++) {
      assertThat(see(10_000 + i * 490L, 100 + i * 10L, false)).isEmpty();
    }
    assertThat(watch.isRising()).isTrue();
    for (int i = 0; i < 4; i++) {
      assertThat(see(14_890, 210, false)).isEmpty();
    }
    Optional<DetectedDelivery> found = see(14_890, 210, false);
    assertThat(found).isPresent();
    assertThat(found.get().before().volume()).isEqualTo(litres(10_000));
    assertThat(found.get().soldMeanwhile()).isEqualTo(litres(110));
    assertThat(found.get().measured()).isEqualTo(litres(5_000));
    assertThat(watch.isRising()).isFalse();
  }

  @Test
  void salesAndTheNoiseOfAGaugeAreNone() {
    for (int i = 0; i < 600; i++) {
      long noise = i % 7 - 3;
      assertThat(see(20_000 - i * 10L + noise, i * 10L, false)).isEmpty();
      assertThat(watch.isRising()).isFalse();
    }
  }

  @Test
  void aLevelThatRisesForHoursIsNoTanker() {
    for (int i = 0; i < 600; i++) {
      assertThat(see(20_000 + i, 0, false)).isEmpty();
      assertThat(watch.isRising()).isFalse();
    }
  }

  @Test
  void aLorryThatFillsUpIsNoDeliveryWhenItsLitresAreCountedAtTheEnd() {
    see(20_000, 0, false);
    for (int i = 1; i <= 14; i++) {
      assertThat(see(20_000 - i * 25L, 0, false)).isEmpty();
    }
    for (int i = 0; i < 20; i++) {
      assertThat(see(19_650, 350, false)).isEmpty();
      assertThat(watch.isRising()).isFalse();
    }
  }

  @Test
  void aFallAllAtOnceThatIsCountedLaterIsNoDelivery() {
    see(20_000, 0, false);
    assertThat(see(19_650, 0, false)).isEmpty();
    for (int i = 0; i < 20; i++) {
      assertThat(see(19_650, 350, false)).isEmpty();
      assertThat(watch.isRising()).isFalse();
    }
  }

  @Test
  void aFillThatEndsAfterATankerWasThereIsNoSecondDelivery() {
    see(10_000, 0, false);
    see(15_000, 0, false);
    Optional<DetectedDelivery> found = Optional.empty();
    for (int i = 1; i < 9 && found.isEmpty(); i++) {
      found = see(15_000 - i * 70L, 0, false);
    }
    assertThat(found).isPresent();
    for (int i = 0; i < 20; i++) {
      assertThat(see(14_650, 350, false)).isEmpty();
    }
  }

  /** A controller that was away tells a day's fills at once; each makes no level rise. */
  @Test
  void fillsThatAreCountedHoursLaterAreNoDelivery() {
    see(20_000, 0, false);
    for (int i = 1; i <= 180; i++) {
      assertThat(see(20_000 - i * 10L, 0, false)).isEmpty();
    }
    for (int i = 1; i <= 30; i++) {
      assertThat(see(18_200, i * 60L, false)).isEmpty();
      assertThat(watch.isRising()).as("after fill %d", i).isFalse();
    }
    see(20_000, 1_800, false);
    assertThat(watch.isRising()).as("a tanker afterwards").isTrue();
  }

  @Test
  void whatTheGaugeCallsADeliveryIsWaitedForUntilItIsOver() {
    see(10_000, 0, false);
    see(10_050, 0, true);
    assertThat(watch.isRising()).isTrue();
    for (int i = 0; i < 30; i++) {
      assertThat(see(12_000, 0, true)).isEmpty();
    }
    Optional<DetectedDelivery> found = Optional.empty();
    for (int i = 0; i < 8 && found.isEmpty(); i++) {
      found = see(12_000, 0, false);
    }
    assertThat(found).map(DetectedDelivery::measured).contains(litres(2_000));
  }

  @Test
  void aFalseCallOfTheGaugeLeadsToNothing() {
    see(10_000, 0, false);
    see(10_010, 0, true);
    for (int i = 0; i < 10; i++) {
      assertThat(see(10_010, 0, false)).isEmpty();
    }
    assertThat(watch.isRising()).isFalse();
  }
}
