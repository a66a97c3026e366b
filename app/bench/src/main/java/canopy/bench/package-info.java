/**
 * Scenarios with percentiles, run by hand; results and how to repeat them stand in this module's
 * README. Not shipped.
 */
@NullMarked
package canopy.bench;

import org.jspecify.annotations.NullMarked;
