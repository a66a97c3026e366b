package canopy.till.day;

import canopy.core.command.CounterCommand;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Sale;
import canopy.core.state.PaymentBook;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.report.export.ReportFormat;
import canopy.till.store.query.ClosedDay;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
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
  private final PastDays past;
  private final CodeDesk codes;
  private final DayScreen screen;
  private @Nullable DaySheet sheet;
  private long readSeq = -1;
  private boolean reading;

  /**
   * @param background where disks may be waited for
   */
  public DayController(
      Surroundings around, Requests requests, DayPort port, Executor background, Clock clock) {
    this.clock = clock;
    this.port = port;
    this.background = background;
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.past = new PastDays(look, requests, port, background, model);
    this.codes = new CodeDesk(look.texts(), port, background, model);
    this.screen = new DayScreen(around, model, this);
    look.texts().languageProperty().addListener((source, before, now) -> word());
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown; a close that is under way goes on. */
  public void open(TillSnapshot snapshot) {
    if (model.step.get() == DayStep.CLOSING) {
      return;
    }
    model.notice.set(null);
    model.step.set(DayStep.LOOKING);
    model.tab.set(DayTab.TODAY);
    show(snapshot);
  }

  /** Shows the day as it stands; a day that is being closed stays in sight until it is left. */
  public void show(TillSnapshot snapshot) {
    if (model.step.get() == DayStep.CLOSING || model.step.get() == DayStep.CLOSED) {
      return;
    }
    DayTotals totals = snapshot.state().day().totals();
    ZoneId zone = snapshot.book().station().zone();
    model.day.set(snapshot.day());
    model.nextDay.set(snapshot.state().day().dateAfterClose(LocalDate.now(clock.withZone(zone))));
    model.now.set(LocalDateTime.now(clock.withZone(zone)));
    model.sales.set(totals.sales());
    model.refunds.set(totals.refunds());
    model.totalMinor.set(totals.total().minor());
    model.taxMinor.set(totals.tax().minor());
    model.roundingMinor.set(totals.cashRounding().minor());
    model.open.set(openItems(snapshot.state()));
    read(snapshot);
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
    readSeq = seq;
    sheet = read;
    model.differences.set(
        Math.toIntExact(
            read.report().fuel().gaps().stream().filter(gap -> !gap.kind().isMissing()).count()));
    model.today.set(new DaySections(port.words(), read).all());
  }

  private void word() {
    DaySheet read = sheet;
    if (read != null) {
      model.today.set(new DaySections(port.words(), read).all());
    }
    past.word();
    codes.word();
  }

  private Map<OpenItem, Integer> openItems(TillState state) {
    Map<OpenItem, Integer> found = new EnumMap<>(OpenItem.class);
    Sale open = state.basket().open();
    count(found, OpenItem.OPEN_SALE, open == null || open.isEmpty() ? 0 : 1);
    count(found, OpenItem.HELD_SALES, state.basket().held().size());
    PaymentBook payments = state.payments();
    count(
        found, OpenItem.PAYMENTS, payments.unsettled().size() + payments.unsettledRefunds().size());
    count(found, OpenItem.BILLS, state.bills().open());
    count(found, OpenItem.UNPAID_FILLS, state.fuel().unpaid().size());
    count(found, OpenItem.PREPAYS, state.fuel().prepays().size());
    count(found, OpenItem.PUMPS_RUNNING, state.fuel().releases().size());
    long stuck =
        state.prints().jobs().values().stream()
            .filter(
                job ->
                    job.state() == PrintJob.State.FAILED || job.state() == PrintJob.State.UNKNOWN)
            .count();
    count(found, OpenItem.PRINT_JOBS, Math.toIntExact(stuck));
    count(
        found,
        OpenItem.UNSENT_LINES,
        Math.toIntExact(Math.min(Integer.MAX_VALUE, port.unsentLines())));
    return found;
  }

  private static void count(Map<OpenItem, Integer> found, OpenItem item, int count) {
    if (count > 0) {
      found.put(item, count);
    }
  }

  @Override
  public void startClose() {
    if (model.step.get() == DayStep.LOOKING) {
      model.notice.set(null);
      model.tab.set(DayTab.TODAY);
      model.step.set(DayStep.CONFIRMING);
    }
  }

  @Override
  public void confirmClose() {
    if (model.step.get() != DayStep.CONFIRMING) {
      return;
    }
    // The news of the next day may come before the answer.
    model.step.set(DayStep.CLOSING);
    model.notice.set(Notice.of(Notice.Level.INFO, "day.reading"));
    String by = requests.operator();
    var _ = port.readAll(by).whenComplete((read, e) -> Fx.run(() -> close(by)));
  }

  /**
   * Closes with what was read, also where a counter or tank was silent: the report says so.
   *
   * @param by who asked for it; nobody else closes in that person's place
   */
  private void close(String by) {
    if (model.step.get() != DayStep.CLOSING) {
      return;
    }
    if (!requests.operator().equals(by)) {
      model.step.set(DayStep.LOOKING);
      model.notice.set(Notice.of(Notice.Level.WARNING, "day.leftopen"));
      return;
    }
    model.notice.set(null);
    requests.submit(
        new CounterCommand.CloseDay(model.day.get(), port.unsentLines()),
        Words.day(look, model.day.get()),
        refused -> {
          model.step.set(DayStep.LOOKING);
          model.notice.set(refused);
        },
        done -> {
          model.step.set(DayStep.CLOSED);
          model.open.set(Map.of());
        });
  }

  @Override
  public void giveUp() {
    if (model.step.get() == DayStep.CONFIRMING) {
      model.step.set(DayStep.LOOKING);
    }
  }

  @Override
  public void goTo(OpenItem item) {
    around
        .navigation()
        .go(
            switch (item) {
              case OPEN_SALE, UNPAID_FILLS, PREPAYS, PUMPS_RUNNING -> Place.SALE;
              case HELD_SALES -> Place.HELD;
              case PAYMENTS -> Place.PAYMENTS;
              case BILLS -> Place.BILLS;
              case PRINT_JOBS -> Place.HEALTH;
              case UNSENT_LINES -> Place.HEAD_OFFICE;
            });
  }

  @Override
  public void turnTo(DayTab tab) {
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
    boolean closed = model.tab.get() == DayTab.PAST;
    if (closed || sheet != null) {
      past.export(format, closed ? null : sheet);
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
