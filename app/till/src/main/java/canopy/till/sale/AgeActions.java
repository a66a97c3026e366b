package canopy.till.sale;

import java.time.LocalDate;

/** What the cashier can answer when an article needs an age. FX thread. */
interface AgeActions {
  /** The date on the customer's paper. The date itself is not kept, only that it was seen. */
  void born(LocalDate date);

  /** The customer is too young or shows no paper: the articles leave the basket. */
  void refuseArticles();
}
