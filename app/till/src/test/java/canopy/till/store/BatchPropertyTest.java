package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BatchPropertyTest {
  /** However the events are cut into transactions, the tables are the same. */
  @Property(tries = 15)
  void batchesOfAnySizeGiveTheSameTables(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int sales,
      @ForAll @IntRange(min = 1, max = 90) int batchEvents)
      throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(seed, 20, journal::add).sales(sales);
    assertThat(Tables.of(journal, batchEvents)).isEqualTo(Tables.of(journal, Integer.MAX_VALUE));
  }

  /** The days add up as the till does, whatever it sells. */
  @Property(tries = 15)
  void daysAddUpAsTheTillDoes(@ForAll long seed) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    SalesGenerator station = new SalesGenerator(seed, 15, journal::add);
    station.sales(50);
    station.closeDay();
    Tables.ask(
        journal,
        reader -> {
          for (var closed : station.closedDays().entrySet()) {
            assertThat(reader.dayTotals(closed.getKey(), "CNY")).isEqualTo(closed.getValue());
          }
          return null;
        });
  }
}
