package canopy.bench;

import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueCsv;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.catalogue.CatalogueGenerator;
import canopy.till.launch.AotCache;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From the start of the process to the painted sign-in screen, on a till with 50,000 articles: the
 * packaged program, each time in a process of its own, with and without the AOT cache in turn.
 * Without a display it is measured in memory.
 */
final class StartBench {
  private static final int ARTICLES = 50_000;
  private static final long SEED = 7;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Path folder;
  private final Path target;

  /**
   * One start.
   *
   * @param wall until people can sign in
   * @param processor of the whole process until then
   */
  private record Started(Duration wall, Duration processor) {}

  /**
   * @param folder for the till's data and the cache
   * @param target the folder {@code app/till/target} after {@code mvn package}
   */
  StartBench(Path folder, Path target) {
    this.folder = folder;
    this.target = target;
  }

  void run(int rounds) throws IOException, InterruptedException {
    setUp();
    long start = System.nanoTime();
    run(javaLine(AotCache.making(cache()).toArray(String[]::new)), "--train");
    System.out.printf(
        Locale.ROOT, "The cache was made in %.1f s.%n%n", (System.nanoTime() - start) / 1e9);
    start(false); // the first start makes the database
    List<Started> without = new ArrayList<>();
    List<Started> with = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      without.add(start(false));
      with.add(start(true));
    }
    System.out.println("| start | starts | shortest | median | longest | processor, median |");
    System.out.println("|---|---|---|---|---|---|");
    print("without the cache", without);
    print("with the cache", with);
  }

  private void setUp() throws IOException {
    DataFolder data = new DataFolder(data());
    Files.createDirectories(data.root());
    try (PinCheck pins = PinCheck.open(data.root(), new SecureRandom())) {
      DemoStation.setUp(data, pins);
    }
    data.write(new Devices(null, null, null, null, false));
    Catalogue goods = CatalogueGenerator.generate(ARTICLES, SEED);
    try (Writer articles =
        Files.newBufferedWriter(data.master().resolve(CatalogueFiles.ARTICLES))) {
      new CatalogueCsv(2).write(goods.articles(), articles);
    }
  }

  private Started start(boolean cached) throws IOException, InterruptedException {
    List<String> line =
        cached
            ? javaLine("-XX:AOTCache=" + cache(), "-Xlog:aot=off", "-Xlog:cds=off")
            : javaLine("-XX:AOTMode=off");
    return run(line, "--time", data().toString());
  }

  private static Started run(List<String> java, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(java);
    line.add("till");
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("CLASSPATH");
    long start = System.nanoTime();
    Process process = builder.start();
    Started started = new Started(Duration.ZERO, Duration.ZERO);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String said = out.readLine(); said != null; said = out.readLine()) {
        if (said.startsWith("ready to sign in")) {
          started =
              new Started(
                  Duration.ofNanos(System.nanoTime() - start),
                  process.info().totalCpuDuration().orElse(Duration.ZERO));
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("the till ended with " + process.exitValue());
    }
    return started;
  }

  private List<String> javaLine(String... options) {
    List<String> line = Bench.installedJava();
    line.addAll(List.of(options));
    if (System.getenv("DISPLAY") == null) {
      line.add("-Dglass.platform=Headless");
    }
    line.add("--module-path=" + jar() + File.pathSeparator + target.resolve("lib"));
    line.add("--enable-native-access=javafx.graphics,com.fazecast.jSerialComm");
    line.addAll(List.of("-m", "canopy.till/canopy.till.Main"));
    return line;
  }

  private Path jar() {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException("there is no packaged program in " + target, e);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path cache() {
    return folder.resolve("canopy.aot");
  }

  private static void print(String what, List<Started> starts) {
    List<Duration> walls = starts.stream().map(Started::wall).sorted().toList();
    List<Duration> processor =
        starts.stream().map(Started::processor).sorted(Comparator.naturalOrder()).toList();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.2f s | %.2f s | %.2f s | %.2f s |%n",
        what,
        starts.size(),
        seconds(walls.getFirst()),
        seconds(walls.get(walls.size() / 2)),
        seconds(walls.getLast()),
        seconds(processor.get(processor.size() / 2)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
