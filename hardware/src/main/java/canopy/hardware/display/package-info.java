/**
 * Customer displays on a pole: the eight-digit LED kind and the two-line CD5220 kind. {@link
 * canopy.hardware.display.PoleDisplay} keeps one line open and always shows the newest content; it
 * may be called from any thread. The second window is the till's own.
 */
@NullMarked
package canopy.hardware.display;

import org.jspecify.annotations.NullMarked;
