package canopy.till.store;

import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.ReceiptFilter;
import canopy.till.store.query.StoreReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A program, not a test: how fast a deleted database is filled again, and how fast the full one
 * answers. Arguments: number of sales, folder.
 */
final class RebuildSpeed {
  private RebuildSpeed() {}

  public static void main(String[] args) throws Exception {
    int sales = Integer.parseInt(args[0]);
    Path folder = Files.createDirectories(Path.of(args[1]));
    try (FileJournal journal = new FileJournal(folder.resolve("journal"))) {
      SalesGenerator station = new SalesGenerator(1, 400, journal::add);
      station.sales(sales);
      journal.written();
      System.out.printf(
          "%d sales, %d events, %d MB of journal%n",
          sales, journal.lastSeq(), Files.size(folder.resolve("journal")) >> 20);
      long from = System.nanoTime();
      for (long seq = 1; seq <= journal.lastSeq(); seq += 4_000) {
        journal.read(seq, 4_000);
      }
      print("reading alone", sales, from);
      for (int run = 0; run < 3; run++) {
        Files.deleteIfExists(folder.resolve("store.mv.db"));
        rebuild(journal, folder, sales, station, run == 2);
      }
    }
  }

  private static void rebuild(
      FileJournal journal, Path folder, int sales, SalesGenerator station, boolean ask)
      throws Exception {
    long from = System.nanoTime();
    try (Store store = Store.open(folder, journal, StoreSettings.standard())) {
      try (Projector projector = new Projector(store, status -> {})) {
        projector.start();
        projector.awaitApplied(journal.lastSeq(), Duration.ofMinutes(10));
        print("rebuild", sales, from);
        while (projector.status().state() != StoreStatus.State.CURRENT) {
          Thread.onSpinWait();
        }
        print("with indexes", sales, from);
        threads();
        System.out.printf("%d MB%n", Files.size(folder.resolve("store.mv.db")) >> 20);
        if (ask) {
          queries(store.reader(), station);
        }
      }
      from = System.nanoTime();
    }
    print("close", sales, from);
    from = System.nanoTime();
    Store.open(folder, journal, StoreSettings.standard()).close();
    print("open and close", sales, from);
  }

  private static void threads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (ThreadInfo info : threads.dumpAllThreads(false, false)) {
      long millis = threads.getThreadCpuTime(info.getThreadId()) / 1_000_000;
      if (millis > 300) {
        System.out.printf("  %s: %d ms of processor%n", info.getThreadName(), millis);
      }
    }
  }

  private static void queries(StoreReader reader, SalesGenerator station) throws Exception {
    List<LocalDate> days = new ArrayList<>(station.closedDays().keySet());
    LocalDate day = days.get(days.size() / 2);
    String number = station.recentSales().get(5).sale().id();
    time("original", () -> reader.original(number));
    time("day totals", () -> reader.dayTotals(day, "CNY"));
    time("day report", () -> reader.dayReport(day, "CNY"));
    time("newest receipts", () -> receipts(reader, ReceiptFilter.ALL));
    time(
        "by number part",
        () -> receipts(reader, new ReceiptFilter("26-00042", null, null, null, null)));
    time(
        "by number part, no match",
        () -> receipts(reader, new ReceiptFilter("xxx", null, null, null, null)));
    time("by day", () -> receipts(reader, new ReceiptFilter(null, day, null, null, null)));
    time("by amount", () -> receipts(reader, new ReceiptFilter(null, null, 12_345L, null, null)));
    time("by pump", () -> receipts(reader, new ReceiptFilter(null, null, null, null, 3)));
    time(
        "by pump, no match", () -> receipts(reader, new ReceiptFilter(null, null, null, null, 77)));
    time("audit", () -> reader.audit(AuditFilter.ALL, StoreReader.NEWEST, 100));
  }

  private static Object receipts(StoreReader reader, ReceiptFilter filter) throws Exception {
    return reader.receipts(filter, StoreReader.NEWEST, 100);
  }

  private static void time(String name, Callable<Object> query) throws Exception {
    long first = System.nanoTime();
    query.call();
    long second = System.nanoTime();
    query.call();
    System.out.printf(
        "%-28s first %7.2f ms, again %7.2f ms%n",
        name, (second - first) / 1e6, (System.nanoTime() - second) / 1e6);
  }

  private static void print(String what, int sales, long from) {
    double seconds = (System.nanoTime() - from) / 1e9;
    double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    System.out.printf(
        "%-16s %7.2f s, %8.0f sales/s (%.1f s of processor so far)%n",
        what, seconds, sales / seconds, cpu);
  }
}
