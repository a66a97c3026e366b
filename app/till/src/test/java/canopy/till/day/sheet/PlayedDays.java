package canopy.till.day.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.StockCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import canopy.core.stock.TotaliserReading;
import canopy.core.tender.Settlement;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.journal.Appended;
import canopy.till.journal.Entry;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.store.query.ClosedDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random days at a station with tanks, through the rules into a real journal. */
final class PlayedDays implements AutoCloseable {
  private static final EventJson JSON = new EventJson();
  private static final String MANAGER = "2001";
  private static final int PUMPS = 4;

  final Journal journal;
  final List<ClosedDay> closed = new ArrayList<>();
  private final TillRules rules;
  private final Random random;
  private final Map<Integer, Long> levels = new TreeMap<>();
  private final Map<Integer, Long> counters = new TreeMap<>();
  private TillState state = TillState.initial("CNY");
  private Instant now = Instant.parse("2026-11-22T01:00:00Z");
  private int fills;

  /** Rises that the gauge tells when the day of their paper is closed. */
  private final List<DetectedDelivery> untilTomorrow = new ArrayList<>();

  PlayedDays(Path folder, Book book, long seed) throws IOException {
    random = new Random(seed);
    rules = new TillRules(book);
    Identity till = new Identity("S001", book.station().till());
    journal = Journal.open(folder, till, Clock.fixed(now, ZoneOffset.UTC));
    Appended started =
        journal.start(
            LocalDate.of(2026, 11, 22),
            UUID.randomUUID(),
            "{\"version\":\"0\"}".getBytes(StandardCharsets.UTF_8));
    state =
        state.apply(
            new Recorded(
                1,
                started.at(),
                LocalDate.of(2026, 11, 22),
                Recorded.SYSTEM,
                new StationEvent.TillStarted("b", "k", List.of(), "0")));
    for (int tank = 1; tank <= 2; tank++) {
      levels.put(tank, 10_000_000L);
    }
    for (int pump = 1; pump <= PUMPS; pump++) {
      counters.put(pump, 999_000_000L + random.nextInt(900_000));
    }
    does(new OperatorCommand.SignIn(MANAGER));
  }

  TillState state() {
    return state;
  }

  TillRules rules() {
    return rules;
  }

  Instant now() {
    return now;
  }

  /** Whatever happens on a day, and its close. */
  void day() {
    untilTomorrow.forEach(rise -> hears(new StockCommand.DetectDelivery(rise)));
    untilTomorrow.clear();
    for (int shifts = 1 + random.nextInt(3); shifts > 0; shifts--) {
      if (random.nextInt(3) > 0) {
        tries(new ShiftCommand.Open(new CashCount(Map.of(1_000L, 30L)), ""));
      }
      for (int i = random.nextInt(30); i > 0; i--) {
        something();
      }
      if (shifts > 1 && random.nextInt(3) > 0) {
        counts();
        tries(new ShiftCommand.Close(random.nextBoolean(), true, 0));
      }
    }
    if (random.nextInt(5) > 0) {
      reads();
    }
    long before = state.day().closedAtSeq();
    LocalDate day = rules.businessDate(state, now);
    int number = state.day().nextNumber();
    Money total = state.day().totals().total();
    does(new CounterCommand.CloseDay(null, random.nextInt(2) * 5));
    closed.add(new ClosedDay(number, day, state.seq(), before, now, MANAGER, total));
    now = now.plusSeconds(86_400);
  }

