package canopy.till.fuel;

import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The one place where the forecourt's integers become the till's quantities.
 *
 * @param currency of all amounts
 * @param zone of the station
 * @param clock for a fill whose controller has no clock
 */
public record Fills(String currency, ZoneId zone, Clock clock) {
  /** The difference between any two zones is so many times this; what is beside it is drift. */
  private static final long ZONE_STEP_MINUTES = 15;

  /**
   * A reported fill in the rules' words.
   *
   * @param ahead by how much the controller's clock is ahead of the station's; one that is set to
   *     another zone is put right, one that is a little wrong is left as it shows
   */
  public Fill fill(canopy.hardware.forecourt.Fill reported, Duration ahead) {
    LocalDateTime end = reported.span().end();
    return new Fill(
        reported.key().text(),
        reported.key().pump(),
        reported.hose().nozzle(),
        reported.hose().grade(),
        reported.key().transaction(),
        new Volume(reported.metered().volumeMillilitres()),
        Money.of(reported.metered().amountMinor(), currency),
        new UnitPrice(reported.metered().unitPriceTenthsOfMinor()),
        end == null
            ? clock.instant()
            : end.minusMinutes(otherZoneMinutes(ahead)).atZone(zone).toInstant(),
        reported.origin().offline());
  }

  /** To the nearest step. */
  private static long otherZoneMinutes(Duration ahead) {
    return Math.floorDiv(ahead.toMinutes() + ZONE_STEP_MINUTES / 2, ZONE_STEP_MINUTES)
        * ZONE_STEP_MINUTES;
  }

  /** A key as {@link FillKey#text} wrote it; null if it is not of this controller. */
  static @Nullable FillKey key(String text, String controller) {
    String[] parts =
        text.startsWith(controller + "/")
            ? text.substring(controller.length() + 1).split("/", -1)
            : new String[0];
    try {
      return parts.length == 3
          ? new FillKey(
              controller, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2])
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static FillLimit limit(Limit limit) {
    return switch (limit) {
      case Limit.FullTank full -> new FillLimit.FullTank();
      case Limit.ByAmount(Money amount) -> new FillLimit.Amount(amount.minor());
      case Limit.ByVolume(Volume volume) -> new FillLimit.Volume(volume.millilitres());
    };
  }
}
