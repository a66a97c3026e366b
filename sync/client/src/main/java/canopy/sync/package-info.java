/**
 * The line to head office as a till has it. It moves journal lines and feed records as bytes and
 * knows no rule and no device; the till gives it a reader of lines and takes the changes.
 */
@NullMarked
package canopy.sync;

import org.jspecify.annotations.NullMarked;
