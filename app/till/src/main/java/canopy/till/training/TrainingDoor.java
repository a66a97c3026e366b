package canopy.till.training;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Operator;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.health.StoppedController;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import canopy.till.ui.TextRasteriser;
import canopy.till.ui.control.Shell;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads from the real till to one for practising and back, on the same stage. The real till's
 * screens stay as they are meanwhile. A training that the journal tells of without a till to
 * practise on, because a fault came in between, is ended as soon as the journal takes it: the real
 * till refuses everything until then. FX thread; the training till is opened and closed on a thread
 * of its own.
 */
public final class TrainingDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingDoor.class);

  /**
   * A window that is about to be made.
   *
   * @param views what its program tells it
   * @param window makes it
   */
  public record Opening(Views views, BiFunction<TillProgram, Ground, TrainingWindow> window) {}

  private final TillProgram real;
  private final Ground ground;
  private final Shell shell;
  private final Requests requests;
  private final Clock clock;
  private final Supplier<Opening> openings;
  private final Consumer<Notice> say;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("training").daemon().factory());
  private @Nullable Stage stage;
  private @Nullable TrainingTill till;
  private @Nullable TrainingWindow window;
  private boolean opening;
  private boolean closed;

  /**
   * @param shell of the real till
   * @param openings makes a window each time
   * @param say gets a sentence for the real till's screen
   */
  public TrainingDoor(
      TillProgram real,
      Shell shell,
      Requests requests,
      Clock clock,
      Supplier<Opening> openings,
      Consumer<Notice> say) {
    this.real = real;
    this.ground = Ground.of(real);
    this.shell = shell;
    this.requests = requests;
    this.clock = clock;
    this.openings = openings;
    this.say = say;
    thread.execute(this::wipe);
  }

  /** The person at the till wants to practise. */
  public void open() {
    if (till != null) {
      return;
    }
    if (practising(real.loop().snapshot())) {
      if (!opening) {
        journalEnd();
      }
      return;
    }
    Operator trainee = real.loop().snapshot().book().operator(requests.operator());
    if (trainee == null) {
      return;
    }
    opening = true;
    requests.submit(
        new OperatorCommand.StartTraining(),
        "",
        notice -> {
          opening = false;
          say.accept(notice);
        },
        done -> {
          say.accept(Notice.of(Notice.Level.INFO, "signin.training.opening"));
          Opening next = openings.get();
          thread.execute(() -> prepare(trainee, next));
        });
  }

  private void prepare(Operator trainee, Opening next) {
    try {
      TrainingTill opened =
          TrainingTill.open(real, trainee, next.views(), new TextRasteriser(), clock);
      Fx.run(() -> show(opened, next));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Fx.run(() -> failed(e));
    }
  }

  private void failed(Throwable cause) {
    LOG.error("there can be no training", cause);
    opening = false;
    journalEnd();
    say.accept(Notice.of(Notice.Level.WARNING, "signin.training.failed"));
  }

  private void show(TrainingTill opened, Opening next) {
    till = opened;
    opening = false;
    if (!(shell.scene().getWindow() instanceof Stage here)
        || closed
        || StoppedController.neededFor(real.loop().snapshot())) {
      end(); // The real till has been closed, or has stopped, meanwhile.
      return;
    }
    try {
      showOn(here, opened, next);
    } catch (RuntimeException | OutOfMemoryError e) {
      end();
      failed(e);
    }
  }

  private void showOn(Stage here, TrainingTill opened, Opening next) {
    TrainingWindow shown =
        next.window()
            .apply(
                opened.program(),
                new Ground(
                    true,
                    ground.till(),
                    ground.pumps(),
                    ground.stopAll(),
                    () -> {
                      end();
                      ground.lock().run();
                    },
                    this::end));
    window = shown;
    stage = here;
    shown.shell().theme(shell.theme());
    shown.showOn(here);
  }

  /** Whether somebody practises now. */
  public boolean isOpen() {
    return window != null;
  }

  /** A code goes to whoever is in front. */
  public void scanned(String code) {
    TrainingWindow front = window;
    (front == null ? shell : front.shell()).scanned(code);
  }

  /** There is news of the real till; one that has stopped comes to the front. */
  public void news(TillSnapshot now) {
    TrainingWindow front = window;
    if (front != null && StoppedController.neededFor(now)) {
      end();
    } else if (front != null) {
      front.refresh();
    } else if (till == null && !opening && !closed && practising(now) && takesRequests(now)) {
      journalEnd();
    }
  }

  /** What is shown while somebody practises; null otherwise. */
  public @Nullable TrainingWindow window() {
    return window;
  }

  /** Brings the real till back as it was. */
  public void end() {
    TrainingWindow shown = window;
    TrainingTill opened = till;
    window = null;
    till = null;
    if (shown != null) {
      shown.close();
    }
    if (stage != null) {
      stage.setScene(shell.scene());
      stage = null;
      say.accept(Notice.of(Notice.Level.DONE, "signin.training.ended"));
    }
    if (opened != null) {
      journalEnd();
      if (thread.isShutdown()) {
        throwAway(opened); // It was still being opened when the program closed.
      } else {
        thread.execute(() -> throwAway(opened));
      }
    }
  }

  private static boolean practising(TillSnapshot now) {
    return now.state().session().staff().training() != null;
  }

  private static boolean takesRequests(TillSnapshot now) {
    return now.trouble() == Trouble.NONE || now.trouble() == Trouble.DISK_LOW;
  }

  private void journalEnd() {
    var _ = real.loop().submit(Request.system(new OperatorCommand.EndTraining()));
  }

  private static void throwAway(TrainingTill opened) {
    try {
      opened.close();
    } catch (IOException e) {
      LOG.warn("the training's folder is left; it goes at the next start", e);
    }
  }

  private void wipe() {
    try {
      TrainingTill.wipe(real.folder().root());
    } catch (IOException e) {
      LOG.warn("an old training's folder is left", e);
    }
  }

  /** Ends a training with the program. */
  @Override
  public void close() {
    closed = true;
    end();
    thread.close();
  }
}
