/**
 * A customer display that is not there: reads the bytes of both kinds and tells through its control
 * port what a customer would see.
 */
@NullMarked
package canopy.hardware.display.sim;

import org.jspecify.annotations.NullMarked;
