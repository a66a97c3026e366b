package canopy.till.ui.pump;

/**
 * Pumps that can only be looked at: nobody has signed in, or somebody practises, and what is done
 * here must not reach them. FX thread.
 *
 * @param touched says so
 */
public record LookedAtPumps(Runnable touched) implements PumpActions {
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
    touched.run();
  }
}
