package canopy.till.window;

import canopy.till.CannotStart;
import canopy.till.TillProgram;
import canopy.till.health.StopReason;
import canopy.till.launch.progress.StartProgress;
import canopy.till.ui.Fx;
import canopy.till.ui.Sounds;
import canopy.till.ui.TextRasteriser;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the till with its window, from the start to the end: read {@link #run} from top to
 * bottom. On a thread that may wait, which is not FX; {@link #end} on any.
 */
final class Start {
  private static final Logger LOG = LoggerFactory.getLogger(Start.class);

  private static final int MOST_WISHES = 2;

  /** What a person wants. */
  private enum Wish {
    END,
    GO_ON
  }

  private final Path data;
  private final Sounds sounds;
  private final Clock clock;
  private final Consumer<String> say;
  private final Consumer<TillWindow> ready;
  private final BlockingQueue<Wish> wishes = new ArrayBlockingQueue<>(MOST_WISHES);

  /** FX thread. */
  private @Nullable StartWindow window;

  /**
   * @param say gets the sentence if the till cannot start
   * @param ready called on the FX thread when people can see whom the till lets in
   */
  Start(Path data, Sounds sounds, Clock clock, Consumer<String> say, Consumer<TillWindow> ready) {
    this.data = data;
    this.sounds = sounds;
    this.clock = clock;
    this.say = say;
    this.ready = ready;
  }

  /**
   * Shows the window, opens the till behind it, and stays until the window is closed.
   *
   * @return whether the till could start
   */
  boolean run() throws InterruptedException {
    // The window comes up while the till is opened: each takes half of the time.
    CompletableFuture<StartWindow> coming = soonOnFx(() -> window = new StartWindow(this::end));
    News news = new News(this::progress);
    boolean anyJournal = false;
    while (true) {
      try (TillProgram program =
          TillProgram.start(data, news.views(), new TextRasteriser(), clock, anyJournal)) {
        StartWindow shown = coming.join();
        onFx(
            () -> {
              shown.open(program, news, sounds, clock, ready);
              return shown;
            });
        while (wishes.take() != Wish.END) {
          LOG.debug("it has gone on already");
        }
        close(shown);
        return true;
      } catch (CannotStart e) {
        log(e);
        say.accept(String.valueOf(e.getMessage()));
        StartWindow shown = coming.join();
        onFx(
            () -> {
              shown.failed(
                  e,
                  () -> {
                    var _ = wishes.offer(Wish.GO_ON);
                  });
              return shown;
            });
        if (wishes.take() == Wish.END) {
          close(shown);
          return false;
        }
        LOG.warn("a person goes on: {}", e.reason());
        anyJournal = true;
        onFx(
            () -> {
              shown.starting();
              return shown;
            });
      }
    }
  }

  /** A fault of the program is the technician's; the others are for whoever is there. */
  private static void log(CannotStart why) {
    if (why.reason() == StopReason.FAULT) {
      LOG.error("the program cannot start the till", why);
    } else {
      LOG.info("the till cannot start: {}", why.reason(), why);
    }
  }

  /** Ends the till as closing its window does. */
  void end() {
    while (!wishes.offer(Wish.END)) {
      wishes.clear(); // Whatever else was wished does not matter any more.
    }
  }

  /** The window, for tests. FX thread. */
  @Nullable StartWindow window() {
    return window;
  }

  private static void close(StartWindow shown) {
    onFx(
        () -> {
          shown.close();
          return shown;
        });
  }

  /** The window is there before it hears of anything. FX thread. */
  private void progress(StartProgress progress) {
    StartWindow shown = window;
    if (shown != null) {
      shown.progress(progress);
    }
  }

  private static <T> T onFx(Supplier<T> work) {
    return soonOnFx(work).join();
  }

  private static <T> CompletableFuture<T> soonOnFx(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Fx.run(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) { // top of what FX runs: it goes to the one who waits
            done.completeExceptionally(e);
          }
        });
    return done;
  }
}
