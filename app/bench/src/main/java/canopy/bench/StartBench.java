package canopy.bench;

import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueCsv;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.catalogue.CatalogueGenerator;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From the start of the process to the painted sign-in screen, on a till with 50,000 articles: the
 * packaged program, each time in a process of its own, with and without the AOT cache in turn.
 * Without a display it is measured in memory.
 *
 * <p>Arguments: a folder for the till's data and the cache, the folder {@code app/till/target}
 * after {@code mvn package}, rounds.
 */
public final class StartBench {
  private static final int ARTICLES = 50_000;
  private static final long SEED = 7;

  private final Path folder;
  private final Path target;

  private StartBench(Path folder, Path target) {
    this.folder = folder;
    this.target = target;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    int rounds = Integer.parseInt(args[2]);
    StartBench bench = new StartBench(folder, Path.of(args[1]).toAbsolutePath());
    bench.setUp();
    System.out.println("training: " + bench.train() + " ms");
    bench.start(false); // the first start makes the database
    long[] without = new long[rounds];
    long[] with = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      without[round] = bench.start(false);
      with[round] = bench.start(true);
    }
    System.out.println(line("without the cache", without));
    System.out.println(line("with the cache", with));
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
      new CatalogueCsv().write(goods.articles(), articles);
    }
  }

  /** Makes the cache as the program does, and says how long that took. */
  private long train() throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<String> line = java("-XX:AOTCacheOutput=" + cache());
    line.addAll(List.of("till", "--train"));
    run(line);
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** Milliseconds from the process's start to the line that says that people can sign in. */
  private long start(boolean cached) throws IOException, InterruptedException {
    List<String> line =
        cached
            ? java("-XX:AOTCache=" + cache(), "-Xlog:aot=off", "-Xlog:cds=off")
            : java("-XX:AOTMode=off");
    line.addAll(List.of("till", "--time", data().toString()));
    return run(line);
  }

  private long run(List<String> line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("CLASSPATH");
    long start = System.nanoTime();
    Process process = builder.start();
    long millis = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String said = out.readLine(); said != null; said = out.readLine()) {
        if (said.startsWith("ready to sign in")) {
          millis = (System.nanoTime() - start) / 1_000_000;
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("the till ended with " + process.exitValue());
    }
    return millis;
  }

  private List<String> java(String... options) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:+UseSerialGC");
    line.addAll(Arrays.asList(options));
    line.add("-Dfile.encoding=UTF-8");
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

  private static String line(String what, long[] millis) {
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "%-20s min %,d  median %,d  max %,d ms (%d starts)",
        what,
        millis[0],
        millis[millis.length / 2],
        millis[millis.length - 1],
        millis.length);
  }
}
