package canopy.till.sale;

import canopy.till.ui.Language;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * The question for the customer's date of birth, asked once per sale.
 *
 * @param years the age that the strictest article needs
 * @param latestBirth who was born on this day or before is old enough today
 * @param article the name of the article that needs it
 */
record AgeQuestion(int years, LocalDate latestBirth, Function<Language, String> article) {}
