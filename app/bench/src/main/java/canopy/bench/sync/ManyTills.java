package canopy.bench.sync;

import canopy.bench.Percentiles;
import canopy.bench.UnforcedDisk;
import canopy.headoffice.line.Chain;
import canopy.headoffice.line.LineWriter;
import canopy.sync.RequestSigner;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastSales;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Many tills of many stations at once, each selling every ten seconds: each sale is a signed
 * request of its own. How long a till waits for the acknowledgement.
 */
final class ManyTills {
  private static final String PATH = "/v1/journal";
  private static final int TILLS_PER_SITE = 4;
  private static final int HASH_AND_SPACE = 65;
  private static final long BETWEEN_MILLIS = 10_000;

  private final Office office;
  private final Path template;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What one till signs with, and what it will send: the lines of one sale after the other. */
  private record Till(RequestSigner signer, List<byte[]> sales) {}

  ManyTills(Office office, Path template) {
    this.office = office;
    this.template = template;
  }

  void run(int tills, int sales) throws Exception {
    List<List<String>> sold = sold(sales);
    List<Till> all = new ArrayList<>();
    for (int i = 0; i < tills; i++) {
      String site = "B%03d".formatted(i / TILLS_PER_SITE);
      String till = Integer.toString(1 + i % TILLS_PER_SITE);
      RequestSigner signer = new RequestSigner(office.enrolled(site, till), new SecureRandom());
      all.add(new Till(signer, own(sold, site, till)));
    }
    Office.Used before = office.used();
    long begun = System.nanoTime();
    List<Long> nanos = play(all);
    double took = (System.nanoTime() - begun) / 1e9;
    System.out.printf(Locale.ROOT, "### %,d tills, each selling every ten seconds%n%n", tills);
    Office.Used used = office.used().since(before);
    System.out.println(
        "| sales | in | lines/s | refused | p50 | p90 | p99 | head office, of one processor |"
            + " PostgreSQL |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    System.out.printf(
        Locale.ROOT,
        "| %,d | %.0f s | %,.0f | %d | %s | %.0f %% | %.0f %% |%n%n",
        nanos.size(),
        took,
        tills * sold.stream().mapToInt(List::size).sum() / took,
        tills * sales - nanos.size(),
        new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray()).cells(),
        100 * used.office() / took,
        100 * used.postgres() / took);
  }

  private List<Long> play(List<Till> all) throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    List<Future<List<Long>>> under = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Till till : all) {
        long firstMillis = random.nextLong(BETWEEN_MILLIS);
        under.add(threads.submit(() -> sell(till, firstMillis)));
      }
    }
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> one : under) {
      nanos.addAll(one.get());
    }
    return nanos;
  }

  private List<Long> sell(Till till, long firstMillis) throws Exception {
    List<Long> nanos = new ArrayList<>();
    long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(firstMillis);
    for (byte[] sale : till.sales()) {
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      long begun = System.nanoTime();
      if (send(till.signer(), sale) == 200) {
        nanos.add(System.nanoTime() - begun);
      }
      next += TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS);
    }
    return nanos;
  }

  private int send(RequestSigner signer, byte[] lines) throws IOException, InterruptedException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines);
    }
    byte[] body = packed.toByteArray();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(office.address().url() + PATH))
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signer.sign("POST", PATH, "", body, Instant.now().getEpochSecond()).forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).statusCode();
  }

  /** The JSON of the lines of one till, cut behind each sale. */
  private List<List<String>> sold(int sales) throws Exception {
    Files.createDirectories(template);
    DataFolder data = new DataFolder(template);
    DemoStation.setUpWithoutPins(data);
    Master master =
        new Master(
            data.stationConfig(),
            data.people(),
            CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load());
    PastSales.Pace pace = new PastSales.Pace(Instant.now(), 500, 120, Duration.ofHours(8), 4);
    List<List<String>> sold = new ArrayList<>();
    try (PastSales past = new PastSales(data, master, new UnforcedDisk(), pace)) {
      past.sell(sales);
      try (JournalReader reader = past.journal().read(1)) {
        List<String> lines = new ArrayList<>();
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
          lines.add(new String(line.bytes(), StandardCharsets.UTF_8).substring(HASH_AND_SPACE));
          if (line.type().equals("sale.completed")) {
            sold.add(lines);
            lines = new ArrayList<>();
          }
        }
      }
    }
    return sold;
  }

  /** The same lines as another till would have written them. */
  private static List<byte[]> own(List<List<String>> sold, String site, String till) {
    Chain chain = new Chain();
    byte[] hash = new byte[32];
    List<byte[]> own = new ArrayList<>();
    for (List<String> lines : sold) {
      LineWriter batch = new LineWriter();
      for (String line : lines) {
        byte[] json =
            line.replaceFirst(
                    "\"site\":\"[^\"]*\",\"till\":\"[^\"]*\"",
                    "\"site\":\"" + site + "\",\"till\":\"" + till + "\"")
                .getBytes(StandardCharsets.UTF_8);
        hash = chain.hash(hash, json);
        batch.add(hash, json);
      }
      own.add(batch.bytes());
    }
    return own;
  }
}
