/**
 * Scanners. {@link canopy.hardware.scanner.SerialScanner} reads a serial or network scanner and
 * calls its listener on its own thread; {@link canopy.hardware.scanner.WedgeDetector} tells a
 * scanner that acts as a keyboard from a person typing and belongs to the thread of the keyboard
 * events. A code is handed on as it was read; what it means is decided by the till. Codes are never
 * logged.
 */
@NullMarked
package canopy.hardware.scanner;

import org.jspecify.annotations.NullMarked;
