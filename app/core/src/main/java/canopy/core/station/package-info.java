/**
 * What a station is to the rules: its book of master data, how it sells, and the bounds of a till.
 * Pure and immutable; read on the till thread, safe on any.
 */
@NullMarked
package canopy.core.station;

import org.jspecify.annotations.NullMarked;
