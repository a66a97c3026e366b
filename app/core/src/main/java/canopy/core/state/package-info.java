/**
 * What the till knows, and how each durable event changes it. Owned by the till loop's one thread;
 * every value is immutable, so a snapshot may be read on any thread. The same events always lead to
 * the same state.
 */
@NullMarked
package canopy.core.state;

import org.jspecify.annotations.NullMarked;
