package canopy.headoffice.scale;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import canopy.headoffice.database.EmbeddedDatabase;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the journals of many stations and sends them to a head office on a real PostgreSQL, as fast
 * as it takes them; then asks what the console asks. Prints what it measured. {@code
 * sync/headoffice/SCALE.md} says how to run it and what came out.
 */
public final class ManyStations {
  private static final String TABLE = "%-34s %,14.1f%n";
  private static final double MILLIS = 1_000_000.0;

  /**
   * How much.
   *
   * @param stations how many
   * @param tills of each station
   * @param sales of each till
   * @param batchLines most lines in one request
   * @param senders requests under way at a time
   */
  public record Size(int stations, int tills, int sales, int batchLines, int senders) {}

  /** What a till has to send. */
  private record Load(TestTill till, TestJournal journal, int sales) {}

  private final HeadOffice office;
  private final Jdbi jdbi;
  private final Size size;
  private final PrintStream out;
  private final LongAdder lines = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  private ManyStations(HeadOffice office, Jdbi jdbi, Size size, PrintStream out) {
    this.office = office;
    this.jdbi = jdbi;
    this.size = size;
    this.out = out;
  }

  /**
   * On {@code DATABASE_URL}, an empty database, or on an embedded one in a folder: the first
   * argument. The others are the sizes, in the order of {@link Size}.
   */
  public static void main(String[] arguments) throws Exception {
    int[] sizes =
        Arrays.stream(arguments, 1, arguments.length).mapToInt(Integer::parseInt).toArray();
    Size size = new Size(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
    String url = System.getenv("DATABASE_URL");
    if (url == null) {
      try (EmbeddedDatabase embedded = EmbeddedDatabase.start(Path.of(arguments[0]))) {
        run(embedded.jdbcUrl(), size);
      }
    } else {
      run(url, size);
    }
  }

  private static void run(String url, Size size) throws Exception {
    Map<String, String> environment = Map.of("DATABASE_URL", url, "PORT", "0");
    try (HeadOffice office = HeadOffice.start(Settings.from(environment))) {
      run(office, Jdbi.create(url), size, System.out);
    }
  }

  /**
   * Runs it on a head office, with stations that are added to those that it has.
   *
   * @return how many sales were stored
   */
  public static long run(HeadOffice office, Jdbi jdbi, Size size, PrintStream out)
      throws Exception {
    return new ManyStations(office, jdbi, size, out).run();
  }

  private long run() throws Exception {
    long before = storedBytes();
    List<Load> loads = new ArrayList<>();
    try (HttpClient shared = HttpClient.newHttpClient()) {
      int there = office.stations().sites().size();
      for (int s = there; s < there + size.stations(); s++) {
        loads.addAll(station(name(s), s, shared));
      }
      long sales = loads.stream().mapToLong(Load::sales).sum();
      long[] nanos = new long[1];
      List<Long> requests = send(loads, nanos);
      double seconds = nanos[0] / 1e9;
      out.printf(Locale.ROOT, TABLE, "stations", (double) size.stations());
      out.printf(Locale.ROOT, TABLE, "sales", (double) sales);
      out.printf(Locale.ROOT, TABLE, "lines a sale", (double) lines.sum() / sales);
      out.printf(
          Locale.ROOT, TABLE, "bytes a sale, as sent unpacked", (double) bytes.sum() / sales);
      out.printf(Locale.ROOT, TABLE, "seconds", seconds);
      out.printf(Locale.ROOT, TABLE, "sales a second", sales / seconds);
      out.printf(Locale.ROOT, TABLE, "lines a second", lines.sum() / seconds);
      out.printf(Locale.ROOT, TABLE, "a batch, median ms", at(requests, 0.5) / MILLIS);
      out.printf(Locale.ROOT, TABLE, "a batch, 99 % ms", at(requests, 0.99) / MILLIS);
      jdbi.useHandle(handle -> handle.execute("ANALYZE"));
      out.printf(
          Locale.ROOT, TABLE, "bytes a sale, stored", (storedBytes() - before) / (double) sales);
      ask(name(there));
      return sales;
    }
  }

  private static String name(int station) {
    return String.format(Locale.ROOT, "L%05d", station);
  }

  private List<Load> station(String site, int seed, HttpClient shared) {
    office.stations().addSite(new Stations.Site(site, "Station " + site, "Asia/Shanghai", "CNY"));
    List<Load> loads = new ArrayList<>();
    for (int t = 1; t <= size.tills(); t++) {
      String name = "T" + t;
      office.stations().addTill(site, name);
      TestTill till = TestTill.unchecked(office.port(), shared);
      TestTill.Answer answer =
          till.enrol(office.codes().make(site, name, "scale").text(), site, name, false);
      if (answer.status() != 201) {
        throw new IllegalStateException(answer.toString());
      }
      TestStation work =
          new TestStation(
              new TestJournal(site, name), LocalDate.now(), 31L * seed + t, site + name);
      for (int sale = 0; sale < size.sales(); sale++) {
        work.sell();
      }
      loads.add(new Load(till, work.journal(), work.sales().size()));
    }
    return loads;
  }

  /** All journals, each in its order; several tills at a time. */
  private List<Long> send(List<Load> loads, long[] nanos) throws Exception {
    ConcurrentLinkedQueue<Long> requests = new ConcurrentLinkedQueue<>();
    AtomicLong next = new AtomicLong();
    long began = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(size.senders())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < size.senders(); i++) {
        running.add(
            senders.submit(
                () -> {
                  for (long l = next.getAndIncrement();
                      l < loads.size();
                      l = next.getAndIncrement()) {
                    send(loads.get((int) l), requests);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    nanos[0] = System.nanoTime() - began;
    return requests.stream().sorted().toList();
  }

  private void send(Load load, ConcurrentLinkedQueue<Long> requests) {
    for (int from = 1; from <= load.journal().size(); from += size.batchLines()) {
      int to = Math.min(load.journal().size(), from + size.batchLines() - 1);
      String batch = load.journal().lines(from, to);
      long began = System.nanoTime();
      TestTill.Answer answer = load.till().postLines(batch);
      requests.add(System.nanoTime() - began);
      if (answer.status() != 200 || answer.headSeq() != to) {
        throw new IllegalStateException(answer.toString());
      }
      lines.add(to - from + 1L);
      bytes.add(batch.length());
    }
  }

  private static double at(List<Long> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(part * sorted.size())));
  }

  private long storedBytes() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT pg_database_size(current_database())")
                .mapTo(Long.class)
                .one());
  }

  /** What pages of the console cost at this size, with the data in memory. */
  private void ask(String site) {
    String sums =
        """
        SELECT count(*) FROM (SELECT s.day, s.site, s.currency, count(*), sum(s.total_minor)
          FROM sale s WHERE %s s.day BETWEEN :from AND :to GROUP BY s.day, s.site, s.currency) d
        """;
    time("days of one station, ms", String.format(sums, "s.site = '" + site + "' AND"));
    time("days of all stations, ms", String.format(sums, ""));
    time(
        "newest 50 sales of all, ms",
        "SELECT count(*) FROM (SELECT * FROM sale WHERE day BETWEEN :from AND :to"
            + " ORDER BY completed_at DESC LIMIT 50) n");
  }

  private void time(String what, String sql) {
    long[] nanos = new long[5];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(sql)
                  .bind("from", LocalDate.now().minusDays(13))
                  .bind("to", LocalDate.now().plusDays(1))
                  .mapTo(Long.class)
                  .one());
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    out.printf(Locale.ROOT, TABLE, what, nanos[nanos.length / 2] / MILLIS);
  }
}
