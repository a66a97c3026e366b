package canopy.core.till;

import canopy.core.command.Request;
import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.core.station.StationRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one decision looks at. */
record Moment(TillState state, Request request, Instant now, LocalDate day) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final int COUNT_DIGITS = 5;

  @Nullable Sale open() {
    return state.basket().open();
  }

  String by() {
    return request.by();
  }

  /** A business date as it stands in numbers. */
  static String date(LocalDate day) {
    return DATE.format(day);
  }

  /** The number that the next sale gets: without gaps within a till's business day. */
  String nextSale(StationRules station) {
    String count = Integer.toString(state.basket().nextNumber(day));
    String zeros = "0".repeat(Math.max(0, COUNT_DIGITS - count.length()));
    return "R" + station.till() + "-" + DATE.format(day) + "-" + zeros + count;
  }

  /** Opens a sale; the event goes to {@code events}. */
  Sale openSale(
      StationRules station, Sale.Kind kind, @Nullable String refundOf, List<Event> events) {
    String id = nextSale(station);
    events.add(new SaleEvent.Opened(id, kind, refundOf, station.currency(), by(), now));
    return Sale.open(id, kind, refundOf, station.currency(), by(), now);
  }
}
