/**
 * The till loop: one thread that owns all till state. It takes requests from a bounded queue,
 * decides, journals, applies, publishes a snapshot, and hands the durable events to the effects. It
 * waits for nothing but the disk. Everyone else submits and is told.
 */
@NullMarked
package canopy.till.loop;

import org.jspecify.annotations.NullMarked;
