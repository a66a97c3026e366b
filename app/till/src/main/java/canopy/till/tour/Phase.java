package canopy.till.tour;

import canopy.core.account.ZFigures;
import canopy.core.event.Json;
import canopy.core.sale.DayTotals;
import canopy.hardware.line.sim.ControlClient;
import canopy.till.day.sheet.DayReports;
import canopy.till.demo.ScreenGlyphs;
import canopy.till.launch.LogFile;
import canopy.till.store.query.ClosedDay;
import canopy.till.store.query.StoreReader;
import canopy.till.tour.reckoning.PrintedPapers;
import canopy.till.tour.reckoning.Tally;
import canopy.till.tour.sim.Phone;
import canopy.till.window.TillApp;
import canopy.till.window.TillWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the till's process during the tour, the sub-command {@code tour-phase}: the real
 * program with its window, and a thread that plays the scenes of this part of the day.
 */
public final class Phase {
  private static final Logger LOG = LoggerFactory.getLogger(Phase.class);

  static final String MORNING = "morning";
  static final String NOON = "noon";
  static final String EVENING = "evening";
  static final String REBUILT = "rebuilt";

  /** What the child says when the parent may kill it. */
  static final String READY_TO_BE_KILLED = "tour: pull the plug now";

  /** What the child says when its part is over. */
  static final String OVER = "tour: this part is over";

  private static final long QUESTION_SECONDS = 60;

  private final String name;
  private final Path out;
  private final Scenery scenery;
  private final AtomicInteger exit = new AtomicInteger(1);

  private Phase(List<String> arguments) {
    name = arguments.get(0);
    out = Path.of(arguments.get(1));
    scenery = Scenery.of(arguments.subList(2, arguments.size()));
  }

  /**
   * Runs the till and plays.
   *
   * @param arguments the phase, the tour's folder, and the words of the {@link Scenery}
   * @return 0 if the scenes could be played
   */
  public static int run(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.size() != 2 + Scenery.WORDS) {
      System.err.println("tour-phase is started by the tour");
      return 2;
    }
    Phase phase = new Phase(arguments);
    Path data = phase.out.resolve("data");
    try (LogFile _ = LogFile.open(data.resolve("log"))) {
      TillApp.run(
          data,
          System.err::println,
          window -> Thread.ofPlatform().name("script").start(() -> phase.script(window)));
    }
    return phase.exit.get();
  }

  static Path tally(Path out) {
    return out.resolve("script.tsv");
  }

  static Path totals(Path out, String phase) {
    return out.resolve("database-" + phase + ".json");
  }

  private void script(TillWindow window) {
    Cashier cashier = new Cashier(window, scenery.scanner());
    Camera camera = new Camera(out, cashier);
    try (ControlClient printer = new ControlClient(scenery.printer())) {
      Play play =
          new Play(
              cashier,
              camera,
              new Street(scenery.forecourt()),
              printer,
              new Tally(tally(out)),
              scenery.printed());
      scenes(play, window);
      exit.set(0);
      System.out.println(OVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | TourFailed e) {
      failed(e, camera);
    } catch (RuntimeException e) { // top of the thread: whatever it is, the window must close
      failed(e, camera);
    }
    cashier.look(
        () -> {
          cashier.scene().getWindow().hide();
          return true;
        });
  }

  private static void failed(Exception e, Camera camera) {
    LOG.error("the tour is stuck", e);
    System.out.println("tour: stuck, " + e.getMessage());
    camera.take("stuck-here");
  }

  private void scenes(Play play, TillWindow window) throws IOException, InterruptedException {
    switch (name) {
      case MORNING -> {
        Morning.play(play, scenery);
        System.out.println(READY_TO_BE_KILLED);
        new CountDownLatch(1).await();
      }
      case NOON -> {
        Noon.play(play);
        Wallets.play(play, new Phone(scenery.wallets()));
        HeadOfficeScenes.play(play, scenery);
        Shifts.endShort(play);
      }
      case EVENING -> {
        Evening.play(play, scenery);
        keepTotals(play, window);
      }
      case REBUILT -> {
        play.camera().take("after-rebuilding-the-database");
        keepTotals(play, window);
        keepFigures(window);
        PrintedPapers.keep(
            PrintedPapers.read(scenery.printed()), out.resolve("receipts"), new ScreenGlyphs());
        HeadOfficeScenes.awaitSent(play);
      }
      default -> throw new TourFailed("there is no part of the day called " + name, null);
    }
  }

  /** Every figure of every day's report, for whoever adds the lines up again. */
  private void keepFigures(TillWindow window) throws IOException {
    DayReports reports = new DayReports(window.program().journal(), "CNY");
    List<String> lines = new ArrayList<>();
    try {
      List<ClosedDay> days =
          window
              .program()
              .queries()
              .ask(reader -> reader.closedDays(StoreReader.LONGEST_PAGE))
              .get(QUESTION_SECONDS, TimeUnit.SECONDS);
      for (ClosedDay day : days) {
        ZFigures.of(reports.closed(day).report())
            .forEach((name, figure) -> lines.add(day.day() + "\t" + name + "\t" + figure));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TourFailed("interrupted while asking the store", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new TourFailed("the store did not tell the closed days", e);
    }
    Files.write(out.resolve("z.tsv"), lines);
  }

  /** What the store says about the day that was closed. */
  private void keepTotals(Play play, TillWindow window) throws IOException {
    LocalDate day = play.cashier().till().state().day().lastClosed();
    if (day == null) {
      throw new TourFailed("no day was closed", null);
    }
    long seq = play.cashier().till().state().seq();
    try {
      DayTotals totals =
          window
              .program()
              .queries()
              .ask(
                  reader -> {
                    window.program().awaitStored(seq, Duration.ofSeconds(QUESTION_SECONDS));
                    return reader.dayTotals(day, "CNY");
                  })
              .get(QUESTION_SECONDS, TimeUnit.SECONDS);
      Files.write(totals(out, name), Json.mapper().writeValueAsBytes(totals));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TourFailed("interrupted while asking the store", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new TourFailed("the store did not tell the day's totals", e);
    }
  }
}
