package canopy.core.till;

import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.sale.Sale;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gives every sale its number, without gaps within a till's business day. */
final class Numbering {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  private Numbering() {}

  /** Opens a sale; the event goes to {@code events}. */
  static Sale open(
      StationRules station,
      Moment moment,
      Sale.Kind kind,
      @Nullable String refundOf,
      List<Event> events) {
    String id = next(station, moment);
    events.add(
        new SaleEvent.Opened(id, kind, refundOf, station.currency(), moment.by(), moment.now()));
    return Sale.open(id, kind, refundOf, station.currency(), moment.by(), moment.now());
  }

  /** The number that the next sale gets. */
  static String next(StationRules station, Moment moment) {
    int number = moment.state().basket().nextNumber(moment.day());
    return String.format(
        Locale.ROOT, "R%s-%s-%05d", station.till(), DATE.format(moment.day()), number);
  }
}
