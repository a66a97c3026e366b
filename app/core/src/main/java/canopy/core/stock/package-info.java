/**
 * Wet stock: tanks and what stands in them, readings of tanks and of the pumps' counters,
 * deliveries, and how all of these add up. Exact integers; temperature is a correction kept beside
 * the litres, never in place of them. Pure and immutable, safe on any thread.
 */
@NullMarked
package canopy.core.stock;

import org.jspecify.annotations.NullMarked;
