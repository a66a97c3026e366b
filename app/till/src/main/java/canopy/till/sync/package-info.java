/**
 * Head office, as the till sees it: the journal goes up, a machine in the place of a dead one takes
 * it back, and a page shows how the line is. {@link canopy.till.sync.HeadOfficeDesk} is called by
 * the start-up and on background threads, and wakes without waiting on the till thread; the page
 * belongs to the FX thread.
 */
@NullMarked
package canopy.till.sync;

import org.jspecify.annotations.NullMarked;
