/**
 * The till's rules: {@code decide(state, request, now)} answers with events or a refusal. Pure: no
 * clock, no files, no devices. The till loop calls it on its one thread; tests call it directly.
 */
@NullMarked
package canopy.core.till;

import org.jspecify.annotations.NullMarked;
