package canopy.bench;

import canopy.core.catalogue.Article;
import canopy.till.TillProgram;
import canopy.till.window.TillApp;
import canopy.till.window.TillWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.control.ListView;

/** The real window on the real till, in this Java. One thread, which is not the FX thread. */
public final class TillScreen {
  /** Then the customer pays. */
  private static final int LINES = 5;

  /** A prime number: each article comes once before one comes again, which would be no new line. */
  private static final int STEP = 7_919;

  private final TillWindow window;
  private final Painted painted;
  private final List<Article> articles;
  private final SplittableRandom random = new SplittableRandom(5);
  private final Pauses pauses;
  private int article;

  /**
   * Between two scans, by chance, so that they fall anywhere between two frames.
   *
   * @param spreadMillis how much longer than the shortest a pause may be
   */
  public record Pauses(int shortestMillis, int spreadMillis) {}

  /** What is measured. */
  public interface Work {
    void on(TillScreen screen) throws Exception;
  }

  private TillScreen(TillWindow window, Pauses pauses) throws Exception {
    this.window = window;
    this.pauses = pauses;
    painted = onFx(() -> new Painted(window.shell().scene()));
    articles = till().master().catalogue().articles();
  }

  /** Opens the window on a folder that is set up, signs the cashier in, measures, and closes it. */
  public static void open(Path folder, Pauses pauses, Work work) throws Exception {
    CompletableFuture<TillWindow> ready = new CompletableFuture<>();
    CompletableFuture<Void> measured =
        ready.thenAcceptAsync(
            window -> {
              try {
                Station.signIn(window.program());
                work.on(new TillScreen(window, pauses));
              } catch (Exception e) {
                throw new IllegalStateException("the measurement failed", e);
              } finally {
                Platform.runLater(() -> window.shell().scene().getWindow().hide());
              }
            });
    TillApp.run(folder, System.err::println, ready::complete);
    measured.get();
  }

  public TillProgram till() {
    return window.program();
  }

  List<Article> articles() {
    return articles;
  }

  /** Scans any articles, with pauses, from the scan to the painted line; each fifth is paid for. */
  public void scans(int count, Stopwatch times) throws Exception {
    for (int i = 0; i < count; i++) {
      String code = anyCode();
      int lines = i % LINES + 1;
      pause();
      times.add(painted.after(() -> window.shell().scanned(code), () -> shows(lines)));
      if (lines == LINES || i == count - 1) {
        Station.pay(till());
        Station.forgetReceipt(till());
      }
    }
  }

  private boolean shows(int lines) {
    return window.shell().scene().lookup("#basket") instanceof ListView<?> basket
        && basket.isVisible()
        && basket.getItems().size() == lines;
  }

  String anyCode() {
    article = (article + STEP) % articles.size();
    return articles.get(article).codes().getFirst();
  }

  void pause() {
    LockSupport.parkNanos(
        (pauses.shortestMillis() + random.nextInt(pauses.spreadMillis())) * 1_000_000L);
  }

  static <T> T onFx(Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get();
  }
}
