/**
 * A serial scanner that is not there: a program of its own on a pseudo-terminal or any other line,
 * told through its control port what to read.
 */
@NullMarked
package canopy.hardware.scanner.sim;

import org.jspecify.annotations.NullMarked;
