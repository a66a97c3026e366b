package canopy.till.window;

import canopy.till.TillProgram;
import canopy.till.ui.Fonts;
import canopy.till.ui.Fx;
import canopy.till.ui.Speaker;
import canopy.till.ui.TextRasteriser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Starts the program and JavaFX side by side, puts the window on the screen, and stays until it is
 * closed.
 */
public final class TillApp {
  private TillApp() {}

  /**
   * Runs the till on a data folder that is set up. Returns when its window is closed. On the main
   * thread.
   *
   * @param ready called on the FX thread when people may sign in
   * @throws IOException with a sentence that says what is wrong and what to do
   */
  public static void run(Path data, Consumer<TillWindow> ready)
      throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    News news = new News();
    CompletableFuture<Void> toolkit = new CompletableFuture<>();
    Platform.startup(
        () -> {
          Fonts.load();
          toolkit.complete(null);
        });
    Clock clock = Clock.systemUTC();
    try (TillProgram program = TillProgram.start(data, news.views(), new TextRasteriser(), clock);
        Speaker speaker = new Speaker(System::nanoTime)) {
      CompletableFuture<TillWindow> window = new CompletableFuture<>();
      var _ =
          toolkit.thenRun(
              () ->
                  Fx.run(
                      () -> {
                        TillWindow opened = new TillWindow(program, news, speaker, clock);
                        Stage stage = new Stage();
                        stage.setOnHidden(event -> closed.countDown());
                        opened.showOn(stage);
                        window.complete(opened);
                        ready.accept(opened);
                      }));
      closed.await();
      close(window);
    } finally {
      Platform.exit();
    }
  }

  private static void close(CompletableFuture<TillWindow> window) throws InterruptedException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Fx.run(
        () -> {
          TillWindow opened = window.getNow(null);
          if (opened != null) {
            opened.close();
          }
          done.complete(null);
        });
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window did not close", e);
    }
  }
}
