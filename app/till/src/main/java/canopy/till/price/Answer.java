package canopy.till.price;

/**
 * What head office says to a change that a till made by itself.
 *
 * @param till which till of the station
 * @param to the line of its journal with the change
 * @param reason why not; empty if it said yes
 */
public record Answer(String till, long to, boolean accepted, String reason) {}
