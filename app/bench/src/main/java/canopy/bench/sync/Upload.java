package canopy.bench.sync;

import canopy.bench.UnforcedDisk;
import canopy.sync.HeadOfficeLine;
import canopy.sync.SyncStatus;
import canopy.sync.Uploader;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastSales;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalReader;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import canopy.till.sync.HeadOfficeDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A till that was never connected has sold for months, and its whole journal goes up: read, packed,
 * signed, checked, stored and made rows of. Beside it the same lines by COPY alone.
 */
final class Upload {
  private static final int MOST_LINES_BEFORE = 400_000;
  private static final long LOOK_AGAIN_NANOS = 1_000_000;
  private static final Duration AGO = Duration.ofDays(250);

  private final Office office;
  private final DataFolder data;

  Upload(Office office, Path root) {
    this.office = office;
    this.data = new DataFolder(root);
  }

  void run(int sales) throws Exception {
    Files.createDirectories(data.root());
    DemoStation.setUpWithoutPins(data);
    Master master =
        new Master(
            data.stationConfig(),
            data.people(),
            CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load());
    PastSales.Pace pace =
        new PastSales.Pace(Instant.now().minus(AGO), 500, 120, Duration.ofHours(8), 3);
    try (PastSales past = new PastSales(data, master, new UnforcedDisk(), pace)) {
      past.sell(sales);
    }
    try (Journal journal = open();
        CopyLimit limit = new CopyLimit(office, journal)) {
      long lines = journal.lastSeq();
      System.out.printf(Locale.ROOT, "### A backlog of %,d sales, %,d lines%n%n", sales, lines);
      office.makeDays(day(journal, 1), day(journal, lines));
      Map<String, Took> all = new LinkedHashMap<>();
      OtherTill other = OtherTill.of(journal, MOST_LINES_BEFORE);
      note(all, "the first backlog after its start, another till's", send(other));
      office.settle();
      note(all, "**the till's upload to head office**", send(journal, lines));
      office.settle();
      Took bare = limit.best(CopyLimit.Into.BARE);
      note(all, "COPY into a table without a key", bare);
      office.settle();
      Took keyed = limit.best(CopyLimit.Into.KEYED);
      note(all, "**COPY into one with the key: the limit**", keyed);
      office.settle();
      Took very = limit.best(CopyLimit.Into.VERY);
      note(all, "COPY into head office's own: with its key, by days", very);
      System.out.println(
          "| what | lines | time | lines/s | beside COPY, no key | **with the key** | head office's"
              + " own |");
      System.out.println("|---|---|---|---|---|---|---|");
      all.forEach(
          (what, took) ->
              System.out.printf(
                  Locale.ROOT,
                  "| %s | %,d | %.1f s | %,.0f | %.0f %% | %.0f %% | %.0f %% |%n",
                  what,
                  took.lines(),
                  took.seconds(),
                  took.perSecond(),
                  100 * took.perSecond() / bare.perSecond(),
                  100 * took.perSecond() / keyed.perSecond(),
                  100 * took.perSecond() / very.perSecond()));
      System.out.printf(
          "%n| processor seconds for 100,000 lines | till | head office | PostgreSQL | all |%n");
      System.out.println("|---|---|---|---|---|");
      all.forEach((what, took) -> printUsed(what, took.used(), took.lines() / 100_000.0));
      System.out.println();
    }
  }

  /**
   * How long it took.
   *
   * @param lines that were stored
   * @param used by whoever took part
   */
  record Took(long lines, double seconds, Office.Used used) {
    double perSecond() {
      return lines / seconds;
    }
  }

  /** It takes minutes, so each is told on the error stream when it is known. */
  private static void note(Map<String, Took> all, String what, Took took) {
    all.put(what, took);
    System.err.printf(Locale.ROOT, "%s: %,.0f lines/s%n", what, took.perSecond());
  }

  private static void printUsed(String what, Office.Used used, double times) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f |%n",
        what,
        used.till() / times,
        used.office() / times,
        used.postgres() / times,
        used.all() / times);
  }

  /** The business day of a line: a till that closes days early is ahead of the calendar. */
  private static LocalDate day(Journal journal, long seq) throws Exception {
    try (JournalReader reader = journal.read(seq)) {
      return Objects.requireNonNull(reader.next()).day();
    }
  }

  private Journal open() throws Exception {
    Path root = data.root();
    return Journal.open(
        root,
        new LocalDisk(),
        JournalSettings.small(),
        new Identity(DemoStation.SITE, DemoStation.TILL),
        () -> DaySeal.openOrCreate(root.resolve("keys")),
        Clock.systemUTC());
  }

  private Took send(Journal journal, long lines) throws Exception {
    try (HeadOfficeDesk desk =
        HeadOfficeDesk.open(
            data, data.stationConfig(), Clock.systemUTC(), new SecureRandom(), news -> {})) {
      desk.enrol(office.address(), office.code(DemoStation.SITE, DemoStation.TILL), "bench");
      Office.Used before = office.used();
      long begun = System.nanoTime();
      desk.connect(journal, null, holds -> CompletableFuture.completedFuture(null));
      while (true) {
        SyncStatus up = desk.view().up();
        if (up != null && up.acknowledgedSeq() == lines) {
          double seconds = (System.nanoTime() - begun) / 1e9;
          return new Took(lines, seconds, office.used().since(before));
        }
        if (up != null && up.trouble() != null) {
          throw new IllegalStateException("head office refused: " + up.trouble());
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  /** Without a journal of its own: head office has been at work when the one that counts comes. */
  private Took send(OtherTill other) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (HeadOfficeLine line = office.line(office.enrolled(DemoStation.SITE, OtherTill.NAME));
        Uploader uploader =
            new Uploader(
                line,
                other,
                Uploader.Limits.STANDARD,
                Uploader.Times.of(Clock.systemUTC()),
                new SecureRandom(),
                0,
                status -> {
                  if (status.acknowledgedSeq() == other.lastSeq()) {
                    arrived.countDown();
                  }
                })) {
      Office.Used before = office.used();
      long begun = System.nanoTime();
      uploader.start();
      arrived.await();
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Took(other.lastSeq(), seconds, office.used().since(before));
    }
  }
}
