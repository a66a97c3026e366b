package canopy.core.till;

import canopy.core.command.CounterCommand;
import canopy.core.day.BillState;
import canopy.core.day.DayEnd;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.StationEvent;
import canopy.core.operator.Right;
import canopy.core.payment.PayMethod;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.settlement.Nozzle;
import canopy.core.settlement.TankPlan;
import canopy.core.state.BillBook;
import canopy.core.state.OpenItems;
import canopy.core.state.StockBook;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Tank;
import canopy.core.stock.TotaliserReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The end of a business day: cashier, shift, day. Never refused for what is open. */
record DayRules(Book book, Pricing pricing, Permission permission, ShiftRules shifts) {

  /**
   * Nothing stands in the way: a sale that is open, held or waits for its payment keeps its number
   * and belongs to the day on which it is paid. The shift ends with its day, counted or not.
   */
  Decision close(Moment moment, CounterCommand.CloseDay c) {
    Sale open = moment.open();
    String day = moment.day().toString();
    var answer = permission.check(moment, Right.CLOSE_DAY, day);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    // An empty sale bears this day's number; the next day begins with a number of its own.
    if (open != null && open.isEmpty()) {
      RefundRules.dropEmpty(open, events);
    }
    events.addAll(shifts.closeForDay(moment, c.unsentLines()));
    events.add(new DeviceEvent.PrintQueued(day + "#day", DeviceEvent.Paper.DAY_REPORT, day, 0));
    events.add(
        new StationEvent.DayClosed(
            null,
            moment.day(),
            moment.state().day().totals(),
            end(moment.state(), moment.day(), c.unsentLines())));
    return Decision.accept(events);
  }

  /** Two identical papers never exist: a copy says so, and bears its number. */
  Decision reprint(Moment moment, CounterCommand.ReprintDay c) {
    String day = c.day().toString();
    var answer = permission.check(moment, Right.REPRINT, day);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    int copy = moment.state().prints().nextCopy(day, c.copies());
    return Decision.accept(
        TillRules.list(
            answer.approved(),
            new DeviceEvent.PrintQueued(
                day + "#day#" + copy, DeviceEvent.Paper.DAY_REPORT, day, copy)));
  }

  /** How the day would end now. */
  DayEnd end(TillState state, LocalDate day, long unsentLines) {
    return new DayEnd(
        state.day().nextNumber(),
        state.day().closedAtSeq() + 1,
        List.copyOf(state.fuel().unpaid().values()),
        OpenItems.of(state, sale -> pricing.totals(sale).total(), unsentLines),
        bills(state.bills(), day),
        plans(state.stock()));
  }

  private List<BillState> bills(BillBook bills, LocalDate day) {
    return book.payments().byKind().values().stream()
        .map(PayMethod::channel)
        .distinct()
        .sorted()
        .map(channel -> bill(bills.of(channel, day), channel, day))
        .toList();
  }

  private static BillState bill(
      BillBook.@Nullable Checked checked, String channel, LocalDate day) {
    if (checked == null) {
      return new BillState(channel, day, BillState.State.NOT_FETCHED, 0);
    }
    int open = checked.open().size();
    return new BillState(
        channel, day, open == 0 ? BillState.State.MATCHED : BillState.State.DIFFERENCES, open);
  }

  /** Which of the nozzles that the till knows draw from which tank. */
  private List<TankPlan> plans(StockBook stock) {
    Map<Nozzle, Integer> grades = new TreeMap<>();
    for (TotaliserReading reading : stock.totalisers().values()) {
      grades.put(new Nozzle(reading.pump(), reading.nozzle()), reading.grade());
    }
    for (NozzleMeter meter : stock.meters().values()) {
      grades.put(new Nozzle(meter.pump(), meter.nozzle()), meter.grade());
    }
    List<TankPlan> plans = new ArrayList<>();
    for (Tank tank : book.tanks().all()) {
      List<Nozzle> own =
          grades.entrySet().stream()
              .filter(
                  each ->
                      tank.equals(
                          book.tanks()
                              .behind(
                                  each.getKey().pump(), each.getKey().number(), each.getValue())))
              .map(Map.Entry::getKey)
              .toList();
      plans.add(new TankPlan(tank.number(), tank.grade(), own));
    }
    return plans;
  }
}
