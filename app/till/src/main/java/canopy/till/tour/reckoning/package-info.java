/**
 * What the tour compares at its end: the script's own account, the bare journal, the printed
 * papers, and what head office has. Called by the tour on its main thread, but for the script's
 * account, which the script's thread writes.
 */
@NullMarked
package canopy.till.tour.reckoning;

import org.jspecify.annotations.NullMarked;
