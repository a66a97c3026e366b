package canopy.till.demo;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.catalogue.CatalogueFiles;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalVerifier;
import canopy.till.journal.LocalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past that the demonstration and the measurements begin with: the rules accept all of it. */
final class PastSalesTest {
  private static final int DAYS = 4;
  private static final int SALES_PER_DAY = 30;
  private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");

  @TempDir Path folder;

  @Test
  void sellsForDaysAndClosesEach() throws Exception {
    DataFolder data = new DataFolder(folder);
    DemoStation.setUpWithoutPins(data);
    Master master =
        new Master(
            data.stationConfig(),
            data.people(),
            CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load());
    PastSales.Pace pace = new PastSales.Pace(FIRST, SALES_PER_DAY, 800, Duration.ofHours(12), 1);
    try (PastSales past = new PastSales(data, master, new LocalDisk(), pace)) {
      past.sell(DAYS * SALES_PER_DAY);
    }

    JournalVerifier.Report report =
        JournalVerifier.verify(new LocalDisk(), folder.resolve(Journal.FOLDER));
    assertThat(report.good()).as("%s", report).isTrue();
    assertThat(report.seals()).isEqualTo(DAYS);
  }
}
