package canopy.till.sale;

/**
 * A row of the search result.
 *
 * @param articleId what is added when it is chosen
 * @param name in the operator's language
 * @param code the code people know it by
 * @param department worded
 * @param priceMinor minor units
 * @param asTyped found without forgiving a typing error
 */
record SearchHit(
    String articleId,
    String name,
    String code,
    String department,
    long priceMinor,
    boolean asTyped) {}
