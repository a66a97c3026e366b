/**
 * What is set up once: the station, its people, tenders, devices and settings, as JSON files in the
 * data folder, and the book of master data made from them and the catalogue. Read at start; written
 * by the settings screen, off the till and FX threads. The other classes of this package are the
 * settings screen, on the FX thread.
 */
@NullMarked
package canopy.till.station;

import org.jspecify.annotations.NullMarked;
