package canopy.bench.report;

import canopy.till.report.page.ReportKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at reports of a year, one kind after the other, while others sell. One thread at a time.
 */
final class Manager {
  private static final int PAUSE_MILLIS = 2_000;

  private final Reports reports;
  private int opened;

  /** How often reports are looked at. */
  enum Habit {
    NEVER("no report"),
    NOW_AND_THEN("a report of a year, the next " + PAUSE_MILLIS / 1_000 + " s later"),
    ALWAYS("reports of a year without a pause");

    private final String words;

    Habit(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What others do. */
  interface Work {
    void run() throws Exception;
  }

  Manager(Reports reports) {
    this.reports = reports;
  }

  /** Every kind so many times, so that their code is compiled as on a till that is in use. */
  void warmUp(int times) throws Exception {
    for (int i = 0; i < times * ReportKind.values().length; i++) {
      open();
    }
  }

  /** Works; reports are looked at meanwhile. Returns how many. */
  int beside(Habit habit, Work work) throws Exception {
    if (habit == Habit.NEVER) {
      work.run();
      return 0;
    }
    int before = opened;
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> look(habit, done), task -> Thread.ofPlatform().name("manager").start(task));
    try {
      work.run();
    } finally {
      done.countDown();
    }
    looking.get();
    return opened - before;
  }

  private void look(Habit habit, CountDownLatch done) {
    try {
      do {
        open();
      } while (!done.await(habit == Habit.ALWAYS ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (Exception e) {
      throw new IllegalStateException("a report failed", e);
    }
  }

  private void open() throws Exception {
    ReportKind[] kinds = ReportKind.values();
    reports.page(kinds[opened % kinds.length], YearOfSales.DAYS, opened);
    opened++;
  }
}
