package canopy.till.ui;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The bridge to the FX thread, and the only class that may call {@link Platform#runLater}. Safe
 * from any thread; never blocks.
 */
public final class Fx {
  private Fx() {}

  /** Runs the action on the FX thread: now if this is the FX thread, otherwise soon. */
  public static void run(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  /**
   * Runs the action on the FX thread after the present event, also when called on the FX thread.
   */
  public static void later(Runnable action) {
    Platform.runLater(action);
  }

  /**
   * A slot for snapshots: whoever calls it may do so as often as he likes; the sink gets the newest
   * value on the FX thread and at most one call is ever waiting, so a flood of pump updates cannot
   * delay a scan.
   */
  public static <T> Consumer<T> latest(Consumer<? super T> sink) {
    return new Latest<>(sink, Platform::runLater);
  }

  /** The coalescing slot; the executor comes in so that the rule can be tested without a screen. */
  static final class Latest<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
    private final Consumer<? super T> sink;
    private final Consumer<Runnable> executor;

    Latest(Consumer<? super T> sink, Consumer<Runnable> executor) {
      this.sink = sink;
      this.executor = executor;
    }

    @Override
    public void accept(T value) {
      if (newest.getAndSet(value) == null) {
        executor.accept(this::deliver);
      }
    }

    private void deliver() {
      T value = newest.getAndSet(null);
      if (value != null) {
        sink.accept(value);
      }
    }
  }
}
