/**
 * What the station calls its grades, goods, taxes, ways to pay and people. Asked by papers, day
 * reports and report pages, on any thread.
 */
@NullMarked
package canopy.till.station.names;

import org.jspecify.annotations.NullMarked;
