package canopy.core.till.decided;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderCount;
import canopy.core.tender.TenderKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A float that was counted after its shift had opened by itself. In an empty drawer it is what the
 * shift begins with. Beside booked cash it is a count of the shift, settled at once: what is more
 * or less than the books have is a difference like any.
 *
 * @param by who counted, and answers for the drawer
 */
public record CountedFloat(Shift shift, CashCount pieces, Instant at, String by) {

  /**
   * What follows from it.
   *
   * @param cashKind the tender kind whose money is in the drawer
   * @param yes a second person's; null if none was needed
   */
  public List<Event> events(String cashKind, OperatorEvent.@Nullable Approved yes) {
    Money counted = pieces.total(shift.currency());
    if (!shift.hasBookedCash()) {
      return List.of(new ShiftEvent.FloatCounted(shift.id(), pieces, counted));
    }
    TenderCount cash =
        new TenderCount(cashKind, TenderKind.Type.CASH, shift.expectedCash(), counted);
    ShiftCount count = new ShiftCount(shift.counts() + 1, at, by, pieces, List.of(cash), "", null);
    ShiftEvent written = new ShiftEvent.Counted(shift.id(), count);
    List<Event> events = new ArrayList<>();
    events.add(written);
    if (yes != null && count.differs()) {
      events.add(new ShiftEvent.DifferenceAccepted(shift.id(), count.no(), yes.operator(), ""));
      count = count.accepted(yes.operator(), "");
    }
    String from = Objects.requireNonNullElse(shift.responsible(), by);
    events.add(new ShiftEvent.HandedOver(shift.id(), from, by, count));
    events.add(new ShiftEvent.FloatCounted(shift.id(), pieces, shift.cash().opening()));
    events.add(
        new DeviceEvent.PrintQueued(
            written.subject() + "#0", DeviceEvent.Paper.COUNT_SLIP, written.subject(), 0));
    return events;
  }
}
