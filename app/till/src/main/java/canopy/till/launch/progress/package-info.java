/**
 * What the window shows while the till starts: the steps, how far the journal is read, and the
 * screen. The start-up says how far it is, on its own thread; the screen is of the FX thread.
 */
@NullMarked
package canopy.till.launch.progress;

import org.jspecify.annotations.NullMarked;
