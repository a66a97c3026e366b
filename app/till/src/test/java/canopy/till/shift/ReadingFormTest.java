package canopy.till.shift;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.operator.Operator;
import canopy.core.quantity.Volume;
import canopy.core.stock.TotaliserReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counters that the pumps tell when they are asked. */
class ReadingFormTest {
  private static final Instant ASKED = Instant.parse("2026-11-22T06:00:00Z");

  private final Pumps pumps = new Pumps();
  private final ReadingForm form = new ReadingForm(pumps);

  @Test
  void waitsAsLongAsItSaysHoweverOftenSomebodyLooks() {
    form.ask(ASKED);
    pumps.tells(1);
    for (int looks = 0; looks < 100; looks++) {
      assertThat(form.heard(ASKED.plusMillis(14_999))).isEmpty();
    }
    assertThat(form.heard(ASKED.plusSeconds(15))).contains(pumps.told);
    assertThat(form.silent()).isEqualTo(1);
    assertThat(form.heard(ASKED.plusSeconds(16))).isEmpty();
  }

  @Test
  void isDoneOnceAllHaveAnswered() {
    form.ask(ASKED);
    pumps.tells(1);
    pumps.tells(2);
    assertThat(form.heard(ASKED.plusSeconds(1))).contains(pumps.told);
  }

  @Test
  void saysSoWhenAllAreSilent() {
    form.ask(ASKED);
    assertThat(form.heard(ASKED.plusSeconds(15))).contains(List.of());
    assertThat(form.silent()).isEqualTo(2);
  }

  @Test
  void whatComesAfterTheScreenWasLeftIsNotTaken() {
    form.ask(ASKED);
    form.forget();
    pumps.tells(1);
    pumps.tells(2);
    assertThat(form.heard(ASKED.plusSeconds(60))).isEmpty();
  }

  /** Two nozzles of one pump. */
  private static final class Pumps implements ShiftPort {
    private final List<TotaliserReading> told = new ArrayList<>();

    void tells(int nozzle) {
      told.add(
          new TotaliserReading(
              1, nozzle, 2, TotaliserReading.Source.PUMP, ASKED, new Volume(1_000), null));
    }

    @Override
    public void stopPumps() {}

    @Override
    public Map<Integer, Map<Integer, Integer>> nozzles() {
      return Map.of(1, Map.of(1, 2, 2, 2));
    }

    @Override
    public void readCounters() {
      told.clear();
    }

    @Override
    public List<TotaliserReading> counters() {
      return told;
    }

    @Override
    public long unsentLines() {
      return 0;
    }

    @Override
    public Collection<Operator> people() {
      return List.of();
    }
  }
}
