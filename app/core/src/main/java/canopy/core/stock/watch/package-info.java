/**
 * The rules that watch the wet stock. Each looks at the days of one tank and says what is not as it
 * should be; none changes a figure. Integers throughout, so that every till and every report finds
 * the same.
 */
@NullMarked
package canopy.core.stock.watch;

import org.jspecify.annotations.NullMarked;
