package canopy.till.day;

/**
 * A sum of the day.
 *
 * @param name what is added up, already worded
 * @param count how many; empty if it is not counted
 * @param litres as written; empty if there are none
 * @param amountMinor below zero if it went out
 */
record SumRow(String name, String count, String litres, long amountMinor) {}
