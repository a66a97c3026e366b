package canopy.till.shift;

import canopy.core.command.OperatorCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Money;
import canopy.core.shift.CashMovement;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.ShiftSettings;
import canopy.core.stock.TotaliserReading;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.stock.typed.TypedReadings;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.OldNews;
import canopy.till.ui.manage.OpenWords;
import canopy.till.ui.manage.Surroundings;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leads from one shift to the next. FX thread. */
public final class ShiftController implements ShiftActions {
  private final Surroundings around;
  private final Look look;
  private final ShiftDeeds deeds;
  private final Supplier<TillSnapshot> till;
  private final ShiftPort port;
  private final Clock clock;
  private final ShiftReader reader;
  private final ReadingForm readings;
  private final MovementForm movement;
  private final ShiftModel model = new ShiftModel();
  private final OldNews news = new OldNews();
  private final ShiftScreen screen;

  /**
   * @param till the till as it is now
   */
  public ShiftController(
      Surroundings around,
      Requests requests,
      Supplier<TillSnapshot> till,
      ShiftPort port,
      Clock clock) {
    this.around = around;
    this.look = around.look();
    this.deeds = new ShiftDeeds(requests, model.notice::set, () -> show(till.get()));
    this.till = till;
    this.port = port;
    this.clock = clock;
    this.reader = new ShiftReader(look);
    this.readings = new ReadingForm(port);
    this.movement = new MovementForm(look, model, deeds, till);
    this.screen = new ShiftScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open(TillSnapshot snapshot) {
    readings.forget();
    deeds.begin();
    model.notice.set(null);
    Shift shift = snapshot.state().shifts().open();
    // Who has counted sees what came of it, not what was hidden before.
    model.face.set(shift == null || shift.count() == null ? Face.GLANCE : Face.RESULT);
    show(snapshot);
  }

  /** Shows the shift as it stands; what is being typed stays. */
  public void show(TillSnapshot snapshot) {
    news.drop(snapshot.day(), snapshot.state().session().operator(), model.notice);
    Instant now = clock.instant();
    Shift shift = snapshot.state().shifts().open();
    model.view.set(reader.view(snapshot, port.unsentLines()));
    model.ticks.set(reader.ticks(snapshot, now));
    ShiftCount count = shift == null ? null : shift.count();
    model.count.set(count);
    model.differences.set(reader.differences(snapshot, count));
    String responsible =
        shift == null || shift.session() == null ? "" : shift.session().responsible();
    model.people.set(
        port.people().stream()
            .filter(person -> person.active() && !person.id().equals(responsible))
            .map(person -> new ShiftModel.Choice(person.id(), person.name()))
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList());
    readings.heard(now).ifPresent(heard -> record(snapshot, heard, readings.silent()));
  }

  private void record(TillSnapshot snapshot, List<TotaliserReading> heard, int silent) {
    Runnable told =
        () ->
            says(
                silent == 0 ? Notice.Level.DONE : Notice.Level.WARNING,
                silent == 0 ? "shift.countersread" : "shift.silent",
                silent);
    if (heard.isEmpty()) {
      told.run();
    } else {
      deeds.told(new StockCommand.RecordTotalisers(ReadingForm.occasion(snapshot), heard), told);
    }
  }

  private void says(Notice.Level level, String key, Object... arguments) {
    model.notice.set(Notice.of(level, key, arguments));
  }

  private ShiftSettings settings() {
    return till.get().book().shifts();
  }

  private String currency() {
    return till.get().book().station().currency();
  }

  @Override
  public void glance() {
    model.notice.set(null);
    model.face.set(Face.GLANCE);
  }

  @Override
  public void take(FormStep step) {
    model.notice.set(null);
    switch (step) {
      case OUTDOOR -> {
        port.stopPumps();
        says(Notice.Level.INFO, "shift.outdoorstopped");
      }
      case TANKS -> {
        model.readings.set(ReadingForm.tanks(till.get(), reader));
        model.face.set(Face.TANKS);
      }
      case TOTALISERS -> {
        model.readings.set(readings.nozzles(till.get(), reader));
        model.face.set(Face.TOTALISERS);
      }
      case COUNT -> count(Face.COUNT, others());
      case CLOSE -> model.face.set(Face.RESULT);
      case OPEN -> count(Face.OPEN, Map.of());
    }
  }

  private void count(Face face, Map<String, String> others) {
    model.entry.set(new CountEntry(look.formats(), settings().denominationsMinor(), others));
    model.face.set(face);
  }

  /** What leaves paper in the drawer; scan-to-pay is compared with the channel's bill. */
  private Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    Shift shift = till.get().state().shifts().open();
    if (shift != null) {
      shift
          .flows()
          .forEach(
              (kind, flow) -> {
                if (flow.type() != TenderKind.Type.CASH && flow.type() != TenderKind.Type.SCAN) {
                  others.put(kind, reader.tender(till.get(), kind));
                }
              });
    }
    return others;
  }

  @Override
  public void report() {
    deeds.by(
        new ShiftCommand.Report(!model.view.get().sees()),
        () -> says(Notice.Level.DONE, "shift.xprinted"));
  }

  @Override
  public void startMove() {
    movement.begin();
  }

  @Override
  public void moveKind(CashMovement.Kind kind) {
    movement.kind(kind);
  }

  @Override
  public void moveReason(String id) {
    model.movingFor.set(id);
  }

