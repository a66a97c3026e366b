package canopy.core.stock;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the counter of a nozzle showed at one moment: everything that ever ran through it, until it
 * rolls over.
 *
 * @param pump 1 and up
 * @param nozzle 1 and up
 * @param grade the {@code FuelGrade} id
 * @param source who says so
 * @param at when it was read
 * @param volume ever run through
 * @param amount ever sold; null where the pump does not count money, or nobody typed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TotaliserReading(
    int pump,
    int nozzle,
    int grade,
    Source source,
    Instant at,
    Volume volume,
    @Nullable Money amount) {

  /** Who says so. */
  public enum Source {
    /** The pump, by the forecourt controller. */
    PUMP,
    /** A person, from the mechanical counter. */
    TYPED
  }
}
