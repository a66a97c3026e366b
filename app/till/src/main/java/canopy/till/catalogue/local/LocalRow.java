package canopy.till.catalogue.local;

/**
 * A change of the station's own, in words.
 *
 * @param seq the line of the journal
 * @param state what is in force, and what head office says
 * @param waits whether no answer has come
 */
record LocalRow(long seq, String at, String what, String price, String state, boolean waits) {}
