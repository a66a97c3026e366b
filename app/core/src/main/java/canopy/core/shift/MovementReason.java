package canopy.core.shift;

import canopy.core.catalogue.Names;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;

/**
 * Why cash moves, or something out of the ordinary is done, as the station has it in its list.
 *
 * @param id short and lasting
 * @param kinds which movements it is offered for
 * @param deeds what else it is offered for
 */
public record MovementReason(
    String id,
    Names name,
    Set<CashMovement.Kind> kinds,
    // Left out where there is none: lists written before have the same shape.
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Deed> deeds) {
  /** What a person may say a reason for. */
  public enum Deed {
    /** The drawer is opened without a sale. */
    NO_SALE,
    VOID_SALE,
    REFUND,
    PRICE_OVERRIDE,
    /** Something is taken off a line, or off the whole sale. */
    DISCOUNT,
    /** A line is struck out: asked where it is worth asking, see {@link ShiftSettings}. */
    LINE_VOID
  }

  public MovementReason {
    kinds = Set.copyOf(kinds);
    deeds = deeds == null ? Set.of() : Set.copyOf(deeds); // Null where the list has none.
  }

  /** Whether somebody may have written this instead of the id: a name in any language. */
  boolean isCalled(String text) {
    return name.zh().equals(text) || name.en().equals(text) || name.es().equals(text);
  }
}
