package canopy.till.day;

import canopy.core.command.CounterCommand;
import canopy.core.day.BillState;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Pricing;
import canopy.core.shift.OpenItem;
import canopy.core.state.DayEnds;
import canopy.core.state.OpenItems;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.report.export.ReportFormat;
import canopy.till.store.query.ClosedDay;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.OldNews;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what the day came to and closes it; shows days that are closed. FX thread. */
public final class DayController implements DayActions {
  private static final Logger LOG = LoggerFactory.getLogger(DayController.class);

  private final Surroundings around;
  private final Look look;
  private final Requests requests;
  private final Clock clock;
  private final DayPort port;
  private final Executor background;
  private final DayModel model = new DayModel();
  private final OldNews news = new OldNews();
  private final PastDays past;
  private final CodeDesk codes;
  private final DayClose close;
  private final DaySight sight = new DaySight();
  private final DayScreen screen;
  private @Nullable DaySheet sheet;
  private @Nullable DayTotals totals;

  private long readSeq = -1;
  private boolean reading;

  /**
   * @param till the till as it is now
   * @param background where disks may be waited for
   */
  public DayController(
      Surroundings around,
      Requests requests,
      Supplier<TillSnapshot> till,
      DayPort port,
      Executor background,
      Clock clock) {
    this.clock = clock;
    this.port = port;
    this.background = background;
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.past = new PastDays(around, requests, port, background, model);
    this.codes = new CodeDesk(look.texts(), port, background, model);
    this.close =
        new DayClose(
            new DayClose.Desk(look, requests, till, port, background, clock),
            model,
            this::put,
            this::closed);
    this.screen = new DayScreen(around, model, this);
    look.texts().languageProperty().addListener((source, before, now) -> inWords(till));
  }

