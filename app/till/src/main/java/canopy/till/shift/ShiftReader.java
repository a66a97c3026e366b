package canopy.till.shift;

import canopy.core.catalogue.FuelGrade;
import canopy.core.event.Recorded;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.sale.Pricing;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.TenderFlow;
import canopy.core.state.OpenItems;
import canopy.core.state.TillState;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.stock.typed.Freshness;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.MovementWords;
import canopy.till.ui.manage.OpenWords;
import canopy.till.ui.manage.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Words a snapshot of the till for the shift's screen. FX thread. */
final class ShiftReader {
  private final Look look;

  ShiftReader(Look look) {
    this.look = look;
  }

  ShiftView view(TillSnapshot till, long unsentLines) {
    Shift shift = till.state().shifts().open();
    List<ShiftView.OpenRow> open = open(till, unsentLines);
    if (shift == null) {
      return new ShiftView(
          0, "", "", false, false, sees(till), 0, 0, 0, 0, List.of(), List.of(), List.of(), open);
    }
    DrawerSession session = shift.session();
    boolean sees = sees(till);
    List<ShiftView.Sum> cashiers = new ArrayList<>();
    shift
        .totals()
        .sellers()
        .forEach(
            (id, sum) -> cashiers.add(new ShiftView.Sum(person(till, id), minor(sum.total()))));
    return new ShiftView(
        shift.number(),
        time(till, shift.openedAt()),
        session == null ? "" : person(till, session.responsible()),
        shift.byItself(),
        shift.cash().floatCount() != null,
        sees,
        shift.totals().all().sales(),
        shift.totals().all().refunds(),
        sees ? minor(shift.totals().all().total()) : 0,
        shift.noSales(),
        sees ? cash(shift) : List.of(),
        sees ? tenders(till, shift) : List.of(),
        sees ? cashiers : List.of(),
        open);
  }

  private static boolean sees(TillSnapshot till) {
    Operator operator = till.operator();
    return operator != null && operator.mayAlone(Right.SEE_EXPECTED_CASH);
  }

  private List<ShiftView.Sum> cash(Shift shift) {
    List<ShiftView.Sum> sums = new ArrayList<>();
    DrawerCash cash = shift.cash();
    sums.add(
        sum(cash.floatCount() == null ? "shift.floatuncounted" : "shift.float", cash.opening()));
    sums.add(sum("shift.cashsales", shift.cashKept()));
    for (Map.Entry<CashMovement.Kind, DrawerCash.Moved> each : cash.moved().entrySet()) {
      Money amount = each.getValue().amount();
      sums.add(
          sum(
              MovementWords.key(each.getKey()),
              each.getKey().comesIn() ? amount : amount.negated()));
    }
    if (!cash.settled().isZero()) {
      sums.add(sum("shift.settled", cash.settled()));
    }
    sums.add(sum("shift.expected", shift.expectedCash()));
    return sums;
  }

  private ShiftView.Sum sum(String key, Money amount) {
    return new ShiftView.Sum(look.texts().text(key), amount.minor());
  }

  private List<ShiftView.Sum> tenders(TillSnapshot till, Shift shift) {
    List<ShiftView.Sum> sums = new ArrayList<>();
    for (Map.Entry<String, TenderFlow> each : shift.flows().entrySet()) {
      sums.add(new ShiftView.Sum(tender(till, each.getKey()), each.getValue().kept().minor()));
    }
    return sums;
  }

  List<ShiftModel.Difference> differences(TillSnapshot till, @Nullable ShiftCount count) {
    return count == null
        ? List.of()
        : count.tenders().stream()
            .map(
                tender ->
                    new ShiftModel.Difference(
                        tender(till, tender.kind()),
                        tender.expected().minor(),
                        tender.counted().minor()))
            .toList();
  }

  /** What a second person should know who lets the drawer be counted once more. */
  String recount(@Nullable ShiftCount before, CountEntry entry) {
    return before == null
        ? ""
        : look.formats()
                .money(before.cash().total(before.tenders().getFirst().counted().currency()))
            + " > "
            + look.formats().money(entry.totalMinorProperty().get());
  }

  /** What a second person should know who lets a float be counted beside booked cash. */
  String countedFloat(TillSnapshot till, CountEntry entry) {
    Shift shift = till.state().shifts().open();
    if (shift == null) {
      return "";
    }
    long counted = entry.totalMinorProperty().get();
    long expected = shift.expectedCash().minor();
    return look.texts()
        .text(
            "shift.floatdiffers",
            look.formats().money(expected),
            look.formats().money(counted),
            look.formats().signed(counted - expected));
  }

