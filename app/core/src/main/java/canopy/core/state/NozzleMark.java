package canopy.core.state;

import canopy.core.stock.NozzleMeter;
import canopy.core.stock.TotaliserReading;

/**
 * Where a nozzle's account begins.
 *
 * @param reading that it was balanced with last, or its first
 * @param meter the till's own count at that moment
 */
public record NozzleMark(TotaliserReading reading, NozzleMeter meter) {}
