package canopy.headoffice.projection;

import canopy.core.event.BillEvent;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;

/**
 * What rows an event makes: a function of the event alone, as in the till's own store, whose
 * meanings these are. Any thread.
 */
final class Projection {
  /** Of these rules. One more whenever an event makes other rows than before. */
  static final int VERSION = 7;

  /**
   * Whether such events may make rows. Nine lines in ten make none, and need not be read.
   *
   * @param event the event's class
   */
  static boolean makesRows(Class<? extends Event> event) {
    return event == SaleEvent.Completed.class
        || event == OperatorEvent.HeldBack.class
        || event == OperatorEvent.Changed.class
        || event == OperatorEvent.Named.class
        || !(SaleEvent.class.isAssignableFrom(event)
            || DeviceEvent.class.isAssignableFrom(event)
            || OperatorEvent.class.isAssignableFrom(event)
            || BillEvent.class.isAssignableFrom(event));
  }

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
      case StationEvent event -> DayRows.project(recorded, event, rows);
      case ShiftEvent event -> ShiftRows.project(recorded, event, rows);
      case StockEvent event -> StockRows.project(recorded, event, rows);
      case BillEvent _ -> {}
      case OperatorEvent event -> {
        HeldRows.project(recorded, event, rows);
        if (event instanceof OperatorEvent.Changed changed) {
          named(recorded, changed.person().id(), changed.person().name(), rows);
        } else if (event instanceof OperatorEvent.Named names) {
          names.people().forEach(one -> named(recorded, one.id(), one.name(), rows));
        }
      }
      case DeviceEvent _ -> {}
    }
  }

  private static void named(Recorded recorded, String person, String name, Rows rows) {
    rows.personNamed(recorded).time(recorded.at()).text(person).text(name);
  }
}
