package canopy.till.sale.ask;

import java.time.LocalDate;

/** What the cashier can answer when an article needs an age. FX thread. */
public interface AgeActions {
  /** The date on the customer's paper. The date itself is not kept, only that it was seen. */
  void born(LocalDate date);

  /** The customer is too young or shows no paper: the article does not come into the basket. */
  void refuseArticles();

  /** A code that was scanned before the answer. */
  void scanned(String code);
}
