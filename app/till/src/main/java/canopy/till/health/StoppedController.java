package canopy.till.health;

import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.ui.Fx;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import org.jspecify.annotations.Nullable;

/** The till that has stopped, while running or at its start. FX thread. */
public final class StoppedController implements StoppedActions {
  private final Look look;
  private final @Nullable TillLoop loop;
  private final Runnable goOn;
  private final Runnable quit;
  private final StoppedModel model = new StoppedModel();
  private final StoppedScreen screen;

  /**
   * For a till that runs.
   *
   * @param quit ends the program
   */
  public StoppedController(
      Look look, HeaderModel header, HeaderActions headerActions, TillLoop loop, Runnable quit) {
    this.look = look;
    this.loop = loop;
    this.goOn = () -> {};
    this.quit = quit;
    this.screen =
        new StoppedScreen(look, new Header(look.texts(), header, headerActions), model, this);
  }

  /**
   * For a till that could not start.
   *
   * @param detail the sentence for the technician
   * @param goOn starts it all the same; only for a reason that leaves this to a person
   * @param quit ends the program
   */
  public StoppedController(
      Look look, StopReason reason, String detail, Runnable goOn, Runnable quit) {
    this.look = look;
    this.loop = null;
    this.goOn = goOn;
    this.quit = quit;
    model.reason.set(reason);
    model.detail.set(detail);
    this.screen = new StoppedScreen(look, null, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** Whether this screen must stand in front. */
  public static boolean neededFor(TillSnapshot snapshot) {
    return snapshot.trouble() == Trouble.JOURNAL_FAILED;
  }

  /** Shows what was open when it stopped. */
  public void show(TillSnapshot snapshot) {
    Sale open = snapshot.open();
    Totals totals = snapshot.totals();
    model.reason.set(StopReason.WRITE_FAILED);
    model.detail.set("#" + snapshot.state().seq());
    model.open.set(
        open == null || totals == null || open.isEmpty()
            ? ""
            : open.id() + " · " + look.formats().amount(totals.total().minor()));
  }

  @Override
  public void resume() {
    TillLoop running = loop;
    if (model.busy.get() || !model.reason.get().resumable()) {
      return;
    }
    model.busy.set(true);
    if (running == null) {
      goOn.run();
      return;
    }
    var _ =
        running
            .resume()
            .thenAccept(
                outcome ->
                    Fx.run(
                        () -> {
                          model.busy.set(false);
                          model.failedAgain.set(!(outcome instanceof Outcome.Done));
                        }));
  }

  @Override
  public void speak(Language language) {
    look.texts().speak(language);
  }

  @Override
  public void quit() {
    quit.run();
  }
}
