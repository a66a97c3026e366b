/**
 * The demonstration: simulated devices as processes of their own, a station's data folder that
 * points at them, and the till's window on top. Called by the program's entry point on its main
 * thread; the tour uses the same devices and folder.
 */
@NullMarked
package canopy.till.demo;

import org.jspecify.annotations.NullMarked;