  private void something() {
    now = now.plusSeconds(60);
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> sells();
      case 3, 4 -> fills();
      case 5 -> prepays();
      case 6 -> movesCash();
      case 7 -> tries(new CounterCommand.OpenDrawer("change"));
      case 8 -> {
        tries(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(2), null));
        tries(new SaleCommand.VoidSale("changed her mind"));
      }
      case 9 -> {
        tries(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(1), null));
        tries(new SaleCommand.Hold("van"));
      }
      case 10 -> {
        if (random.nextBoolean()) {
          blindRefund();
        } else {
          returns();
        }
      }
      default -> delivers();
    }
  }

  private void sells() {
    tries(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(1 + random.nextInt(4)), null));
    tries(new SaleCommand.AddArticle("1002", "1002", Quantity.pieces(1), null));
    if (random.nextInt(4) == 0) {
      tries(new SaleCommand.VoidLine(1));
    }
    if (random.nextInt(4) == 0) {
      tries(new SaleCommand.SetPrice(2, new UnitPrice(2_000)));
    }
    for (Fill fill : List.copyOf(state.fuel().unpaid().values())) {
      if (random.nextInt(3) == 0) {
        tries(new SaleCommand.TakeFill(fill.key()));
      }
    }
    pays();
  }

  private void pays() {
    Sale open = state.basket().open();
    if (open == null || open.isEmpty()) {
      return;
    }
    Totals totals = rules.totals(open);
    if (totals.total().isPositive() && random.nextInt(3) == 0) {
      Money half = Money.of(Math.max(1, totals.total().minor() / 2), "CNY");
      tries(new TenderCommand.Take(open.id(), 0, "card", half, "slip"));
    }
    Sale now = state.basket().open();
    if (now == null) {
      return;
    }
    Money due =
        Settlement.of(rules.totals(now).total(), now.tenders())
            .dueInCash(rules.book().station().cashRounding());
    if (due.isZero()) {
      tries(new TenderCommand.CloseAtZero(now.id()));
    } else {
      Money given = due.isPositive() && random.nextBoolean() ? due.plus(Money.of(500, "CNY")) : due;
      tries(new TenderCommand.Take(now.id(), now.tenders().size(), "cash", given, ""));
    }
  }

  private Fill fill(int pump, long millilitres) {
    fills++;
    long amount = (millilitres * 7_860 + 5_000) / 10_000;
    counters.merge(pump, millilitres, Long::sum);
    levels.merge(tank(pump), -millilitres, Long::sum);
    return new Fill(
        "c1/" + pump + "/" + fills,
        pump,
        1,
        tank(pump),
        fills,
        new Volume(millilitres),
        Money.of(amount, "CNY"),
        new UnitPrice(7_860),
        now,
        false);
  }

  private static int tank(int pump) {
    return 1 + pump % 2;
  }

  private void fills() {
    int pump = 1 + random.nextInt(PUMPS);
    Fill fill = fill(pump, 1 + random.nextInt(60_000));
    hears(new FuelCommand.ReportFill(fill));
    if (random.nextInt(3) == 0) {
      FillOutcome outcome = FillOutcome.values()[random.nextInt(FillOutcome.values().length)];
      if (outcome == FillOutcome.PUMP_TEST) {
        levels.merge(tank(pump), fill.volume().millilitres(), Long::sum);
      }
      tries(new FuelCommand.WriteOffFill(fill.key(), new WriteOff(outcome, "A1", "white")));
    } else if (random.nextInt(8) == 0) {
      // It ran on past the counter, and nobody recorded it.
      long more = 1 + random.nextInt(5_000);
      counters.merge(pump, more, Long::sum);
      levels.merge(tank(pump), -more, Long::sum);
    }
  }

  private void prepays() {
    int pump = 1 + random.nextInt(PUMPS);
    Money amount = Money.of(10_000, "CNY");
    Decision sold = tries(new SaleCommand.AddPrepay(pump, new Limit.FullTank(), amount));
    pays();
    var release = state.fuel().releases().get(pump);
    if (sold instanceof Decision.Refused || release == null || random.nextInt(5) == 0) {
      return;
    }
    Fill fill = fill(pump, 5_000 + random.nextInt(10_000));
    hears(new FuelCommand.ReportFill(fill, release.requestId(), true));
  }

  private void blindRefund() {
    tries(new SaleCommand.StartBlindRefund());
    tries(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(1), null));
    tries(new SaleCommand.SetNote("faulty"));
    pays();
  }

  /** One unit of the newest sale comes back. */
  private void returns() {
    CompletedSale last = state.basket().last();
    if (last == null || last.kind() == Sale.Kind.REFUND || state.basket().open() != null) {
      return;
    }
    // Nothing of the newest sale has come back yet: a refund would be newer.
    Original original = new Original(last, Map.of(), 0, state.seq());
    int line = 1 + random.nextInt(last.lines().size());
    tries(new SaleCommand.ReturnUnits(original, line, 1));
    pays();
    tries(new SaleCommand.VoidSale("does not come back after all"));
  }

  private void movesCash() {
    CashMovement.Kind kind =
        CashMovement.Kind.values()[random.nextInt(CashMovement.Kind.values().length)];
    Money amount = Money.of(100 + random.nextInt(5_000), "CNY");
    int slips = state.shifts().lastMovement();
    tries(new ShiftCommand.MoveCash(slips, kind, amount, "reason", "note", null));
  }

  private void counts() {
    CashCount cash =
        new CashCount(Map.of(100L, (long) random.nextInt(900), 10_000L, (long) random.nextInt(9)));
    tries(new ShiftCommand.Count(cash, Map.of("card", Money.of(random.nextInt(90_000), "CNY"))));
  }

  private void delivers() {
    int tank = 1 + random.nextInt(2);
    long ticket = 1_000_000;
    long came = ticket - random.nextInt(3) * 700L;
    long before = levels.get(tank);
    levels.merge(tank, came, Long::sum);
    Tanker tanker = new Tanker(state.seq(), tank, now, before, came);
    tries(new StockCommand.ReceiveDelivery(tanker.paper(ticket)));
    DetectedDelivery rise = tanker.rise();
    switch (random.nextInt(3)) {
      case 0 -> hears(new StockCommand.DetectDelivery(rise));
      case 1 -> untilTomorrow.add(rise);
      default -> {} // The gauge noticed nothing.
    }
  }

  private void reads() {
    List<TotaliserReading> totalisers = new ArrayList<>();
    counters.forEach(
        (pump, counted) -> {
          if (random.nextInt(6) > 0) {
            totalisers.add(
                new TotaliserReading(
                    pump,
                    1,
                    tank(pump),
                    TotaliserReading.Source.PUMP,
                    now,
                    new Volume(counted % 1_000_000_000),
                    null));
          }
        });
    tries(new StockCommand.RecordTotalisers(Occasion.DAY_CLOSE, totalisers));
    List<TankReading> tanks = new ArrayList<>();
    levels.forEach(
        (tank, level) -> {
          if (random.nextInt(6) > 0) {
            long leak = random.nextInt(3) * 40L;
            levels.put(tank, level - leak);
            tanks.add(TankReading.typed(tank, now, new Volume(level - leak)));
          }
        });
    tries(new StockCommand.RecordTanks(Occasion.DAY_CLOSE, tanks));
    if (random.nextInt(4) == 0) {
      fills();
    }
  }

  private void does(Command command) {
    assertThat(tries(command)).as("%s", command).isInstanceOf(Decision.Accepted.class);
  }

  private Decision tries(Command command) {
    return handle(Request.by(MANAGER, command));
  }

  private void hears(Command command) {
    handle(Request.system(command));
  }

  private Decision handle(Request request) {
    Decision decision = rules.decide(state, request, now);
    if (decision instanceof Decision.Accepted accepted) {
      write(request.by(), accepted.events());
    }
    return decision;
  }

  private void write(String by, List<Event> events) {
    LocalDate day = rules.businessDate(state, now);
    @Nullable Event close = null;
    List<Entry> entries = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof StationEvent.DayClosed) {
        close = event;
      } else {
        EventJson.Type type = JSON.type(event);
        entries.add(new Entry(day, by, type.name(), type.version(), JSON.data(event)));
      }
    }
    if (!entries.isEmpty()) {
      journal.append(entries);
    }
    if (close != null) {
      journal.closeDay(day, by, JSON.type(close).version(), JSON.data(close));
    }
    for (Event event : events) {
      state = state.apply(new Recorded(state.seq() + 1, now, day, by, event));
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
