package canopy.till.window;

import canopy.till.Views;
import canopy.till.launch.progress.StartProgress;
import canopy.till.ui.Fx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the program's news to the window: however much comes from however many threads, at most
 * one look at the newest is waiting.
 */
public final class News {
  private final Consumer<Object> look = Fx.latest(any -> refresh());

  private final Consumer<StartProgress> start;

  // FX thread.
  private @Nullable Runnable refresh;
  private @Nullable Consumer<String> scanned;

  /** Nobody looks while the till starts. */
  News() {
    this(progress -> {});
  }

  /**
   * @param start gets on the FX thread how far the start is
   */
  News(Consumer<StartProgress> start) {
    this.start = Fx.latest(start);
  }

  /** What the program is given at its start. Any thread. */
  public Views views() {
    return new Views(start, look::accept, look::accept, look::accept, look::accept, this::scan);
  }

  /** From now on the window looks. FX thread. */
  void to(Runnable looks, Consumer<String> scans) {
    refresh = looks;
    scanned = scans;
    looks.run();
  }

  private void refresh() {
    Runnable looks = refresh;
    if (looks != null) {
      looks.run();
    }
  }

  private void scan(String code) {
    Fx.run(
        () -> {
          Consumer<String> scans = scanned;
          if (scans != null) {
            scans.accept(code);
          }
        });
  }
}
