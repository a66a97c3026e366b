/**
 * The manager's reports on the screen: which report, of which days and whom; the page as a table
 * with its chart; down to a sale and its journal lines; and each page as a file. They are this
 * till's, whose journal is all that the store has; all tills of a station are at head office. FX
 * thread; pages are made on the report thread, files written on one that may wait for the disk.
 */
@NullMarked
package canopy.till.report;

import org.jspecify.annotations.NullMarked;
