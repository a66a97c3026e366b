package canopy.till.ui.pump;

/** What the cashier can do on the forecourt column. FX thread; returns at once. */
public interface PumpActions {
  /**
   * Does the one thing that is due at the pump: authorise when it calls, take the fill when it is
   * unpaid, give the rest back.
   */
  void tap(int pump);

  /** Opens the pump's detail with everything that can be done. */
  void open(int pump);

  /** Takes an unpaid fill into the sale, or gives it back when it lies there. */
  void takeFill(String fillId);

  /** Starts every pump again that STOP ALL holds. */
  void restartAll();
}
