/**
 * Bringing in goods from a file: choose it, see what it would do line by line, put it in force. The
 * controller reads the file on a thread of its own and journals through the till loop; the rest is
 * the screen, on the FX thread.
 */
@NullMarked
package canopy.till.catalogue.imports;

import org.jspecify.annotations.NullMarked;
