package canopy.till.demo;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
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
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.core.tender.TenderKind;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A till that lives in a time of its own: what happens at it is decided by the real rules and
 * written by the real journal, as fast as the machine can. Papers come out as soon as they are
 * wanted. One thread.
 */
final class PastTill implements AutoCloseable {
  /** Who works at it. */
  static final String CASHIER = DemoStation.CASHIER.id();

  private final EventJson json = new EventJson();
  private final TillRules rules;
  private final Journal journal;
  private TillState state;
  private Instant now;
  private long fills;

  /**
   * Begins a new journal.
   *
   * @param folder has the keys, and gets the journal
   * @param disk may be one that forces nothing, if only speed matters
   * @param first when it begins
   */
  PastTill(DataFolder folder, Master master, JournalDisk disk, Instant first) throws IOException {
    now = first;
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
  }

  Instant now() {
    return now;
  }

  /** Time goes on. */
  void moveTo(Instant later) {
    now = later;
  }

  TillState state() {
    return state;
  }

  /** What was written. */
  Journal journal() {
    return journal;
  }

  /** The sale that is open. */
  Sale open() {
    Sale open = state.basket().open();
    if (open == null) {
      throw new IllegalStateException("no sale is open");
    }
    return open;
  }

  /** A car was released, has filled and hung up; its fill lies in the sale. */
  void fills(Fill fill) {
    fills++;
    does(new FuelCommand.Authorise("q" + fills, fill.pump(), new Limit.FullTank(), false));
    hears(new FuelCommand.ReportFill(fill));
    hears(new FuelCommand.ReportClosed(fill.key()));
    does(new SaleCommand.TakeFill(fill.key()));
  }

  /** What the open sale comes to. */
  Money due() {
    return rules.totals(open()).total();
  }

  /**
   * The open sale is paid at once.
   *
   * @param reference empty where the kind of tender needs none
   */
  void pay(String kind, String reference) {
    Money due = due();
    TenderKind tender = rules.book().tender(kind);
    if (tender != null && tender.type() == TenderKind.Type.CASH) {
      due = rules.book().station().cashRounding().round(due);
    }
    does(new TenderCommand.Take(open().id(), 0, kind, due, reference));
  }

  /** The cashier does something. */
  void does(Command command) {
    decide(Request.by(CASHIER, command));
  }

  /** A device tells something. */
  void hears(Command command) {
    decide(Request.system(command));
  }

  /** The cashier does something, and the manager allows it. */
  void approved(Right right, Command command) {
    decide(Request.by(CASHIER, command).approved(new Approval(DemoStation.MANAGER.id(), right)));
  }

  private void decide(Request request) {
    accept(request);
    for (PrintJob job : state.prints().in(PrintJob.State.QUEUED)) {
      printed(job, PrintJob.State.STARTED);
      printed(job, PrintJob.State.CONFIRMED);
    }
  }

  private void printed(PrintJob job, PrintJob.State how) {
    accept(Request.system(new CounterCommand.ReportPrint(job.id(), how, "")));
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

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
