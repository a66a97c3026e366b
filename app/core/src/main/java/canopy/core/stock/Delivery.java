package canopy.core.stock;

import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Fuel that a tanker brought, with its paper.
 *
 * @param document number of the delivery note
 * @param tank its number
 * @param grade the {@code FuelGrade} id
 * @param ticket litres by the paper
 * @param before the tank before the hose was coupled
 * @param after the tank when it had come to rest
 * @param soldMeanwhile what the pumps drew between the two readings, less what was poured back
 * @param detection the rise of the level that it explains; null if the till saw none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
    String document,
    int tank,
    int grade,
    Volume ticket,
    TankReading before,
    TankReading after,
    Volume soldMeanwhile,
    @Nullable String detection) {

  /** What came into the tank, by the readings. */
  public Volume measured() {
    return after.volume().minus(before.volume()).plus(soldMeanwhile);
  }

  /** What the paper has more than the tank: above zero, the delivery was short. */
  public Volume shortage() {
    return ticket.minus(measured());
  }

  /** Whether it is further from its paper, either way, than is let pass. */
  public boolean isBeyond(StockLimits.Band allowed) {
    return Math.abs(shortage().millilitres()) > allowed.widest(ticket).millilitres();
  }

  /** Whether both are of one paper into one tank, which is written down once. */
  public boolean isSamePaper(Delivery other) {
    return document.equals(other.document) && tank == other.tank;
  }
}
