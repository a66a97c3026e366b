package canopy.till.ui.manage;

import canopy.till.report.export.FileProgress;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are being written: how far they are, as soon as it takes longer than a person waits
 * for without a sign, and the way to stop them. FX thread.
 */
public final class FileWork {
  private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);
  private static final int PATIENCE_TICKS = 5;
  private static final Duration STEP = Duration.millis(200);

  /** Whether somebody waits for a file. */
  final BooleanProperty slow = new SimpleBooleanProperty();

  /** Of the file that was asked for first, 0 to 1. */
  final DoubleProperty part = new SimpleDoubleProperty();

  private final List<FileProgress> running = new ArrayList<>();
  private final Timeline watch = new Timeline();
  private int ticks;

  /** Writes a file, or several. */
  public interface Job {
    /**
     * On a thread that may wait for the disk.
     *
     * @param progress is told each step, which stops it where somebody wants that
     * @return what to say when it is there
     */
    Notice write(FileProgress progress) throws IOException;
  }

  public FileWork() {
    watch.setCycleCount(Animation.INDEFINITE);
    watch.getKeyFrames().setAll(new KeyFrame(STEP, event -> tick()));
  }

  /**
   * Writes.
   *
   * @param background a thread that may wait for the disk
   * @param failed what to say if the disk does not take it
   * @param said is told on the FX thread how it ended
   */
  public void start(Executor background, Job job, Notice failed, Consumer<Notice> said) {
    FileProgress progress = new FileProgress();
    running.add(progress);
    if (running.size() == 1) {
      ticks = 0;
      part.set(0);
      watch.playFromStart();
    }
    background.execute(
        () -> {
          Notice told = written(job, progress, failed);
          Fx.run(
              () -> {
                ended(progress);
                said.accept(told);
              });
        });
  }

  private static Notice written(Job job, FileProgress progress, Notice failed) {
    try {
      progress.check();
      return job.write(progress);
    } catch (CancellationException e) {
      return Notice.of(Notice.Level.INFO, "manage.stopped");
    } catch (IOException | RuntimeException e) {
      LOG.warn("a file cannot be written", e);
      return failed;
    }
  }

  private void ended(FileProgress progress) {
    running.remove(progress);
    if (running.isEmpty()) {
      watch.stop();
      slow.set(false);
    }
  }

  private void tick() {
    ticks++;
    part.set(running.isEmpty() ? 1 : running.getFirst().part());
    slow.set(!running.isEmpty() && ticks >= PATIENCE_TICKS);
  }

  /** Stops what is being written; nothing of it stays. */
  public void stop() {
    running.forEach(FileProgress::stop);
  }
}
