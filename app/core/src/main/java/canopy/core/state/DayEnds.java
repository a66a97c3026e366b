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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a business day would end now: its number, and what it leaves to the next day. */
public final class DayEnds {
  /** Bills of earlier days that are missed. */
  private static final int DAYS_BACK = 7;

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
        OpenItems.ofDay(state, total, unsentLines),
        bills(state.bills(), book, day),
        plans(state.stock(), book));
  }

  /**
   * The day's own bill of each channel, and before it what earlier days still owe: bills that
   * nobody compared, and those with open differences.
   */
  private static List<BillState> bills(BillBook bills, Book book, LocalDate day) {
    Set<String> channels =
        book.payments().byKind().values().stream()
            .map(PayMethod::channel)
            .collect(Collectors.toCollection(TreeSet::new));
    List<BillState> states = new ArrayList<>();
    for (BillBook.Checked check : bills.checks().values()) {
      if (check.day().isBefore(day) && !check.open().isEmpty()) {
        states.add(bill(check, check.channel(), check.day()));
      }
    }
    channels.forEach(channel -> missing(bills, channel, day, states));
    channels.forEach(channel -> states.add(bill(bills.of(channel, day), channel, day)));
    states.sort(Comparator.comparing(BillState::day).thenComparing(BillState::channel));
    return states;
  }

  /**
   * Bills that wait to be fetched and compared: those of earlier days, and the day's own of a
   * channel that took money.
   *
   * @param day business date
   */
  public static List<BillState> unfetched(TillState state, Book book, LocalDate day) {
    Map<String, Money> taken = state.day().totals().tenders();
    Set<String> used =
        book.payments().byKind().values().stream()
            .filter(method -> taken.containsKey(method.kind()))
            .map(PayMethod::channel)
            .collect(Collectors.toSet());
    return bills(state.bills(), book, day).stream()
        .filter(bill -> bill.state() == BillState.State.NOT_FETCHED)
        .filter(bill -> bill.day().isBefore(day) || used.contains(bill.channel()))
        .toList();
  }

  /** Days of the last week, since its bills are compared at all, whose bill nobody compared. */
  private static void missing(
      BillBook bills, String channel, LocalDate day, List<BillState> states) {
    bills.checks().values().stream()
        .filter(check -> check.channel().equals(channel))
        .map(BillBook.Checked::day)
        .min(Comparator.naturalOrder())
        .ifPresent(
            first ->
                day.minusDays(DAYS_BACK)
                    .datesUntil(day)
                    .filter(back -> back.isAfter(first) && bills.of(channel, back) == null)
                    .forEach(back -> states.add(bill(null, channel, back))));
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
