package canopy.core.fuel;

import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where the pump stops by itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Limit.FullTank.class, name = "full"),
  @JsonSubTypes.Type(value = Limit.ByAmount.class, name = "amount"),
  @JsonSubTypes.Type(value = Limit.ByVolume.class, name = "volume")
})
public sealed interface Limit {
  /** No limit but the tank. */
  record FullTank() implements Limit {}

  /**
   * Stops at an amount.
   *
   * @param amount above zero
   */
  record ByAmount(Money amount) implements Limit {}

  /**
   * Stops at a volume.
   *
   * @param volume above zero
   */
  record ByVolume(Volume volume) implements Limit {}
}
