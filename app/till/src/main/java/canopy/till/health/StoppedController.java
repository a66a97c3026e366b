package canopy.till.health;

import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import org.jspecify.annotations.Nullable;

/** The till that has stopped, while running or at its start. FX thread. */
public final class StoppedController implements StoppedActions {
  private final Look look;
  private final @Nullable TillLoop loop;
  private final Runnable quit;
  private final StoppedModel model = new StoppedModel();
  private final StoppedScreen screen;

  /**
   * @param loop null if the till could not start
   * @param quit ends the program
   */
  public StoppedController(
      Look look,
      HeaderModel header,
      HeaderActions headerActions,
      @Nullable TillLoop loop,
      Runnable quit) {
    this.look = look;
    this.loop = loop;
    this.quit = quit;
    this.screen = new StoppedScreen(look, header, headerActions, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** Whether this screen must stand in front. */
  public static boolean neededFor(TillSnapshot snapshot) {
    return snapshot.trouble() == Trouble.JOURNAL_FAILED;
  }

  /** The till could not start. */
  public void couldNotStart(StopReason reason, String detail) {
    model.reason.set(reason);
    model.detail.set(detail);
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
    if (running == null || model.busy.get() || !model.reason.get().resumable()) {
      return;
    }
    model.busy.set(true);
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
  public void quit() {
    quit.run();
  }
}
