package canopy.till.ui.pump;

/**
 * Pumps that can only be looked at: nobody has signed in, or somebody practises, and what is done
 * here must not reach them. FX thread.
 *
 * @param touched says so
 * @param restart what happens where somebody wants the stopped pumps back
 */
public record LookedAtPumps(Runnable touched, Runnable restart) implements PumpActions {
  /** Where not even that is offered. */
  public LookedAtPumps(Runnable touched) {
    this(touched, touched);
  }

  @Override
  public void tap(int pump) {
    touched.run();
  }

  @Override
  public void open(int pump) {
    touched.run();
  }

  @Override
  public void takeFill(String fillId) {
    touched.run();
  }

  @Override
  public void restartAll() {
    restart.run();
  }
}
