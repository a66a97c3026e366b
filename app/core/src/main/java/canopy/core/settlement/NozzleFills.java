package canopy.core.settlement;

import canopy.core.quantity.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The fills of a nozzle in the period.
 *
 * @param brought unpaid when the period began
 * @param dispensed in the period, as the dispenser reported them
 * @param fates what became of fills in the period, brought forward ones among them
 * @param carried unpaid when the period ended
 */
public record NozzleFills(
    FuelSum brought, FuelSum dispensed, Map<Fate, FuelSum> fates, FuelSum carried) {
  public NozzleFills {
    Map<Fate, FuelSum> sorted = new EnumMap<>(Fate.class);
    sorted.putAll(fates);
    fates = Collections.unmodifiableMap(sorted);
  }

  /** No fill at all. */
  public static NozzleFills none(String currency) {
    FuelSum none = FuelSum.none(currency);
    return new NozzleFills(none, none, Map.of(), none);
  }

  /** What one fate comes to. */
  public FuelSum of(Fate fate) {
    FuelSum found = fates.get(fate);
    return found == null ? FuelSum.none(currency()) : found;
  }

  /** What is lost between the pump and the till; nothing, unless a record is missing. */
  FuelSum withoutFate() {
    FuelSum left = brought.plus(dispensed).minus(carried);
    for (FuelSum fate : fates.values()) {
      left = left.minus(fate);
    }
    return left;
  }

  NozzleFills plus(NozzleFills other) {
    Map<Fate, FuelSum> sums = new EnumMap<>(Fate.class);
    sums.putAll(fates);
    other.fates.forEach((fate, sum) -> sums.merge(fate, sum, FuelSum::plus));
    return new NozzleFills(
        brought.plus(other.brought),
        dispensed.plus(other.dispensed),
        sums,
        carried.plus(other.carried));
  }

  private String currency() {
    Money any = dispensed.amount();
    return any.currency();
  }
}
