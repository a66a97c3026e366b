package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.LineTrouble;
import canopy.sync.TillKey;
import canopy.sync.Uploader;
import canopy.till.journal.Entry;
import canopy.till.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One till with its journal and its uploader behind a bad network, from a seed: sells, crashes,
 * starts again; in the end both sides must have the same. One thread.
 */
final class FaultRun implements AutoCloseable {
  private static final int FAULTS_PER_HUNDRED = 35;
  private static final int STEPS = 10;
  private static final long PATIENCE_SECONDS = 120;
  private static final Uploader.Limits LIMITS =
      new Uploader.Limits(6, 3_000, Duration.ZERO, Duration.ofSeconds(60));

  /** The program may be ended and started again. */
  @FunctionalInterface
  interface Restart {
    void run() throws Exception;
  }

  private final Office office;
  private final FastClock clock;
  private final Random random;
  private final String till;
  private final Path folder;
  private final List<List<Entry>> decisions;
  private final FaultProxy proxy;
  private final TillKey key = TillKey.create();
  private final Semaphore never = new Semaphore(0);
  private int next;
  private Journal journal;
  private HeadOfficeLine line;
  private JournalBatches batches;
  private Uploader uploader;

  FaultRun(Office office, FastClock clock, long seed, Path folder, List<List<Entry>> decisions)
      throws IOException {
    this.office = office;
    this.clock = clock;
    this.random = new Random(seed);
    this.till = "T" + seed;
    this.folder = folder;
    this.decisions = decisions;
    this.proxy = new FaultProxy(office::port, new Random(seed + 1), FAULTS_PER_HUNDRED);
    this.journal = SoldLines.journal(folder, till);
  }

  /** What happened to requests. */
  Map<FaultProxy.Fate, Integer> play(Restart restart) throws Exception {
    enrol();
    startUploader();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0 -> crashUploader();
        case 1 -> crashTill();
        case 2 -> await(journal.lastSeq() / 2);
        case 3 -> restart.run();
        default -> sell(1 + random.nextInt(4));
      }
    }
    sell(1);
    proxy.calm();
    await(journal.lastSeq());
    String lines = SoldLines.lines(journal);
    assertThat(office.lines(till)).isEqualTo(lines);
    assertThat(office.totalMinor(till)).isEqualTo(totalMinor(lines));
    return proxy.happened();
  }

  private HeadOfficeLine line(TillKey signs) {
    return new HeadOfficeLine(
        new HeadOfficeAddress("http://127.0.0.1:" + proxy.port(), null),
        new HeadOfficeLine.Times(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60)),
        signs,
        new Uploader.Times(clock, clock::nanoTime),
        random);
  }

  private void enrol() throws IOException {
    String code = office.code(till);
    try (HeadOfficeLine unsigned = line(null)) {
      for (int tried = 0; ; tried++) {
        try {
          Enrolment.Enrolled enrolled =
              Enrolment.enrol(
                  unsigned, code, key, new Enrolment.Machine(Office.SITE, till, "test"));
          assertThat(enrolled.till()).isEqualTo(till);
          return;
        } catch (LineTrouble e) {
          assertThat(tried).as("enrolling: " + e.trouble()).isLessThan(100);
        }
      }
    }
  }

  private void sell(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(decisions.get(next % decisions.size()));
      next++;
      uploader.wake();
    }
  }

  private void startUploader() {
    line = line(key);
    batches = new JournalBatches(journal);
    uploader =
        new Uploader(
            line,
            batches,
            LIMITS,
            new Uploader.Times(clock, clock::nanoTime),
            random,
            0,
            status -> {});
    uploader.start();
  }

  private void stopUploader() throws IOException {
    line.close();
    uploader.close();
    batches.close();
  }

  /** Whatever it was doing, it forgets all it knew. */
  private void crashUploader() throws IOException {
    stopUploader();
    startUploader();
  }

  private void crashTill() throws IOException {
    stopUploader();
    journal.close();
    journal = SoldLines.journal(folder, till);
    startUploader();
  }

  /** Rings now and then, because the clock runs faster than the uploader's thread sleeps. */
  private void await(long seq) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (uploader.status().acknowledgedSeq() < seq) {
      assertThat(System.nanoTime())
          .as(() -> "waiting for " + seq + " with " + uploader.status())
          .isLessThan(end);
      assertThat(never.tryAcquire(1, TimeUnit.MILLISECONDS)).isFalse();
      uploader.wake();
    }
  }

  private static long totalMinor(String lines) throws IOException {
    long total = 0;
    for (String line : lines.split("\n")) {
      var json = Json.mapper().readTree(line.substring(line.indexOf(' ')));
      if (json.path("type").asText().equals("sale.completed")) {
        total += json.at("/data/sale/totals/total/minor").asLong();
      }
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    stopUploader();
    journal.close();
    proxy.close();
  }
}
