/**
 * Byte lines to devices, chosen by address: {@code serial:}, {@code tcp:}, {@code file:}, {@code
 * loop:} and {@code none:}.
 *
 * <p>The drivers in the sibling packages use a {@link canopy.hardware.line.Line} (always open,
 * heals by itself) or open one {@link canopy.hardware.line.Connection} per job. Each line has a
 * reader and a writer thread of its own; listeners are called on the reader thread unless they say
 * otherwise. Nothing here ever throws at the till because a device is missing: trouble is a {@link
 * canopy.hardware.line.DeviceStatus}.
 */
@NullMarked
package canopy.hardware.line;

import org.jspecify.annotations.NullMarked;
