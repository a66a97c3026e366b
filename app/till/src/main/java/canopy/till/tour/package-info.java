/**
 * The tour: a station day played through the real program on real lines, without a display, and
 * checked to the cent. {@code Tour} runs in the parent process on its main thread; it starts the
 * simulated devices and the till as children, kills the till in the middle, and adds up at the end.
 * In the child, the script's thread presses keys and waits; everything it touches is on the FX
 * thread.
 */
@NullMarked
package canopy.till.tour;

import org.jspecify.annotations.NullMarked;
