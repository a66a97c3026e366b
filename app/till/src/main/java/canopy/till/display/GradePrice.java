package canopy.till.display;

/**
 * A grade and its price.
 *
 * @param price for a litre, as written
 */
record GradePrice(String name, String price) {}
