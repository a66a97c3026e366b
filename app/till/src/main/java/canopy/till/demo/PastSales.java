package canopy.till.demo;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
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
import canopy.core.event.UnreadableEvent;
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
import canopy.till.journal.JournalDisk;
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
 * The journal of a till that has sold before: goods, fills, both together, refunds, held sales,
 * receipts, days closed, all decided by the real rules and written by the real journal. One thread.
 */
public final class PastSales implements AutoCloseable {
  private static final String CASHIER = DemoStation.CASHIER.id();
  private static final int LEAST_SECONDS_BETWEEN = 20;
  private static final int RECENT = 50;
  private static final int PUMPS = 8;
  private static final long MILLILITRES_PER_LITRE = 1_000;
  private static final long TENTHS_PER_MINOR = 10;

  private final Pace pace;
  private final SplittableRandom random;
  private final EventJson json = new EventJson();
  private final Master master;
  private final List<Article> articles;
  private final List<FuelGrade> grades;
  private final TillRules rules;
  private final Journal journal;
  private final List<CompletedSale> recent = new ArrayList<>();
  private TillState state;
  private Instant now;
  private int completed;
  private int closedDays;
  private long fills;

  /**
   * How a till sells.
   *
   * @param first when its first day begins
   * @param salesPerDay after so many the day is closed
   * @param mostSecondsBetween two sales; at least 20
   * @param night until the next day begins
   * @param seed of the chance that decides what is sold
   */
  public record Pace(
      Instant first, int salesPerDay, int mostSecondsBetween, Duration night, long seed) {}

  /**
   * Begins a new journal.
   *
   * @param folder has the keys, and gets the journal
   * @param disk may be one that forces nothing, if only speed matters
   */
  public PastSales(DataFolder folder, Master master, JournalDisk disk, Pace pace)
      throws IOException {
    this.pace = pace;
    this.random = new SplittableRandom(pace.seed());
    this.now = pace.first();
    this.master = master;
    articles = master.catalogue().articles().stream().filter(PastSales::isSimple).toList();
    grades = master.catalogue().grades();
    rules = new TillRules(master);
    Path root = folder.root();
    InstantSource time = () -> now;
    journal =
        Journal.open(
            root,
            disk,
            JournalSettings.small(),
            new Identity(master.config().site(), master.config().till()),
            () -> DaySeal.openOrCreate(root.resolve("keys")),
            time.withZone(ZoneOffset.UTC));
    state = TillState.initial(master.config().paying().currency());
    journal.start(
        rules.businessDate(state, now),
        new UUID(1, 1),
        "{\"version\":\"0\"}".getBytes(StandardCharsets.UTF_8));
    try {
      state = new Ledger(journal).replay(state);
    } catch (UnreadableEvent e) {
      throw new IllegalStateException("the start that was just written cannot be read", e);
    }
    does(new OperatorCommand.SignIn(CASHIER));
  }

  /** Whether an article is sold by the piece and to everybody. */
  private static boolean isSimple(Article article) {
    return article.active()
        && article.unit() == Quantity.Unit.PIECE
        && article.minimumAgeYears() == 0
        && !article.codes().isEmpty();
  }

  /** Sells; returns how many events there are now. */
  public long sell(int sales) {
    while (completed < sales) {
      now =
          now.plusSeconds(
              LEAST_SECONDS_BETWEEN
                  + random.nextInt(pace.mostSecondsBetween() - LEAST_SECONDS_BETWEEN));
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
      if (completed / pace.salesPerDay() > closedDays) {
        closedDays++;
        approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
        now = now.plus(pace.night());
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
    FuelGrade grade = grades.get(random.nextInt(grades.size()));
    UnitPrice price = grade.price();
    long amount = random.nextLong(5_000, 50_000);
    Fill fill =
        new Fill(
            "c1-" + pump + "-" + fills + "-" + now,
            pump,
            1,
            grade.id(),
            fills % 10_000,
            new Volume(amount * MILLILITRES_PER_LITRE * TENTHS_PER_MINOR / price.tenthsOfMinor()),
            Money.of(amount, master.config().paying().currency()),
            price,
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
    decide(Request.by(CASHIER, command));
  }

  private void hears(Command command) {
    decide(Request.system(command));
  }

  private void approved(Right right, Command command) {
    decide(Request.by(CASHIER, command).approved(new Approval(DemoStation.MANAGER.id(), right)));
  }

  private void decide(Request request) {
    accept(request);
    for (PrintJob job : state.prints().in(PrintJob.State.QUEUED)) {
      accept(Request.system(new CounterCommand.ReportPrint(job.id(), PrintJob.State.STARTED, "")));
      accept(
          Request.system(new CounterCommand.ReportPrint(job.id(), PrintJob.State.CONFIRMED, "")));
    }
  }

  private void accept(Request request) {
    if (!(rules.decide(state, request, now) instanceof Decision.Accepted(List<Event> events))) {
      throw new IllegalStateException("refused: " + request.command());
    }
    record(request.by(), events);
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

  /** What was written. */
  public Journal journal() {
    return journal;
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
