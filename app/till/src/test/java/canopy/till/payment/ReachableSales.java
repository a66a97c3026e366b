package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.state.TillState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sale that is not over is before the cashier, or among the held ones, or a row of the unsettled
 * payments stands for it.
 */
final class ReachableSales {
  private ReachableSales() {}

  /** By the journal, not by the state, which may have lost one. */
  static void areAll(TillState state, List<Event> journal) {
    Set<String> listed = new HashSet<>();
    if (state.basket().open() != null) {
      listed.add(state.basket().open().id());
    }
    state.basket().held().forEach(held -> listed.add(held.sale().id()));
    state.payments().unsettled().forEach(attempt -> listed.add(attempt.saleId()));
    state.payments().unsettledRefunds().forEach(refund -> listed.add(refund.subject()));
    Set<String> unfinished = new HashSet<>();
    for (Event event : journal) {
      if (event instanceof SaleEvent.Opened opened) {
        unfinished.add(opened.saleId());
      } else if (event instanceof SaleEvent.Voided voided) {
        unfinished.remove(voided.saleId());
      } else if (event instanceof SaleEvent.Completed done) {
        unfinished.remove(done.saleId());
      }
    }
    assertThat(listed).as("sales that a cashier can act on").containsAll(unfinished);
  }
}
