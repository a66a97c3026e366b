package canopy.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.health.StopReason;
import canopy.till.journal.Entry;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.station.StationConfig;
import canopy.till.ui.TextRasteriser;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that do not fit the program or the station: a sentence, not a crash. */
class OldJournalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @TempDir Path data;
  private DataFolder folder;

  @BeforeEach
  void setUp() throws Exception {
    folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
  }

  private void holds(String type, int version, String json) throws Exception {
    StationConfig config = folder.stationConfig();
    Identity till = new Identity(config.site(), config.till());
    try (Journal journal = Journal.open(data, till, Clock.systemUTC())) {
      journal.append(List.of(Entry.of(DAY, "1001", type, version, json)));
    }
  }

  private void refusesToStart(StopReason reason, String... words) {
    assertThatThrownBy(
            () ->
                TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC())
                    .close())
        .isInstanceOfSatisfying(CannotStart.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContainingAll(words);
  }

  @Test
  void aTypeThatOnlyANewerProgramWritesAsksForThatProgram() throws Exception {
    holds("drone.landed", 1, "{}");
    refusesToStart(StopReason.NEWER, "newer version", "drone.landed");
  }

  @Test
  void dataThatDoesNotFitItsTypeIsNotTakenForANewerProgram() throws Exception {
    holds("pump.stopped", 1, "{\"pump\":\"three\"}");
    refusesToStart(StopReason.MISFIT, "does not understand", "pump.stopped");
  }

  @Test
  void aStationThatSoldInAnotherCurrencyIsToldWhich() throws Exception {
    holds(
        "sale.voided",
        1,
        "{\"saleId\":\"R\",\"reason\":\"currency\",\"total\":{\"minor\":1,\"currency\":\"EUR\"}}");
    refusesToStart(StopReason.OTHER_CURRENCY, "The journal is in EUR", "CNY");
  }
}