  private void inWords(Supplier<TillSnapshot> till) {
    word();
    if (model.step.get() == DayStep.LOOKING || model.step.get() == DayStep.CONFIRMING) {
      carry(till.get());
    }
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown; a close that is under way goes on. */
  public void open(TillSnapshot snapshot) {
    sight.forget();
    if (model.step.get() != DayStep.CLOSING) {
      model.notice.set(null);
      model.step.set(DayStep.LOOKING);
      model.tab.set(DayTab.TODAY);
    }
    show(snapshot);
  }

  /** Shows the day as it stands; a day that is being closed stays in sight until it is left. */
  public void show(TillSnapshot snapshot) {
    see(snapshot);
    if (model.step.get() != DayStep.LOOKING && model.step.get() != DayStep.CONFIRMING) {
      return;
    }
    if (model.step.get() == DayStep.CONFIRMING && !snapshot.day().equals(model.day.get())) {
      model.step.set(DayStep.LOOKING); // The question was about another day.
    }
    totals = snapshot.state().day().totals();
    ZoneId zone = snapshot.book().station().zone();
    model.day.set(snapshot.day());
    model.nextDay.set(snapshot.state().day().dateAfterClose(LocalDate.now(clock.withZone(zone))));
    model.now.set(LocalDateTime.now(clock.withZone(zone)));
    figures();
    carry(snapshot);
    read(snapshot);
  }

  /** What a close would carry over. */
  private void carry(TillSnapshot snapshot) {
    Pricing pricing = new Pricing(snapshot.book()::taxClass);
    long unsent = port.unsentLines();
    List<OpenItem> items =
        OpenItems.ofDay(snapshot.state(), sale -> pricing.totals(sale).total(), unsent);
    List<BillState> unfetched =
        DayEnds.unfetched(snapshot.state(), snapshot.book(), snapshot.day());
    model.open.set(OpenLine.count(items, unsent, unfetched));
    model.openNames.set(new OpenNames(look).of(snapshot, items, unfetched));
  }

  /** Whoever is at the till now sees what that person may see, and nothing of anybody else's. */
  private void see(TillSnapshot snapshot) {
    news.drop(snapshot.day(), snapshot.state().session().operator(), model.notice);
    boolean sees = sight.of(snapshot);
    if (sees != model.sees.get()) {
      model.sees.set(sees);
      if (!sees) {
        model.tab.set(DayTab.TODAY);
        past.forget();
      }
      figures();
      word();
    }
    close.look();
  }

  private void figures() {
    DayTotals shown = model.sees.get() ? totals : null;
    model.sales.set(shown == null ? 0 : shown.sales());
    model.refunds.set(shown == null ? 0 : shown.refunds());
    model.totalMinor.set(shown == null ? 0 : shown.total().minor());
    model.taxMinor.set(shown == null ? 0 : shown.tax().minor());
    model.roundingMinor.set(shown == null ? 0 : shown.cashRounding().minor());
  }

  /** Reads what is new of the day, unless that is being done. */
  private void read(TillSnapshot snapshot) {
    long seq = snapshot.state().seq();
    if (reading || seq == readSeq) {
      return;
    }
    reading = true;
    background.execute(
        () -> {
          try {
            DaySheet read = port.today(snapshot);
            Fx.run(() -> today(read, seq));
          } catch (IOException | RuntimeException e) {
            LOG.warn("the day's lines cannot be read", e);
            Fx.run(() -> reading = false);
          }
        });
  }

  private void today(DaySheet read, long seq) {
    reading = false;
    if (model.step.get() != DayStep.CLOSED) {
      readSeq = seq;
      put(read);
    }
  }

  private void put(DaySheet read) {
    sheet = read;
    model.differences.set(
        Math.toIntExact(
            read.report().fuel().gaps().stream()
                .filter(gap -> !gap.kind().isMissing() && gap.isWorthALine())
                .count()));
    word();
  }

  private void word() {
    DaySheet read = sheet;
    if (read == null) {
      model.today.set(Map.of());
    } else {
      DaySections words = new DaySections(port.words(), read);
      model.today.set(model.sees.get() ? words.all() : words.blind());
    }
    past.word();
    codes.word();
  }

  @Override
  public void startClose() {
    close.ask();
  }

  @Override
  public void confirmClose() {
    close.confirm();
  }

  @Override
  public void recordAndClose() {
    close.recordAndClose();
  }

  @Override
  public void giveUp() {
    close.giveUp();
  }

  /** From here the page shows the report as it was signed, not what stood there before. */
  private void closed(Outcome.Done done) {
    model.step.set(DayStep.CLOSED);
    model.open.set(Map.of());
    model.silent.set(List.of());
    model.differences.set(0);
    sheet = null;
    word();
    done.events().stream()
        .flatMap(line -> ClosedDay.of(line).stream())
        .forEach(
            day ->
                past.read(
                    day,
                    signed -> {
                      if (model.step.get() == DayStep.CLOSED) {
                        put(signed);
                      }
                    }));
  }

  @Override
  public void askSight() {
    if (model.sees.get() || model.step.get() == DayStep.CLOSING) {
      return;
    }
    String by = requests.operator();
    requests.submit(
        new CounterCommand.LookAtDay(model.day.get()),
        Words.day(look, model.day.get()),
        model.notice::set,
        done -> {
          sight.allow(by);
          model.notice.set(null);
          show(done.after());
        });
  }

  @Override
  public void goTo(OpenLine line) {
    around.navigation().go(line.place());
  }

  @Override
  public void turnTo(DayTab tab) {
    if (!model.sees.get() && tab != DayTab.TODAY) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    model.tab.set(tab);
    switch (tab) {
      case PAST -> past.load();
      case CODES -> codes.load();
      case TODAY, MONEY, FUEL -> {}
    }
  }

  @Override
  public void choose(@Nullable ClosedDay day) {
    past.choose(day);
  }

  @Override
  public void reprint() {
    past.reprint();
  }

  @Override
  public void export(ReportFormat format) {
    boolean earlier = model.tab.get() == DayTab.PAST;
    if (model.sees.get() && (earlier || sheet != null)) {
      past.export(format, earlier ? null : sheet);
    }
  }

  @Override
  public void exportNaxml() {
    past.exportNaxml();
  }

  @Override
  public void code(CodeRow row, String code) {
    codes.code(row, code);
  }
}
