package canopy.till.tender;

/**
 * A cash key for a note or a round sum that customers hand over.
 *
 * @param givenMinor what is handed over, minor units
 * @param changeMinor what goes back
 */
record QuickCash(long givenMinor, long changeMinor) {}
