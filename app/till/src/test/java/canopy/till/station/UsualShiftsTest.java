package canopy.till.station;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Rounding;
import canopy.core.tender.CashRounding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drawer must be able to hold exactly what it should. */
class UsualShiftsTest {
  @TempDir Path temp;

  private StationConfig demo() throws Exception {
    DataFolder folder = new DataFolder(temp);
    DemoStation.setUpWithoutPins(folder);
    return folder.stationConfig();
  }

  @Test
  void theDemonstrationTakesCashInWhatItCanCount() throws Exception {
    StationConfig config = demo();
    assertThat(config.paying().cashRounding()).isEqualTo(new CashRounding(10, Rounding.HALF_UP));
    assertThat(UsualShifts.of(config).denominationsMinor()).endsWith(100L, 50L, 10L);
  }

  @ParameterizedTest
  @CsvSource({"CNY,1", "CNY,10", "CNY,50", "EUR,1", "EUR,5", "USD,10", "JPY,1"})
  void theSmallestCoinIsTheStepOfCash(String currency, long step) throws Exception {
    StationConfig demo = demo();
    List<Long> denominations =
        UsualShifts.of(
                new StationConfig(
                    demo.site(),
                    demo.till(),
                    demo.zone(),
                    demo.letterhead(),
                    demo.forecourt(),
                    new StationConfig.Paying(
                        currency,
                        2,
                        new CashRounding(step, Rounding.HALF_UP),
                        demo.paying().notesMinor(),
                        demo.tenders())))
            .denominationsMinor();
    assertThat(denominations.getLast()).isEqualTo(step);
    assertThat(denominations).allMatch(each -> each % step == 0);
  }
}
