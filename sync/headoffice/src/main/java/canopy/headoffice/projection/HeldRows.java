package canopy.headoffice.projection;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what a till holds back of head office's decisions, by topic: the newest row of a
 * topic holds.
 */
final class HeldRows {
  private static final String OVER = "OVER";

  private HeldRows() {}

  /** What a till decides about. */
  private enum Topic {
    PRICES,
    /** Pumps that do not show what the controller has; a till remembers them over a start. */
    PUMPS,
    SIGN,
    PEOPLE,
    GOODS
  }

  static void project(Recorded r, OperatorEvent event, Rows rows) {
    if (event instanceof OperatorEvent.HeldBack held) {
      boolean over = held.decisions().isEmpty();
      held(r, Topic.PEOPLE, over ? OVER : "HELD", "", held.decisions(), rows);
    }
  }

  /** What waits for the pumps or for a memory of the program is told anew by each start. */
  static void started(Recorded r, Rows rows) {
    held(r, Topic.PRICES, OVER, "", null, rows);
    held(r, Topic.GOODS, OVER, "", null, rows);
  }

  static void leftOut(Recorded r, StationEvent.GoodsLeftOut e, Rows rows) {
    held(
        r,
        Topic.GOODS,
        e.count() == 0 ? OVER : "HELD",
        Integer.toString(e.count()),
        e.records(),
        rows);
  }

  static void set(Recorded r, StationEvent.PumpPricesSet e, Rows rows) {
    held(r, Topic.PRICES, OVER, "", null, rows);
    boolean over = e.unconfirmed().isEmpty();
    held(r, Topic.PUMPS, over ? OVER : "UNCONFIRMED", "", e.unconfirmed(), rows);
  }

  static void refused(Recorded r, StationEvent.PumpPricesRefused e, Rows rows) {
    held(r, Topic.PRICES, "HELD", e.reason(), e.prices(), rows);
  }

  static void asked(Recorded r, StationEvent.SignAsked e, Rows rows) {
    String state = e.before() ? "BEFORE_PUMPS" : "AFTER_PUMPS";
    held(r, Topic.SIGN, e.prices().isEmpty() ? OVER : state, "", e.prices(), rows);
  }

  static void overdue(Recorded r, StationEvent.SignOverdue e, Rows rows) {
    held(r, Topic.SIGN, "OVERDUE", "", e.prices(), rows);
  }

  static void confirmed(Recorded r, Rows rows) {
    held(r, Topic.SIGN, OVER, "", null, rows);
  }

  private static void held(
      Recorded r, Topic topic, String state, String reason, @Nullable List<?> details, Rows rows) {
    var row = rows.heldDecision(r).time(r.at()).text(topic.name()).text(state).text(reason);
    if (details == null || state.equals(OVER)) {
      row.none();
    } else {
      row.jsonb(Rows.document(details));
    }
  }
}
