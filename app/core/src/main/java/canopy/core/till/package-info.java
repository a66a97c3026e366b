/**
 * The till's decisions: {@code decide(state, request, book, now)} gives events or a refusal, and {@code apply(state, event)} gives\n * the next state. Both are pure. The till loop calls them on its one thread; tests call them directly.
 */
@NullMarked
package canopy.core.till;

import org.jspecify.annotations.NullMarked;
