package canopy.core.shift;

import canopy.core.catalogue.Names;
import java.util.Set;

/**
 * Why cash moves, as the station has it in its list.
 *
 * @param id short and lasting
 * @param kinds which movements it is offered for
 */
public record MovementReason(String id, Names name, Set<CashMovement.Kind> kinds) {
  public MovementReason {
    kinds = Set.copyOf(kinds);
  }
}
