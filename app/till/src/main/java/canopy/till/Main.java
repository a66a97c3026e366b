package canopy.till;

import canopy.till.demo.Demo;
import canopy.till.launch.AotCache;
import canopy.till.launch.LogFile;
import canopy.till.station.DataFolder;
import canopy.till.tour.Phase;
import canopy.till.tour.Tour;
import canopy.till.window.TillApp;
import canopy.till.window.TrainingRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The program's entry point: {@code canopy SUB-COMMAND [FOLDER]}. One process runs one sub-command;
 * the process ends with 0 when it did what it should, 1 when it found something wrong and 2 when
 * the command line is not understood.
 */
public final class Main {
  private static final String USAGE =
      """
      usage: canopy SUB-COMMAND
        till DATA            the till of a station, its data in the folder DATA
        till --time DATA     the same, but says how long it took to start, and ends
        till --train         a start on data of its own that ends by itself, for the AOT cache
        demo DATA            the till on a living, simulated station, with a head office
        tour OUT             a station day without a display: pictures, receipts, checks in the folder OUT
        enrol DATA ADDRESS CODE [PIN]
                             enrols a till that was never started with head office
        verify-journal DIR   checks the hash chain of the journal in DIR
        version              the version of the program and of its Java\
      """;

  /** How the program makes a cache for itself. */
  private static final List<String> TRAINING = List.of("till", "--train");

  private Main() {}

  /** Runs the sub-command and ends the process with its result. */
  public static void main(String[] args) throws Exception {
    List<String> words = Arrays.asList(args);
    String command = words.isEmpty() ? "" : words.getFirst();
    System.exit(run(command, words.isEmpty() ? words : words.subList(1, words.size())));
  }

  private static int run(String command, List<String> arguments) throws Exception {
    return switch (command) {
      case "till" -> till(arguments);
      case "demo" -> hasDisplay() ? demo(arguments) : tourInsteadOfDemo(arguments);
      case "tour" -> tour(arguments);
      case "tour-phase" -> Phase.run(arguments);
      case "enrol" -> EnrolTill.run(arguments, System.out, Clock.systemUTC());
      case "verify-journal" -> VerifyJournal.run(arguments, System.out);
      case "version" -> version();
      default -> usage();
    };
  }

  private static int till(List<String> arguments) throws Exception {
    if (arguments.equals(List.of("--train"))) {
      return TrainingRun.run(System.err::println);
    }
    boolean timed = !arguments.isEmpty() && arguments.getFirst().equals("--time");
    List<String> folders = timed ? arguments.subList(1, arguments.size()) : arguments;
    if (folders.size() != 1) {
      return usage();
    }
    return till(Path.of(folders.getFirst()), timed);
  }

  private static int till(Path data, boolean timed) throws Exception {
    boolean setUp = new DataFolder(data).isSetUp();
    if (!hasDisplay()) {
      System.err.println(
          setUp
              ? "There is no display here (DISPLAY is not set), and the till needs one."
              : CannotStart.notSetUp(data).getMessage());
      return 1;
    }
    // Nothing is written into a folder that may be somebody else's.
    try (LogFile _ = setUp ? LogFile.open(data.resolve("log")) : null;
        AotCache cache = AotCache.ofThisProcess().orElse(null)) {
      boolean started =
          TillApp.run(
              data,
              System.err::println,
              window -> {
                if (timed) {
                  System.out.println(
                      "ready to sign in after " + TillApp.sinceStartMillis() + " ms");
                  window.end();
                } else if (cache != null) {
                  cache.renew(TRAINING);
                }
              });
      return started ? 0 : 1;
    }
  }

  private static int tour(List<String> arguments) throws Exception {
    return arguments.size() == 1 ? Tour.run(Path.of(arguments.getFirst())) : usage();
  }

  private static int demo(List<String> arguments) throws Exception {
    return arguments.size() == 1
        ? Demo.run(
            Path.of(arguments.getFirst()),
            TillProgram.VERSION,
            data -> run("till", List.of(data.toString())))
        : usage();
  }

  private static int tourInsteadOfDemo(List<String> arguments) throws Exception {
    System.out.println("There is no display here (DISPLAY is not set): playing the tour instead.");
    return tour(arguments);
  }

  /** JavaFX draws on X11 on Linux, or in memory; elsewhere there is always a display to try. */
  private static boolean hasDisplay() {
    if (System.getProperty("glass.platform", "").equalsIgnoreCase("headless")) {
      return true;
    }
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    String display = System.getenv("DISPLAY");
    return !linux || (display != null && !display.isBlank());
  }

  private static int version() {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println(
        "Canopy "
            + (version == null ? "(development)" : version)
            + " on Java "
            + Runtime.version()
            + ", "
            + ModuleLayer.boot().modules().size()
            + " modules");
    return 0;
  }

  private static int usage() {
    System.err.println(USAGE);
    return 2;
  }
}
