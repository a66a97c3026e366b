package canopy.till.tour;

import canopy.till.demo.ChildProgram;
import canopy.till.demo.HeadOfficeProgram;
import canopy.till.demo.SentJournal;
import canopy.till.demo.SimulatedStation;
import canopy.till.launch.JavaCommand;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.tour.reckoning.PrintedPapers;
import canopy.till.tour.reckoning.Reckoning;
import canopy.till.tour.sim.Browser;
import canopy.till.tour.sim.Cable;
import canopy.till.tour.sim.Phone;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sub-command {@code tour}: a station day on simulated devices and beside a real head office,
 * in pictures, receipts and figures. The till runs as a child process, is killed in the middle,
 * started again, and at the end started once more without its database. On the main thread.
 */
public final class Tour {
  /** Fills take seconds instead of minutes. */
  private static final int SPEED = 15;

  private static final long PHASE_SECONDS = 900;

  private final Path out;
  private final JavaCommand java;
  private final SimulatedStation station;
  private final HeadOfficeProgram headOffice;
  private final Cable cable;
  private final long past;

  /**
   * @param past the last line of the journal before the day
   */
  private Tour(
      Path out,
      JavaCommand java,
      SimulatedStation station,
      HeadOfficeProgram headOffice,
      Cable cable,
      long past) {
    this.out = out;
    this.java = java;
    this.station = station;
    this.headOffice = headOffice;
    this.cable = cable;
    this.past = past;
  }

  /**
   * Plays the tour.
   *
   * @param folder emptied first; gets pictures, receipts, journal and {@code tour.txt}
   * @return 0 if nothing differs, 1 if something does or the tour could not be played
   */
  public static int run(Path folder) throws IOException {
    Optional<JavaCommand> java = JavaCommand.ofThisProcess();
    if (java.isEmpty()) {
      System.err.println("The tour runs from the packaged program: mvn -Ptour");
      return 1;
    }
    Path out = folder.toAbsolutePath().normalize();
    empty(out);
    Path devices = out.resolve("devices");
    try (HeadOfficeProgram headOffice =
            HeadOfficeProgram.start(java.get(), devices.resolve("head-office"), devices, 0);
        Cable cable = new Cable(headOffice.port());
        SimulatedStation station = SimulatedStation.start(java.get(), devices, SPEED, 0)) {
      Runtime.getRuntime().addShutdownHook(new Thread(station::close, "end-devices"));
      long past = Tanks.past(station, station.setUp(out.resolve("data")));
      return new Tour(out, java.get(), station, headOffice, cable, past).play();
    } catch (IOException e) {
      System.err.println("The tour could not be played to its end: " + e.getMessage());
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        System.err.println("  because of " + cause.getMessage());
      }
      return 1;
    }
  }

  private int play() throws IOException {
    try (ChildProgram morning = phase(Phase.MORNING, Phase.READY_TO_BE_KILLED)) {
      morning.kill();
    }
    Street street = new Street(station.forecourtControl());
    Morning.whileTheTillIsDead(street);
    for (String name : List.of(Phase.NOON, Phase.EVENING)) {
      end(name);
    }
    empty(out.resolve("data").resolve("store"));
    end(Phase.REBUILT);
    JsonNode pumps = street.book();
    Path journal = out.resolve("journal");
    Path books = out.resolve("head-office");
    sendLastWord();
    headOffice.books(DemoStation.SITE, DemoStation.TILL, books);
    copy(out.resolve("data").resolve("journal"), journal);
    Reckoning.Result result =
        Reckoning.of(
            journal,
            past,
            Phase.tally(out),
            pumps,
            new Phone(station.walletUrl()).takenMinor(),
            List.of(Phase.totals(out, Phase.EVENING), Phase.totals(out, Phase.REBUILT)),
            PrintedPapers.read(station.printed()),
            books);
    return write(result);
  }

  /** A till's last line says that it ends, and goes up when it starts again. */
  private void sendLastWord() throws IOException {
    DataFolder data = new DataFolder(out.resolve("data"));
    try (SentJournal journal = SentJournal.open(data, Clock.systemUTC())) {
      journal.send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the last line was sent", e);
    }
  }

  private int write(Reckoning.Result result) throws IOException {
    List<String> lines = new ArrayList<>(result.lines());
    if (!Browser.isThere()) {
      lines.add("console: no pictures of its pages, for there is no Chromium here");
    }
    lines.add(
        "tour: %d pictures, %d sales, %d receipts, journal %s, %d differences"
            .formatted(
                Camera.count(out),
                result.sales(),
                result.receipts(),
                result.journalGood() ? "ok" : "BROKEN",
                result.differences()));
    Files.write(out.resolve("tour.txt"), lines);
    lines.forEach(System.out::println);
    return result.journalGood() && result.differences() == 0 ? 0 : 1;
  }

  private void end(String name) throws IOException {
    try (ChildProgram child = phase(name, Phase.OVER)) {
      int exit = child.await(PHASE_SECONDS);
      if (exit != 0) {
        throw new IOException("the till ended with " + exit + "; see " + log(name));
      }
    }
  }

  private ChildProgram phase(String name, String readyStart) throws IOException {
    List<String> options = List.of("-Dglass.platform=Headless", "-Xmx700m");
    List<String> arguments = new ArrayList<>(List.of("tour-phase", name, out.toString()));
    arguments.addAll(Scenery.words(station, headOffice, cable));
    System.out.println("tour: " + name);
    return ChildProgram.start(java.line(options, arguments), readyStart, PHASE_SECONDS, log(name));
  }

  private Path log(String name) {
    return out.resolve("devices").resolve("till-" + name + ".log");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Makes the folder, or empties it. */
  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes what)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e)
                throws IOException {
              Files.delete(emptied);
              return FileVisitResult.CONTINUE;
            }
          });
    }
    Files.createDirectories(folder);
  }
}
