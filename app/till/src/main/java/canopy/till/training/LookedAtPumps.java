package canopy.till.training;

import canopy.till.ui.Notice;
import canopy.till.ui.pump.PumpActions;
import java.util.function.Consumer;

/**
 * Pumps that can only be looked at: somebody practises, and what is done here must not reach them.
 * FX thread.
 *
 * @param say gets the sentence
 */
public record LookedAtPumps(Consumer<Notice> say) implements PumpActions {
  @Override
  public void tap(int pump) {
    explain();
  }

  @Override
  public void open(int pump) {
    explain();
  }

  @Override
  public void takeFill(String fillId) {
    explain();
  }

  @Override
  public void restartAll() {
    explain();
  }

  private void explain() {
    say.accept(Notice.of(Notice.Level.INFO, "signin.training.pumps"));
  }
}
