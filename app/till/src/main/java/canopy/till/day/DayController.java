package canopy.till.day;

import canopy.core.catalogue.FuelGrade;
import canopy.core.command.CounterCommand;
import canopy.core.fuel.FillOutcome;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Sale;
import canopy.core.state.PaymentBook;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Shows what the day came to and closes it. FX thread. */
public final class DayController implements DayActions {
  private final Surroundings around;
  private final Look look;
  private final Requests requests;
  private final Clock clock;
  private final LongSupplier unsentLines;
  private final DayModel model = new DayModel();
  private final DayScreen screen;

  /**
   * @param unsentLines how many journal lines head office does not have
   */
  public DayController(
      Surroundings around, Requests requests, Clock clock, LongSupplier unsentLines) {
    this.clock = clock;
    this.unsentLines = unsentLines;
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.screen = new DayScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open(TillSnapshot snapshot) {
    model.notice.set(null);
    model.step.set(DayStep.LOOKING);
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
    model.tenders.set(
        totals.tenders().entrySet().stream()
            .map(
                entry ->
                    new SumRow(tender(entry.getKey(), snapshot), "", "", entry.getValue().minor()))
            .toList());
    model.fuel.set(
        totals.fuel().entrySet().stream()
            .map(entry -> sum(grade(entry.getKey(), snapshot), entry.getValue()))
            .toList());
    model.writtenOff.set(
        totals.writtenOff().entrySet().stream()
            .map(entry -> sum(look.texts().text(key(entry.getKey())), entry.getValue()))
            .toList());
    model.open.set(openItems(snapshot.state()));
  }

  private SumRow sum(String name, DayTotals.FuelTotal total) {
    return new SumRow(
        name,
        Integer.toString(total.fills()),
        Words.litres(look.formats(), total.volume().millilitres()),
        total.amount().minor());
  }

  private String tender(String id, TillSnapshot snapshot) {
    TenderKind kind = snapshot.book().tender(id);
    return kind == null ? id : Words.name(look, kind.name());
  }

  private String grade(int id, TillSnapshot snapshot) {
    FuelGrade grade = snapshot.book().grade(id);
    return grade == null ? Integer.toString(id) : Words.name(look, grade.name());
  }

  private static String key(FillOutcome outcome) {
    return switch (outcome) {
      case DRIVE_OFF -> "day.driveoff";
      case NO_MEANS_OF_PAYMENT -> "day.nomeans";
      case PUMP_TEST -> "day.pumptest";
      case COMPANY_USE -> "day.companyuse";
    };
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
        Math.toIntExact(Math.min(Integer.MAX_VALUE, unsentLines.getAsLong())));
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
    requests.submit(
        new CounterCommand.CloseDay(),
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
}
