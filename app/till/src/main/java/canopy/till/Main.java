package canopy.till;

import canopy.till.demo.Demo;
import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalLocked;
import canopy.till.launch.LogFile;
import canopy.till.station.DataFolder;
import canopy.till.tour.Phase;
import canopy.till.tour.Tour;
import canopy.till.window.TillApp;
import java.io.IOException;
import java.nio.file.Path;
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
        demo DATA            the till on a living, simulated station
        tour OUT             a station day without a display: pictures, receipts, checks in the folder OUT
        verify-journal DIR   checks the hash chain of the journal in DIR
        version              the version of the program and of its Java\
      """;

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
      case "verify-journal" -> VerifyJournal.run(arguments, System.out);
      case "version" -> version();
      default -> usage();
    };
  }

  private static int till(List<String> arguments) throws Exception {
    if (arguments.size() != 1) {
      return usage();
    }
    Path data = Path.of(arguments.getFirst());
    if (!new DataFolder(data).isSetUp()) {
      System.err.println(
          "There is no till in " + data + ". Set one up first, or start the demonstration.");
      return 1;
    }
    try (LogFile _ = LogFile.open(data.resolve("log"))) {
      TillApp.run(data, window -> {});
      return 0;
    } catch (JournalLocked | JournalBroken | IOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int tour(List<String> arguments) throws Exception {
    return arguments.size() == 1 ? Tour.run(Path.of(arguments.getFirst())) : usage();
  }

  private static int demo(List<String> arguments) throws Exception {
    return arguments.size() == 1
        ? Demo.run(Path.of(arguments.getFirst()), data -> run("till", List.of(data.toString())))
        : usage();
  }

  private static int tourInsteadOfDemo(List<String> arguments) throws Exception {
    System.out.println("There is no display here (DISPLAY is not set): playing the tour instead.");
    return tour(arguments);
  }

  /** JavaFX draws on X11 on Linux; elsewhere there is always a display to try. */
  private static boolean hasDisplay() {
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
