/**
 * The till's window: every screen's controller, put together by hand on top of the running program.
 * FX thread, but for the start, which says otherwise.
 */
@NullMarked
package canopy.till.window;

import org.jspecify.annotations.NullMarked;
