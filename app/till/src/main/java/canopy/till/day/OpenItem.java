package canopy.till.day;

import canopy.core.sale.Sale;
import canopy.core.state.PaymentBook;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import java.util.EnumMap;
import java.util.Map;

/** What is open before the close. None of it blocks: it is carried over into the next day. */
enum OpenItem {
  OPEN_SALE("day.opensale"),
  HELD_SALES("day.heldsales"),
  PAYMENTS("day.payments"),
  BILLS("day.bills"),
  UNPAID_FILLS("day.unpaidfills"),
  PREPAYS("day.prepays"),
  PUMPS_RUNNING("day.pumpsrunning"),
  PRINT_JOBS("day.printjobs"),
  UNSENT_LINES("day.unsentlines");

  private final String key;

  OpenItem(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** What is open now, with how many. */
  static Map<OpenItem, Integer> of(TillState state, long unsentLines) {
    Map<OpenItem, Integer> found = new EnumMap<>(OpenItem.class);
    Sale open = state.basket().open();
    count(found, OPEN_SALE, open == null || open.isEmpty() ? 0 : 1);
    count(found, HELD_SALES, state.basket().held().size());
    PaymentBook payments = state.payments();
    count(found, PAYMENTS, payments.unsettled().size() + payments.unsettledRefunds().size());
    count(found, BILLS, state.bills().open());
    count(found, UNPAID_FILLS, state.fuel().unpaid().size());
    count(found, PREPAYS, state.fuel().prepays().size());
    count(found, PUMPS_RUNNING, state.fuel().releases().size());
    long stuck =
        state.prints().jobs().values().stream()
            .filter(
                job ->
                    job.state() == PrintJob.State.FAILED || job.state() == PrintJob.State.UNKNOWN)
            .count();
    count(found, PRINT_JOBS, stuck);
    count(found, UNSENT_LINES, unsentLines);
    return found;
  }

  private static void count(Map<OpenItem, Integer> found, OpenItem item, long count) {
    if (count > 0) {
      found.put(item, Math.toIntExact(Math.min(Integer.MAX_VALUE, count)));
    }
  }
}
