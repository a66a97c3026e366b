package canopy.till.sale;

import java.time.LocalDate;
import java.util.List;

/**
 * The question for the customer's date of birth, asked once per sale.
 *
 * @param years the age that the strictest article needs
 * @param latestBirth who was born on this day or before is old enough today
 * @param articles the names of the articles that need it
 */
record AgeQuestion(int years, LocalDate latestBirth, List<String> articles) {
  AgeQuestion {
    articles = List.copyOf(articles);
  }
}
