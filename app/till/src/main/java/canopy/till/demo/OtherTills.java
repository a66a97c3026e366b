package canopy.till.demo;

import canopy.core.catalogue.Names;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.journal.Journal;
import canopy.till.journal.LocalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Two tills that have sold at the chain's stations in the last days: their journals are written,
 * and go up to head office as any till's do, enrolled and signed. On the main thread.
 */
final class OtherTills {
  /** What they call themselves: they are played. */
  private static final String PROGRAM = "demo";

  private static final int DAYS = 3;
  private static final int SALES_PER_DAY = 100;
  private static final int MOST_SECONDS_BETWEEN = 800;
  private static final LocalTime FIRST_SALE = LocalTime.of(7, 0);

  private record Other(String site, String till, Names station) {}

  private static final List<Other> ALL =
      List.of(
          new Other(DemoStation.SITE, "2", new Names("绿荫加油站", "Canopy Station", "Estación Canopy")),
          new Other("S002", "1", new Names("北门加油站", "North Gate", "Puerta Norte")));

  private final Path folder;
  private final HeadOfficeProgram headOffice;
  private final Clock clock;

  /**
   * @param folder keeps their journals and keys
   */
  OtherTills(Path folder, HeadOfficeProgram headOffice, Clock clock) {
    this.folder = folder;
    this.headOffice = headOffice;
    this.clock = clock;
  }

  /** Sees that head office has everything of them. Quick, if it has. */
  void send() throws IOException, InterruptedException {
    long seed = 1;
    for (Other other : ALL) {
      Path root = folder.resolve(other.site() + "-" + other.till());
      DataFolder data = new DataFolder(root);
      if (!Files.exists(root.resolve(Journal.FOLDER))) {
        setUp(data, other);
        sell(data, seed);
      }
      send(data, other);
      seed++;
    }
  }

  private static void setUp(DataFolder data, Other other) throws IOException {
    Files.createDirectories(data.root());
    DemoStation.setUpWithoutPins(data);
    StationConfig demo = data.stationConfig();
    StationConfig.Letterhead head = demo.letterhead();
    data.write(
        new StationConfig(
            other.site(),
            other.till(),
            demo.zone(),
            new StationConfig.Letterhead(
                other.station(),
                head.address(),
                head.taxNumber(),
                head.phone(),
                head.invoiceUrl(),
                head.receiptFoot()),
            demo.forecourt(),
            demo.paying()));
  }

  private void sell(DataFolder data, long seed) throws IOException {
    StationConfig config = data.stationConfig();
    Master master =
        new Master(
            config,
            data.people(),
            CatalogueFiles.in(data.master(), config.currencyDigits()).load());
    ZoneId zone = ZoneId.of(config.zone());
    Instant first =
        LocalDate.ofInstant(clock.instant(), zone)
            .minusDays(DAYS)
            .atTime(FIRST_SALE)
            .atZone(zone)
            .toInstant();
    PastSales.Pace pace =
        new PastSales.Pace(first, SALES_PER_DAY, MOST_SECONDS_BETWEEN, Duration.ofHours(12), seed);
    try (PastSales past = new PastSales(data, master, new LocalDisk(), pace)) {
      past.sell(DAYS * SALES_PER_DAY);
    }
  }

  private void send(DataFolder data, Other other) throws IOException, InterruptedException {
    try (SentJournal journal = SentJournal.open(data, clock)) {
      journal.enrol(headOffice.address(), headOffice.code(other.site(), other.till()), PROGRAM);
      journal.send();
    }
  }
}
