/**
 * Which papers follow from what was decided, and which are no longer true. Called by the rules, on
 * the till thread.
 */
@NullMarked
package canopy.core.till.paper;

import org.jspecify.annotations.NullMarked;
