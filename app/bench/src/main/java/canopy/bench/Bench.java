package canopy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs the measurements, each in a Java of its own with the options that the installed program has,
 * and prints their tables.
 *
 * <p>Arguments: a folder on the disk to measure; the folder with the packaged program; {@code all}
 * or the measurements by name; {@code quick} for small ones that say little.
 */
public final class Bench {
  private static final String QUICK = "quick";

  /** Of a child: one measurement in this very process. */
  private static final String ALONE = "--alone";

  private static final List<String> ALL =
      List.of("sale", "payments", "start", "paint", "search", "rebuild", "sync", "reports");

  /** Parts of {@code reports}, on the same data. */
  private static final List<String> REPORTS =
      List.of("report-year", "report-scans", "report-paint", "report-pages");

  private static final int REBUILDS = 3;
  private static final int STARTS = 7;

  private Bench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    List<String> words = List.of(args).subList(1, args.length);
    boolean quick = words.contains(QUICK);
    if (words.contains(ALONE)) {
      alone(words.getFirst(), folder, quick);
      return;
    }
    Path program = Path.of(words.getFirst()).toAbsolutePath();
    List<String> names = words.subList(1, words.size());
    System.out.printf(
        "%s, %d processors, Java %s.%n",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    long begun = System.nanoTime();
    for (String name : ALL) {
      if (names.contains(name) || names.contains("all")) {
        Path place = folder.resolve(name);
        RebuildBench.delete(place);
        Files.createDirectories(place);
        System.out.printf("%n## %s%n%n", name);
        long start = System.nanoTime();
        measure(name, place, program, quick);
        System.out.printf("%nThis took %d s.%n", secondsSince(start));
        RebuildBench.delete(place);
      }
    }
    System.out.printf("%nAll of it took %d s.%n", secondsSince(begun));
  }

  private static void measure(String name, Path folder, Path program, boolean quick)
      throws Exception {
    switch (name) {
      case "start" -> new StartBench(folder, program).run(quick ? 1 : STARTS);
      case "rebuild" -> {
        child("history", folder, quick);
        for (int i = 0; i < REBUILDS; i++) {
          child("rebuild", folder, quick);
        }
      }
      case "reports" -> {
        for (String part : REPORTS) {
          child(part, folder, quick);
        }
      }
      default -> child(name, folder, quick);
    }
  }

  /** A program of its own, which starts others. */
  private static String mainOf(String name) {
    if (REPORTS.contains(name)) {
      return "canopy.bench.report.ReportBench";
    }
    return name.equals("sync") ? "canopy.bench.sync.SyncBench" : Bench.class.getName();
  }

  private static long secondsSince(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
  }

  /** This Java with those options of the installed program that decide about its speed. */
  static List<String> installedJava() {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=1000000",
            "-XX:MetaspaceSize=128m",
            "-Dfile.encoding=UTF-8"));
  }

  private static void child(String name, Path folder, boolean quick)
      throws IOException, InterruptedException {
    List<String> command = installedJava();
    command.addAll(
        List.of(
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            // The till and head office each bring their own way to log; either will do here.
            "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            mainOf(name),
            folder.toString(),
            name,
            ALONE));
    if (quick) {
      command.add(QUICK);
    }
    int result = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (result != 0) {
      throw new IllegalStateException(String.format(Locale.ROOT, "%s ended with %d", name, result));
    }
  }

  private static void alone(String name, Path folder, boolean quick) throws Exception {
    switch (name) {
      case "sale" -> new SaleBench(quick ? 1 : 8, quick ? 100 : 250).run(folder);
      case "payments" -> PaymentBench.run(folder, quick ? 50 : 1_000, 200);
      case "paint" -> new PaintBench(quick ? 1 : 6).run(folder);
      case "search" -> new SearchBench(quick ? 20 : 200).run();
      case "history" -> RebuildBench.prepare(folder, sales(quick));
      case "rebuild" -> RebuildBench.run(folder, sales(quick));
      default -> throw new IllegalArgumentException("no measurement " + name);
    }
  }

  private static int sales(boolean quick) {
    return quick ? 10_000 : 100_000;
  }
}
