package canopy.core.stock;

import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was broken.
 *
 * @param tank its number
 * @param day the business date it was found on
 * @param volume that it is about: a variance, a shortage, water, or fuel without a fill
 * @param limit that the volume, or its statistic, went past
 * @param subject the delivery's document, or the nozzle as pump and nozzle; null if it is the tank
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StockFlag(
    int tank,
    LocalDate day,
    StockRule rule,
    Severity severity,
    Volume volume,
    Volume limit,
    @Nullable String subject) {

  /** How much it matters. */
  public enum Severity {
    /** Look into it. */
    AMBER,
    /** Act today. */
    RED
  }

  /** Tells two findings apart. */
  public String key() {
    return day + " " + tank + " " + rule + (subject == null ? "" : " " + subject);
  }
}
