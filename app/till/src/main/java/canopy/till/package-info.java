/**
 * The till program's entry point and its wiring, read top to bottom: the order of start-up,
 * reversed at shutdown.
 */
@NullMarked
package canopy.till;

import org.jspecify.annotations.NullMarked;
