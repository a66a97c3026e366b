package canopy.core.shift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a drawer, from when to when.
 *
 * @param no 1, 2, 3 within its shift
 * @param drawer the drawer's name: a drawer may move from till to till
 * @param responsible operator, or {@code system} while nobody is
 * @param until null while it lasts
 */
public record DrawerSession(
    int no, String drawer, String responsible, Instant from, @Nullable Instant until) {
  DrawerSession ended(Instant at) {
    return new DrawerSession(no, drawer, responsible, from, at);
  }
}
