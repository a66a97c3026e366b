package canopy.till.payment.bill;

import canopy.core.station.StationRules;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** In whose days a bill is. */
final class BillZone {
  private static final ZoneId BEIJING = ZoneOffset.ofHours(8);

  private BillZone() {}

  /** The mainland's channels count in Beijing's days, wherever the till is; others in its own. */
  static ZoneId of(StationRules station) {
    return station.currency().equals("CNY") ? BEIJING : station.zone();
  }
}