  @Override
  public void confirmMove() {
    movement.confirm();
  }

  @Override
  public boolean type(String typed) {
    CountEntry entry = model.entry.get();
    return switch (model.face.get()) {
      case OPEN, COUNT -> entry != null && (entry.type(typed) || isPointOfPieces(entry, typed));
      case MOVE -> model.amount.type(typed);
      case GLANCE, RESULT, TANKS, TOTALISERS -> false;
    };
  }

  /** Half a note would be taken for many: whoever types a point is told. */
  private boolean isPointOfPieces(CountEntry entry, String typed) {
    boolean point = (typed.equals(".") || typed.equals(",")) && entry.countsPieces();
    if (point) {
      says(Notice.Level.REFUSED, "shift.wholepieces");
    }
    return point;
  }

  @Override
  public void backspace() {
    CountEntry entry = model.entry.get();
    if (model.face.get() == Face.MOVE) {
      model.amount.backspace();
    } else if (entry != null) {
      entry.backspace();
    }
  }

  @Override
  public void row(int by) {
    CountEntry entry = model.entry.get();
    if (entry != null) {
      entry.move(by);
    }
  }

  @Override
  public void confirmCount() {
    CountEntry entry = model.entry.get();
    Optional<Map<String, Money>> others =
        entry == null ? Optional.empty() : entry.others(currency());
    if (entry == null || others.isEmpty()) {
      says(Notice.Level.REFUSED, "shift.toofine", look.formats().moneyDecimals());
    } else if (entry.isUntouched()) {
      says(Notice.Level.REFUSED, "shift.nothingcounted");
    } else if (model.face.get() == Face.OPEN) {
      deeds.by(
          new ShiftCommand.Open(entry.cash(), ""),
          reader.countedFloat(till.get(), entry),
          () -> {
            model.face.set(Face.GLANCE);
            says(Notice.Level.DONE, "shift.opened");
          });
    } else {
      deeds.by(
          new ShiftCommand.Count(entry.cash(), others.get()),
          reader.recount(model.count.get(), entry),
          () -> {
            model.reason.set("");
            model.face.set(Face.RESULT);
          });
    }
  }

  @Override
  public void accept() {
    ShiftCount count = model.count.get();
    if (model.face.get() != Face.RESULT || count == null) {
      return;
    }
    String reason = model.reason.get();
    deeds.by(
        new ShiftCommand.AcceptDifference(reason),
        look.formats().money(count.cashDifference().minor()) + " · " + reason,
        () -> says(Notice.Level.DONE, "shift.accepted"));
  }

  @Override
  public void handOver(String operator) {
    @Nullable ShiftCount count = model.count.get();
    Notice asked =
        count != null && count.isUnexplained()
            ? Notice.of(Notice.Level.WARNING, "shift.unexplained", reader.difference(count))
                .with("shift.handoveropen", () -> goesTo(operator, true))
            : reader
                .asksHandOver(till.get(), operator, model.view.get())
                .with("shift.handovernow", () -> goesTo(operator, false));
    model.notice.set(asked);
  }

  private void goesTo(String operator, boolean unexplained) {
    ShiftCount count = model.count.get();
    deeds.by(
        new ShiftCommand.HandOver(operator, count != null, unexplained),
        () -> {
          says(Notice.Level.DONE, "shift.handedover", reader.person(till.get(), operator));
          deeds.by(new OperatorCommand.SignOut(), () -> {});
        });
  }

  @Override
  public void close() {
    @Nullable ShiftCount count = model.count.get();
    boolean open = count != null && count.isUnexplained();
    Notice asked =
        count == null
            ? Notice.of(Notice.Level.WARNING, "shift.notcounted")
            : open
                ? Notice.of(Notice.Level.WARNING, "shift.unexplained", reader.difference(count))
                : reader.asksClose(count, model.view.get());
    model.notice.set(
        asked.with(
            count == null || open ? "shift.closeanyway" : "shift.closenow",
            () -> close(count != null, open)));
  }

  private void close(boolean counted, boolean unexplained) {
    deeds.by(
        new ShiftCommand.Close(counted, unexplained, port.unsentLines()),
        () -> {
          model.face.set(Face.GLANCE);
          says(Notice.Level.DONE, "shift.closed");
        });
  }

  @Override
  public void askPumps() {
    readings.ask(clock.instant());
    says(Notice.Level.INFO, "shift.asked");
  }

  @Override
  public void recordReadings() {
    if (model.face.get() != Face.TANKS && model.face.get() != Face.TOTALISERS) {
      return; // A second press, once the first is written down.
    }
    switch (TypedReadings.of(model.readings.get(), clock.instant())) {
      case TypedReadings.Nothing _ -> says(Notice.Level.REFUSED, "shift.nothingread");
      case TypedReadings.Wrong wrong -> says(Notice.Level.REFUSED, "shift.nolitres", wrong.label());
      case TypedReadings.Read read ->
          // The form has tanks or counters, never both.
          deeds.by(
              read.commands(ReadingForm.occasion(till.get())).getFirst(),
              () -> {
                model.face.set(Face.GLANCE);
                says(Notice.Level.DONE, "shift.recorded");
              });
    }
  }

  @Override
  public void goTo(OpenItem item) {
    around.navigation().go(OpenWords.place(item.kind()));
  }
}
