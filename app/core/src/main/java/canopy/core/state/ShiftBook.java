package canopy.core.state;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StockEvent;
import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Readings;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftTotals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The till's shift. What happens while none is open is nobody's, as it was before there were
 * shifts.
 *
 * @param open null between two shifts
 * @param numberedDay the business date of the newest shift or slip; null before the first
 * @param lastNumber the newest shift's on that date
 * @param lastMovement the newest slip's on that date
 * @param drawer what the last shift left in the drawer
 * @param forward what the last shift left open
 * @param readings the newest ones
 */
public record ShiftBook(
    @Nullable Shift open,
    @Nullable LocalDate numberedDay,
    int lastNumber,
    int lastMovement,
    Money drawer,
    List<OpenItem> forward,
    Readings readings) {

  public ShiftBook {
    forward = List.copyOf(forward);
  }

  static ShiftBook first(String currency) {
    return new ShiftBook(null, null, 0, 0, Money.zero(currency), List.of(), Readings.NONE);
  }

  /** The number that the next shift on {@code day} gets. */
  public int nextNumber(LocalDate day) {
    return day.equals(numberedDay) ? lastNumber + 1 : 1;
  }

  /** The number that the next slip on {@code day} gets. */
  public int nextMovement(LocalDate day) {
    return day.equals(numberedDay) ? lastMovement + 1 : 1;
  }

  /** Whether an event is part of a shift's figures, or begins what will be. */
  public static boolean belongsToShift(Event event) {
    return switch (event) {
      case SaleEvent.Opened _,
          SaleEvent.OpenedAside _,
          SaleEvent.TenderTaken _,
          SaleEvent.TenderReturned _,
          SaleEvent.Completed _,
          FuelEvent.WrittenOff _ ->
          true;
      case FuelEvent.Dispensed filled -> filled.prepayId() != null;
      case DeviceEvent.DrawerOpened drawer -> drawer.saleId() == null;
      case Event _ -> false;
    };
  }

  ShiftBook apply(Recorded recorded) {
    return switch (recorded.event()) {
      case ShiftEvent e -> shift(e, recorded);
      case StockEvent.TotalisersRead e ->
          reading(new Readings(recorded.seq(), readings.tanksSeq()));
      case StockEvent.TanksRead e ->
          reading(new Readings(readings.totalisersSeq(), recorded.seq()));
      case Event e -> counting(recorded);
    };
  }

  private ShiftBook reading(Readings next) {
    return new ShiftBook(open, numberedDay, lastNumber, lastMovement, drawer, forward, next);
  }

  private ShiftBook shift(ShiftEvent event, Recorded recorded) {
    return switch (event) {
      case ShiftEvent.Opened e -> opened(e, recorded);
      case ShiftEvent.FloatCounted e -> change(s -> s.floatCounted(e.count(), e.opening()));
      case ShiftEvent.DrawerAssigned e ->
          change(
              s ->
                  s.assigning(
                      new DrawerSession(
                          e.session(), e.drawer(), e.responsible(), recorded.at(), null)));
      case ShiftEvent.DrawerReleased e -> change(s -> s.releasing(recorded.at()));
      case ShiftEvent.HandedOver e -> change(s -> s.settling(e.count()));
      case ShiftEvent.Counted e -> change(s -> s.counted(e.count()));
      case ShiftEvent.DifferenceAccepted e -> change(s -> s.accepting(e.acceptedBy(), e.reason()));
      case ShiftEvent.PaidIn e -> moved(e.movement(), recorded);
      case ShiftEvent.PaidOut e -> moved(e.movement(), recorded);
      case ShiftEvent.Dropped e -> moved(e.movement(), recorded);
      case ShiftEvent.FloatChanged e -> moved(e.movement(), recorded);
      case ShiftEvent.Reported e -> change(Shift::reporting);
      case ShiftEvent.Closed e ->
          new ShiftBook(null, numberedDay, lastNumber, lastMovement, e.left(), e.open(), readings);
    };
  }

  /** What belongs to the shift in which it happens. */
  private ShiftBook counting(Recorded recorded) {
    if (open == null) {
      return this;
    }
    Event event = recorded.event();
    if (event instanceof SaleEvent.TenderTaken taken) {
      return change(s -> s.taking(taken.tender()));
    } else if (event instanceof SaleEvent.TenderReturned back) {
      return change(s -> s.returning(back.tender()));
    } else if (event instanceof SaleEvent.Completed done) {
      return change(s -> s.plus(done.sale()));
    } else if (event instanceof FuelEvent.Dispensed filled && filled.prepayId() != null) {
      return change(s -> s.plusPrepaid(recorded.by(), filled.prepaidPart()));
    } else if (event instanceof FuelEvent.WrittenOff off) {
      return change(s -> s.plus(recorded.by(), off.fill(), off.writeOff()));
    } else if (event instanceof DeviceEvent.DrawerOpened drawer && drawer.saleId() == null) {
      return change(Shift::openingDrawer);
    }
    return this;
  }

  private ShiftBook opened(ShiftEvent.Opened e, Recorded recorded) {
    Shift shift =
        new Shift(
            e.shiftId(),
            e.number(),
            recorded.day(),
            recorded.at(),
            recorded.by(),
            e.byItself(),
            DrawerCash.opened(e.floatCount(), e.carried(), e.opening()),
            ShiftTotals.none(e.opening().currency()),
            Map.of(),
            0,
            0,
            0,
            null,
            List.of());
    int slips = recorded.day().equals(numberedDay) ? lastMovement : 0;
    return new ShiftBook(shift, recorded.day(), e.number(), slips, drawer, forward, readings);
  }

  private ShiftBook moved(CashMovement movement, Recorded recorded) {
    ShiftBook next = change(s -> s.moving(movement));
    return new ShiftBook(
        next.open,
        recorded.day(),
        recorded.day().equals(numberedDay) ? lastNumber : 0,
        nextMovement(recorded.day()),
        drawer,
        forward,
        readings);
  }

  private ShiftBook change(UnaryOperator<Shift> step) {
    if (open == null) {
      throw new IllegalStateException("an event changes a shift, but none is open");
    }
    return new ShiftBook(
        step.apply(open), numberedDay, lastNumber, lastMovement, drawer, forward, readings);
  }
}
