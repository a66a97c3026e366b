package canopy.till.store.report;

/**
 * An hour of the day, added up over all days.
 *
 * @param hour 0 to 23, in the station's zone
 */
public record HourRow(int hour, long sales, long totalMinor, long fills, long volumeMillilitres) {}
