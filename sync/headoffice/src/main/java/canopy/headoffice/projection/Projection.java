package canopy.headoffice.projection;

import canopy.core.event.BillEvent;
import canopy.core.event.DeviceEvent;
import canopy.core.event.FuelEvent;
import canopy.core.event.Json;
import canopy.core.event.OperatorEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.sale.DayTotals;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * What rows an event makes: a function of the event alone, as in the till's own store, whose
 * meanings these are. Any thread.
 */
final class Projection {
  /** Of these rules. One more whenever an event makes other rows than before. */
  static final int VERSION = 1;

  private final ObjectWriter json = Json.mapper().writer();

  /**
   * Adds an event's rows.
   *
   * @throws RuntimeException if the event contradicts itself, or has what no column can take; some
   *     of its rows may have been added then
   */
  void project(Recorded recorded, Rows rows) {
    switch (recorded.event()) {
      case SaleEvent event -> {
        if (event instanceof SaleEvent.Completed completed) {
          SaleRows.completed(recorded, completed.sale(), rows);
        }
      }
      case FuelEvent event -> FuelRows.project(recorded, event, rows);
      case PaymentEvent event -> PaymentRows.project(recorded, event, rows);
      case StationEvent event -> {
        if (event instanceof StationEvent.DayClosed closed) {
          dayClosed(recorded, closed, rows);
        }
      }
      case BillEvent _ -> {}
      case StockEvent _ -> {}
      case OperatorEvent _ -> {}
      case ShiftEvent _ -> {}
      case DeviceEvent _ -> {}
    }
  }

  private void dayClosed(Recorded r, StationEvent.DayClosed event, Rows rows) {
    DayTotals totals = event.totals();
    rows.dayClose(r)
        .date(event.closedDay())
        .time(r.at())
        .text(r.by())
        .text(totals.total().currency())
        .integer(totals.sales())
        .integer(totals.refunds())
        .bigint(totals.total().minor())
        .bigint(totals.tax().minor())
        .bigint(totals.cashRounding().minor())
        .jsonb(document(totals));
  }

  private byte[] document(DayTotals totals) {
    try {
      return json.writeValueAsBytes(totals);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("totals that were read cannot be written", e);
    }
  }
}
