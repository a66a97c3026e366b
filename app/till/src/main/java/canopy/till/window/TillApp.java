package canopy.till.window;

import canopy.till.ui.Fonts;
import canopy.till.ui.Speaker;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program with its window, in a process of its own. */
public final class TillApp {
  private static final Logger LOG = LoggerFactory.getLogger(TillApp.class);
  private static final long LONGEST_END_SECONDS = 20;

  private TillApp() {}

  /**
   * Runs the till on a data folder. Returns when its window is closed, or when the system ends the
   * process and the till has been closed properly. On the main thread.
   *
   * @param say gets the sentence if the till cannot start
   * @param ready called on the FX thread when people can see whom the till lets in
   * @return whether the till could start
   */
  public static boolean run(Path data, Consumer<String> say, Consumer<TillWindow> ready)
      throws InterruptedException {
    Platform.setImplicitExit(false);
    Platform.startup(Fonts::load);
    CountDownLatch ended = new CountDownLatch(1);
    try (Speaker speaker = new Speaker(System::nanoTime)) {
      Start start =
          new Start(
              data,
              speaker,
              Clock.systemUTC(),
              say,
              window -> {
                LOG.info("ready to sign in {} ms after the start", sinceStartMillis());
                ready.accept(window);
              });
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithProcess(start, ended), "end"));
      return start.run();
    } finally {
      ended.countDown();
      Platform.exit();
    }
  }

  /** How long this process has been running, in milliseconds. */
  public static long sinceStartMillis() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  /** The system shuts down, or somebody has pressed Ctrl+C: the till ends as it does by itself. */
  private static void endWithProcess(Start start, CountDownLatch ended) {
    start.end();
    try {
      if (!ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the till is still busy; the next start goes on from the journal");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
