package canopy.bench;

import com.sun.javafx.perf.PerformanceTracker;
import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Tells when something is on the picture: the first frame of a scene whose layout had it has been
 * rendered and handed over to the window. It looks into JavaFX's own classes, which only a
 * measurement may do.
 */
final class Painted {
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<Long> answers = new SynchronousQueue<>();

  /** Kept here: the toolkit holds its listeners weakly. */
  private final TKPulseListener handedOver = this::synchronised;

  // FX thread.
  private @Nullable BooleanSupplier wanted;
  private boolean laidOut;

  private volatile boolean nextFrame;

  /** On the FX thread. */
  Painted(Scene scene) {
    scene.addPostLayoutPulseListener(this::looked);
    Toolkit.getToolkit().addPostSceneTkPulseListener(handedOver);
    PerformanceTracker.getSceneTracker(scene).setOnRenderedFrameTask(this::rendered);
  }

  /**
   * Runs an action on the FX thread and waits for the frame that shows what it leads to.
   *
   * @param shown whether it is in the scene; asked on the FX thread after each layout
   * @return nanoseconds from the call to the painted frame
   */
  long after(Runnable action, BooleanSupplier shown) throws InterruptedException {
    long start = System.nanoTime();
    Platform.runLater(
        () -> {
          wanted = shown;
          action.run();
        });
    Long end = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (end == null) {
      throw new IllegalStateException("not painted in " + PATIENCE_SECONDS + " s");
    }
    return end - start;
  }

  private void looked() {
    if (wanted != null && wanted.getAsBoolean()) {
      wanted = null;
      laidOut = true;
    }
  }

  /** The frame before is rendered: the scene could not have been handed over otherwise. */
  private void synchronised() {
    if (laidOut) {
      laidOut = false;
      nextFrame = true;
    }
  }

  /** On the render thread. The picture still goes to the window, by way of the FX thread. */
  private void rendered() {
    if (nextFrame) {
      nextFrame = false;
      Platform.runLater(() -> Platform.runLater(this::answer));
    }
  }

  private void answer() {
    if (!answers.offer(System.nanoTime())) {
      throw new IllegalStateException("nobody waits for this frame");
    }
  }
}
