package canopy.core.state;

import canopy.core.day.BillState;
import canopy.core.day.DayEnd;
import canopy.core.payment.PayMethod;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.settlement.Nozzle;
import canopy.core.settlement.TankPlan;
import canopy.core.station.Book;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Tank;
import canopy.core.stock.TotaliserReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a business day would end now: its number, and what it leaves to the next day. */
public final class DayEnds {
  private DayEnds() {}

  /**
   * @param day business date
   * @param total what a sale comes to
   * @param unsentLines of the journal that head office does not have
   */
  public static DayEnd of(
      TillState state, Book book, LocalDate day, Function<Sale, Money> total, long unsentLines) {
    return new DayEnd(
        state.day().nextNumber(),
        state.day().closedAtSeq() + 1,
        List.copyOf(state.fuel().unpaid().values()),
        OpenItems.of(state, total, unsentLines),
        bills(state.bills(), book, day),
        plans(state.stock(), book));
  }

  private static List<BillState> bills(BillBook bills, Book book, LocalDate day) {
    return book.payments().byKind().values().stream()
        .map(PayMethod::channel)
        .distinct()
        .sorted()
        .map(channel -> bill(bills.of(channel, day), channel, day))
        .toList();
  }

  private static BillState bill(BillBook.@Nullable Checked checked, String channel, LocalDate day) {
    if (checked == null) {
      return new BillState(channel, day, BillState.State.NOT_FETCHED, 0);
    }
    int open = checked.open().size();
    return new BillState(
        channel, day, open == 0 ? BillState.State.MATCHED : BillState.State.DIFFERENCES, open);
  }

  /** Which of the nozzles that the till knows draw from which tank. */
  private static List<TankPlan> plans(StockBook stock, Book book) {
    Map<Nozzle, Integer> grades = new TreeMap<>();
    for (TotaliserReading reading : stock.totalisers().values()) {
      grades.put(new Nozzle(reading.pump(), reading.nozzle()), reading.grade());
    }
    for (NozzleMeter meter : stock.meters().values()) {
      grades.put(new Nozzle(meter.pump(), meter.nozzle()), meter.grade());
    }
    List<TankPlan> plans = new ArrayList<>();
    for (Tank tank : book.tanks().all()) {
      List<Nozzle> own = new ArrayList<>();
      grades.forEach(
          (nozzle, grade) -> {
            if (tank.equals(book.tanks().behind(nozzle.pump(), nozzle.number(), grade))) {
              own.add(nozzle);
            }
          });
      plans.add(new TankPlan(tank.number(), tank.grade(), own));
    }
    return plans;
  }
}
