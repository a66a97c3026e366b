package canopy.till.window;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.launch.LogFile;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.Fx;
import canopy.till.ui.TextRasteriser;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A start as like a real one as possible that ends by itself: on data of its own, without devices
 * and without a display, up to a sale that is about to be paid. What it loads is what the AOT cache
 * holds. On the main thread.
 */
public final class TrainingRun {
  private static final String COLA = "6943690494305";

  private TrainingRun() {}

  /**
   * Starts, signs in, scans an article, goes to the tenders, and ends.
   *
   * @param say gets the sentence if the till cannot start
   * @return the exit code
   */
  public static int run(Consumer<String> say) throws IOException, InterruptedException {
    System.setProperty("glass.platform", "Headless");
    Path folder = Files.createTempDirectory("canopy-train");
    try {
      DataFolder data = new DataFolder(folder);
      try (PinCheck pins = PinCheck.open(folder, new SecureRandom())) {
        DemoStation.setUp(data, pins);
      }
      data.write(new Devices(null, null, null, null, false));
      // A till finds its journal, database, state and keys; only the first start ever makes them.
      TillProgram.start(folder, Views.none(), new TextRasteriser(), Clock.systemUTC()).close();
      try (LogFile _ = LogFile.open(folder.resolve("log"))) {
        return TillApp.run(folder, say, TrainingRun::signIn) ? 0 : 1;
      }
    } finally {
      delete(folder);
    }
  }

  private static void signIn(TillWindow window) {
    String cashier = DemoStation.CASHIER.id();
    var _ =
        window
            .program()
            .loop()
            .submit(Request.by(cashier, new OperatorCommand.SignIn(cashier)))
            .thenRun(() -> Fx.later(() -> FirstFrames.then(() -> scan(window))));
  }

  private static void scan(TillWindow window) {
    window.shell().scanned(COLA);
    FirstFrames.then(() -> pay(window));
  }

  private static void pay(TillWindow window) {
    KeyEvent pay =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F12, false, false, false, false);
    Event.fireEvent(window.shell().scene(), pay);
    FirstFrames.then(window::end);
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