  /** What the cash of a count differs by. */
  String difference(ShiftCount count) {
    return look.formats().signed(count.cashDifference().minor());
  }

  /** The figures that the shift ends with. */
  Notice asksClose(ShiftCount count, ShiftView view) {
    return Notice.of(
        Notice.Level.WARNING,
        "shift.closeask",
        view.number(),
        look.formats().money(count.tenders().getFirst().counted()),
        difference(count),
        view.sales(),
        view.open().size());
  }

  private List<ShiftView.OpenRow> open(TillSnapshot till, long unsentLines) {
    Pricing pricing = new Pricing(till.book()::taxClass);
    OpenWords words = OpenWords.on(look, till.book());
    List<OpenItem> forward = till.state().shifts().forward();
    return OpenItems.of(till.state(), sale -> pricing.totals(sale).total(), unsentLines).stream()
        .map(
            item ->
                new ShiftView.OpenRow(
                    item,
                    words.of(item),
                    item.amount() == null ? "" : look.formats().money(item.amount()),
                    forward.stream().anyMatch(item::isSameAs)))
        .toList();
  }

  Map<FormStep, ShiftModel.Tick> ticks(TillSnapshot till, Instant now) {
    TillState state = till.state();
    Shift shift = state.shifts().open();
    Map<FormStep, ShiftModel.Tick> ticks = new EnumMap<>(FormStep.class);
    int running = state.fuel().releases().size();
    boolean stopped =
        IntStream.rangeClosed(1, till.book().station().pumps()).allMatch(state.fuel()::isStopped);
    ticks.put(
        FormStep.OUTDOOR,
        new ShiftModel.Tick(
            stopped && running == 0,
            running > 0 ? look.texts().text("shift.running", running) : ""));
    ticks.put(
        FormStep.TANKS,
        read(till, state.stock().tanks().values().stream().map(TankReading::at).toList(), now));
    ticks.put(
        FormStep.TOTALISERS,
        read(
            till,
            state.stock().totalisers().values().stream().map(TotaliserReading::at).toList(),
            now));
    ShiftCount count = shift == null ? null : shift.count();
    ticks.put(
        FormStep.COUNT,
        count == null ? ShiftModel.Tick.TO_DO : new ShiftModel.Tick(true, time(till, count.at())));
    ticks.put(FormStep.CLOSE, new ShiftModel.Tick(shift == null, ""));
    ticks.put(
        FormStep.OPEN, new ShiftModel.Tick(shift != null && shift.cash().floatCount() != null, ""));
    return ticks;
  }

  private ShiftModel.Tick read(TillSnapshot till, List<Instant> readings, Instant now) {
    return readings.stream()
        .max(Comparator.naturalOrder())
        .map(at -> new ShiftModel.Tick(Freshness.isFresh(at, now), time(till, at)))
        .orElse(ShiftModel.Tick.TO_DO);
  }

  String grade(TillSnapshot till, int id) {
    FuelGrade grade = till.book().grade(id);
    return grade == null ? Integer.toString(id) : Words.name(look, grade.name());
  }

  String tender(TillSnapshot till, String id) {
    TenderKind kind = till.book().tender(id);
    return kind == null ? id : Words.name(look, kind.name());
  }

  String person(TillSnapshot till, String id) {
    if (id.equals(Recorded.SYSTEM)) {
      return look.texts().text("shift.nobody");
    }
    Operator operator = till.book().operator(id);
    return operator == null ? id : operator.name();
  }

  /** What goes over with the drawer; what should be in it only for whoever may see that. */
  Notice asksHandOver(TillSnapshot till, String operator, ShiftView view) {
    Shift shift = till.state().shifts().open();
    DrawerSession session = shift == null ? null : shift.session();
    return Notice.of(
        Notice.Level.WARNING,
        "shift.handoverask",
        session == null ? "" : session.drawer(),
        person(till, operator),
        shift == null || (!view.sees() && shift.count() == null)
            ? look.texts().text("shift.hidden")
            : look.formats().money(shift.cashByCount()),
        view.open().size());
  }

  private String time(TillSnapshot till, Instant at) {
    return Words.dayAndTime(look, LocalDateTime.ofInstant(at, till.book().station().zone()));
  }

  private static long minor(Money money) {
    return money.minor();
  }
}
