package canopy.bench;

import canopy.core.catalogue.Article;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.journal.Appended;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Entry;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalSettings;
import canopy.till.loop.Ledger;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The journal of a station that has sold for months: goods, fills, both together, refunds, held
 * sales, receipts, days closed, all decided by the real rules and written by the real journal.
 */
final class History implements AutoCloseable {
  private static final int SALES_PER_DAY = 500;
  private static final int RECENT = 50;
  private static final int PUMPS = 8;
  private static final int GRADES = 4;
  private static final long FUEL_PRICE_TENTHS = 7_860;
  private static final long MILLILITRES_PER_LITRE = 1_000;
  private static final long TENTHS_PER_MINOR = 10;

  private final SplittableRandom random = new SplittableRandom(3);
  private final EventJson json = new EventJson();
  private final List<Article> articles;
  private final TillRules rules;
  private final Journal journal;
  private final List<CompletedSale> recent = new ArrayList<>();
  private TillState state;
  private Instant now = Instant.parse("2026-01-05T00:00:00Z");
  private int completed;
  private int closedDays;
  private long fills;

  History(DataFolder folder, Master master) throws Exception {
    articles = master.catalogue().articles();
    rules = new TillRules(master);
    Path root = folder.root();
    InstantSource time = () -> now;
    journal =
        Journal.open(
            root,
            new UnforcedDisk(),
            JournalSettings.small(),
            new Identity(master.config().site(), master.config().till()),
            () -> DaySeal.openOrCreate(root.resolve("keys")),
            time.withZone(ZoneOffset.UTC));
    state = TillState.initial(master.config().paying().currency());
    journal.start(
        rules.businessDate(state, now),
        new UUID(1, 1),
        "{\"version\":\"0\"}".getBytes(StandardCharsets.UTF_8));
    state = new Ledger(journal).replay(state);
    does(new OperatorCommand.SignIn(Station.CASHIER));
  }

  /** Sells; returns how many events there are now. */
  long sell(int sales) {
    while (completed < sales) {
      now = now.plusSeconds(20 + random.nextInt(100));
      int chance = random.nextInt(100);
      if (chance < 55) {
        goods(1 + random.nextInt(6));
        pay();
      } else if (chance < 96) {
        fuel();
      } else if (chance < 98) {
        refund();
      } else {
        held();
      }
      if (completed / SALES_PER_DAY > closedDays) {
        closedDays++;
        approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
        now = now.plus(Duration.ofHours(8));
      }
    }
    return journal.lastSeq();
  }

  private void goods(int lines) {
    for (int i = 0; i < lines; i++) {
      Article article = articles.get(random.nextInt(articles.size()));
      Quantity quantity = Quantity.pieces(1 + random.nextInt(3));
      does(new SaleCommand.AddArticle(article.id(), article.codes().getFirst(), quantity, null));
    }
  }

  private void fuel() {
    fills++;
    int pump = 1 + random.nextInt(PUMPS);
    does(new FuelCommand.Authorise("q" + fills, pump, new Limit.FullTank(), false));
    long amount = random.nextLong(5_000, 50_000);
    Fill fill =
        new Fill(
            "c1-" + pump + "-" + fills + "-" + now,
            pump,
            1,
            1 + random.nextInt(GRADES),
            fills % 10_000,
            new Volume(amount * MILLILITRES_PER_LITRE * TENTHS_PER_MINOR / FUEL_PRICE_TENTHS),
            Money.of(amount, Station.CURRENCY),
            new UnitPrice(FUEL_PRICE_TENTHS),
            now,
            false);
    hears(new FuelCommand.ReportFill(fill));
    hears(new FuelCommand.ReportClosed(fill.key()));
    does(new SaleCommand.TakeFill(fill.key()));
    if (random.nextInt(3) == 0) {
      goods(1 + random.nextInt(2));
    }
    pay();
  }

  /** One line of an earlier sale comes back; each sale is taken back from once. */
  private void refund() {
    for (CompletedSale sale : recent) {
      for (Line line : sale.lines()) {
        if (line instanceof Line.Goods) {
          recent.remove(sale);
          Original original = new Original(sale, Map.of(), 0, state.seq());
          approved(Right.REFUND, new SaleCommand.ReturnUnits(original, line.no(), 1));
          pay();
          return;
        }
      }
    }
  }

  /** Somebody has forgotten his purse; the next customer is served meanwhile. */
  private void held() {
    goods(2);
    String id = open().id();
    does(new SaleCommand.Hold("blue car"));
    goods(1);
    pay();
    does(new SaleCommand.Recall(id));
    pay();
  }

  private Sale open() {
    Sale open = state.basket().open();
    if (open == null) {
      throw new IllegalStateException("no sale is open");
    }
    return open;
  }

  private void pay() {
    Sale open = open();
    Money total = rules.totals(open).total();
    String kind = random.nextInt(4) == 0 && !total.isNegative() ? "card" : "cash";
    String reference = kind.equals("card") ? "slip " + completed : "";
    does(new TenderCommand.Take(open.id(), 0, kind, total, reference));
    CompletedSale last = state.basket().last();
    if (last != null && last.kind() == Sale.Kind.SALE) {
      recent.add(last);
      if (recent.size() > RECENT) {
        recent.removeFirst();
      }
    }
    completed++;
  }

  private void does(Command command) {
    decide(Request.by(Station.CASHIER, command));
  }

  private void hears(Command command) {
    decide(Request.system(command));
  }

  private void approved(Right right, Command command) {
    decide(
        Request.by(Station.CASHIER, command)
            .approved(new Approval(DemoStation.MANAGER.id(), right)));
  }

  private void decide(Request request) {
    if (!(rules.decide(state, request, now) instanceof Decision.Accepted(List<Event> events))) {
      throw new IllegalStateException("refused: " + request.command());
    }
    record(request.by(), events);
    for (PrintJob job : state.prints().in(PrintJob.State.QUEUED)) {
      hears(new CounterCommand.ReportPrint(job.id(), PrintJob.State.STARTED, ""));
      hears(new CounterCommand.ReportPrint(job.id(), PrintJob.State.CONFIRMED, ""));
    }
  }

  private void record(String by, List<Event> events) {
    LocalDate day = rules.businessDate(state, now);
    List<Entry> entries = new ArrayList<>();
    for (Event event : events) {
      EventJson.Type type = json.type(event);
      if (event instanceof StationEvent.DayClosed) {
        append(by, day, entries, events.subList(0, entries.size()));
        Appended done = journal.closeDay(day, by, type.version(), json.data(event));
        state = state.apply(new Recorded(done.lastSeq(), done.at(), day, by, event));
        return;
      }
      entries.add(new Entry(day, by, type.name(), type.version(), json.data(event)));
    }
    append(by, day, entries, events);
  }

  private void append(String by, LocalDate day, List<Entry> entries, List<Event> events) {
    if (entries.isEmpty()) {
      return;
    }
    Appended done = journal.append(entries);
    for (int i = 0; i < entries.size(); i++) {
      state = state.apply(new Recorded(done.firstSeq() + i, done.at(), day, by, events.get(i)));
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
