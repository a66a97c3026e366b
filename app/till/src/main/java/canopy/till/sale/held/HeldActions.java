package canopy.till.sale.held;

/** What can be done with held sales. FX thread. */
interface HeldActions {
  /** Takes the sale back onto the sale screen. */
  void recall(String saleId);
}
