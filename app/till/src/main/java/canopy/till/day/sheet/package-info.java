/**
 * The report of a business day as it is shown, printed and exported: read from the journal, and
 * worded once for screen, paper and file. On threads that may wait for the disk; what is made is
 * immutable.
 */
@NullMarked
package canopy.till.day.sheet;

import org.jspecify.annotations.NullMarked;
