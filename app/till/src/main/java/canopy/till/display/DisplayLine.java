package canopy.till.display;

/**
 * A line of the sale.
 *
 * @param name in the customer's language
 * @param detail quantity and price, as written; empty for one piece
 * @param amountMinor below zero if it comes back
 */
record DisplayLine(String name, String detail, long amountMinor) {}
