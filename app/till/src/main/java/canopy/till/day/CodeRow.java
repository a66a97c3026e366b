package canopy.till.day;

import canopy.till.naxml.NaxmlMapping;

/**
 * Something of ours with its code at the back office.
 *
 * @param id ours
 * @param name worded
 * @param code empty if it has none
 */
record CodeRow(NaxmlMapping.Kind kind, String id, String name, String code) {}
