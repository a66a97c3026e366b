/**
 * What every device simulator needs: a pseudo-terminal pair in place of a serial cable, and a
 * control port through which tests and the tour switch a simulator's faults from outside. Runs in
 * processes of its own or inside tests; never inside the till.
 */
@NullMarked
package canopy.hardware.line.sim;

import org.jspecify.annotations.NullMarked;
