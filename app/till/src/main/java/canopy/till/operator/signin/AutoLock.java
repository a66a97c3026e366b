package canopy.till.operator.signin;

import canopy.core.operator.Operator;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Locks the till when nobody has touched it for a while. FX thread. */
public final class AutoLock implements AutoCloseable {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final IntSupplier seconds;
  private final Runnable lock;
  private final LongSupplier nanoTime;
  private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> look()));
  private long touchedNanos;

  /**
   * @param seconds without a touch; 0 for never; asked every second
   * @param lock what to do then; called again every so many seconds, so it must do no harm on a
   *     locked till
   */
  public AutoLock(Scene scene, IntSupplier seconds, Runnable lock, LongSupplier nanoTime) {
    this.seconds = seconds;
    this.lock = lock;
    this.nanoTime = nanoTime;
    this.touchedNanos = nanoTime.getAsLong();
    scene.addEventFilter(InputEvent.ANY, event -> touched());
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  /**
   * How long a till may stand untouched.
   *
   * @param operator who works at it; null if nobody does
   * @param station what holds where the role says nothing
   */
  public static int seconds(@Nullable Operator operator, int station) {
    Integer own = operator == null ? null : operator.role().autoLockSeconds();
    return own == null ? station : own;
  }

  /** What else shows that somebody is there, such as a scan from a serial scanner. */
  public <T> Consumer<T> touchedBy(Consumer<? super T> next) {
    return sign -> {
      touched();
      next.accept(sign);
    };
  }

  private void touched() {
    touchedNanos = nanoTime.getAsLong();
  }

  private void look() {
    int limit = seconds.getAsInt();
    if (limit <= 0) {
      touched(); // The time counts from when it may lock again.
      return;
    }
    if (nanoTime.getAsLong() - touchedNanos >= limit * NANOS_PER_SECOND) {
      touched();
      lock.run();
    }
  }

  @Override
  public void close() {
    clock.stop();
  }
}
