/**
 * The program measured as a whole, beside its limits and the peers that Maven Central has. {@link
 * canopy.bench.Bench} runs every measurement in a Java of its own and prints the rows that stand in
 * this module's README. Not shipped.
 */
@NullMarked
package canopy.bench;

import org.jspecify.annotations.NullMarked;
