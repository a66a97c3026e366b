package canopy.till.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.command.Command;
import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.Authorisation;
import canopy.hardware.forecourt.ForecourtSentences;
import canopy.hardware.forecourt.Refusal;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.UnpaidFill;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One pump: shows it and has done what the cashier wants there. FX thread. */
public final class PumpDetailController implements PumpDetailActions {
  private static final int MOST_ENTRY = 8;

  /** No tank of a lorry costs more, in yen neither. */
  private static final int MOST_WHOLE_DIGITS = 6;

  private final Surroundings around;
  private final Look look;
  private final Requests requests;
  private final TillLoop loop;
  private final ForecourtDesk desk;
  private final PumpDetailModel model = new PumpDetailModel();
  private final PumpDetailScreen screen;
  private final PumpReading reading;
  private int pump = 1;
  private long seenNotice;

  /** The grade that is prepaid, if the cashier has chosen one; else 0. */
  private int chosenGrade;

  public PumpDetailController(
      Surroundings around, Requests requests, TillLoop loop, ForecourtDesk desk) {
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.loop = loop;
    this.desk = desk;
    this.reading = new PumpReading(look, model);
    this.screen = new PumpDetailScreen(around, model, this);
    around.pumps().pumps.addListener((source, before, now) -> show());
    around.pumps().unpaid.addListener((source, before, now) -> show());
    look.texts().languageProperty().addListener((source, before, now) -> show());
  }

  public Screen screen() {
    return screen;
  }

  /** Shows the pump as it is now; called by itself whenever a tile changes. */
  public void show() {
    TillSnapshot till = loop.snapshot();
    PumpBoard board = desk.board();
    around.pumps().pumps.get().stream()
        .filter(view -> view.number() == pump)
        .findFirst()
        .ifPresent(model.pump::set);
    model.fills.set(
        around.pumps().unpaid.get().stream().filter(fill -> fill.pump() == pump).toList());
    reading.show(pump, till, board, desk.totals(pump));
    model.grade.set(reading.grade(pump, till, board, chosenGrade, model.limitKind.get()));
    Refusal unread = desk.unreadTotals().get(pump);
    model.totalsTrouble.set(
        unread == null
            ? ""
            : ForecourtSentences.sentence(unread, look.texts().language().locale()));
    PumpBoard.Notice refused = board.notice();
    if (refused != null && refused.number() > seenNotice) {
      seenNotice = refused.number();
      if (refused.pump() == pump) {
        warn(
            Notice.of(
                Notice.Level.REFUSED,
                "fuel.refused",
                ForecourtSentences.sentence(refused.refusal(), look.texts().language().locale())));
      }
    }
  }

  @Override
  public void open(int number) {
    model.prepaying.set(false);
    turnTo(number);
  }

  private void turnTo(int number) {
    int count = loop.snapshot().book().station().pumps();
    pump = Math.floorMod(number - 1, count) + 1;
    PumpBoard.Notice last = desk.board().notice();
    seenNotice = last == null ? 0 : last.number();
    chosenGrade = 0;
    model.form.set(null);
    model.notice.set(null);
    chooseLimit(LimitKind.FULL);
    show();
  }

  /** Opens a pump to sell fuel before it flows: what it waits for is the amount. */
  public void prepayAt(int number) {
    model.prepaying.set(true);
    turnTo(number);
    chooseLimit(LimitKind.AMOUNT);
    model.notice.set(Notice.of(Notice.Level.INFO, "fuel.prepayhow"));
  }

  @Override
  public void tap(int number) {
    turn(number);
  }

  /** Who sells before it flows goes on doing so at another pump. */
  @Override
  public void turn(int number) {
    if (model.prepaying.get()) {
      prepayAt(number);
    } else {
      open(number);
    }
  }

  @Override
  public void chooseLimit(LimitKind kind) {
    model.limitKind.set(kind);
    model.entry.set("");
    model.grade.set(reading.grade(pump, loop.snapshot(), desk.board(), chosenGrade, kind));
  }

  @Override
  public void preset(int units) {
    model.entry.set(Integer.toString(units));
  }

  @Override
  public void type(String digit) {
    String added = digit.replace(',', '.');
    String now = model.entry.get();
    String next = now + added;
    boolean secondPoint = added.equals(".") && now.contains(".");
    boolean tooMuch = !next.contains(".") && next.length() > MOST_WHOLE_DIGITS;
    if (secondPoint || tooMuch || next.length() > MOST_ENTRY) {
      look.sounds().play(Tone.REFUSED);
    } else {
      model.entry.set(next);
    }
  }

  @Override
  public void erase() {
    String now = model.entry.get();
    if (!now.isEmpty()) {
      model.entry.set(now.substring(0, now.length() - 1));
    }
  }

  @Override
  public void authorise() {
    Optional<Limit> limit = typed().limit();
    if (limit.isEmpty()) {
      warn(Notice.of(Notice.Level.REFUSED, "fuel.typelimit"));
      return;
    }
    submit(
        new FuelCommand.Authorise(UUID.randomUUID().toString(), pump, limit.get(), false),
        this::settled);
  }

  /** A full tank has no limit: whether it is let go or money taken first, the cashier must say. */
  @Override
  public void confirm() {
    if (model.prepaying.get()) {
      prepay();
    } else if (model.limitKind.get() == LimitKind.FULL) {
      warn(Notice.of(Notice.Level.REFUSED, "fuel.fullorprepay"));
    } else {
      authorise();
    }
  }

  @Override
  public void prepay() {
    Optional<SaleCommand> prepaid = typed().prepay(pump, model.grade.get());
    if (prepaid.isEmpty()) {
      warn(
          Notice.of(
              Notice.Level.REFUSED,
              model.limitKind.get() == LimitKind.FULL
                  ? "fuel.prepayneedsamount"
                  : "fuel.typelimit"));
      return;
    }
    submit(prepaid.get(), this::toSale);
  }

  private TypedLimit typed() {
    return new TypedLimit(
        model.limitKind.get(),
        model.entry.get(),
        look.formats(),
        loop.snapshot().book().station().currency());
  }

  @Override
  public void nextGrade() {
    List<FuelGrade> grades = reading.grades(pump, loop.snapshot(), desk.board());
    FuelGrade now = model.grade.get();
    boolean last = grades.indexOf(now) == grades.size() - 1;
    if (last && model.limitKind.get() != LimitKind.VOLUME) {
      chosenGrade = 0; // Money may flow as any.
    } else if (!grades.isEmpty()) {
      chosenGrade = grades.get((grades.indexOf(now) + 1) % grades.size()).id();
    }
    show();
  }

  @Override
  public void stop() {
    desk.stop(pump);
  }

  @Override
  public void suspend() {
    submit(new FuelCommand.SuspendPump(pump), this::settled);
  }

  @Override
  public void resume() {
    submit(new FuelCommand.ResumePump(pump), this::settled);
  }

  @Override
  public void restart() {
    submit(new FuelCommand.RestartPump(pump), this::settled);
  }

  @Override
  public void clearRelease() {
    Authorisation release = loop.snapshot().state().fuel().releases().get(pump);
    stop();
    if (release != null) {
      submit(new FuelCommand.EndAuthorisation(release.requestId(), "CLEARED"), this::settled);
    }
  }

  @Override
  public void readTotals() {
    desk.readTotals(pump);
  }

  @Override
  public void takeFill(String fillId) {
    Optional<Integer> line = lineWith(fillId);
    if (line.isPresent()) {
      submit(new SaleCommand.VoidLine(line.get()), this::settled);
    } else {
      submit(new SaleCommand.TakeFill(fillId), this::toSale);
    }
  }

  /** The line of the open sale in which a fill lies. */
  private Optional<Integer> lineWith(String fillId) {
    Sale open = loop.snapshot().open();
    return open == null
        ? Optional.empty()
        : open.activeLines().stream()
            .filter(line -> line instanceof Line.FuelFill fuel && fuel.fill().key().equals(fillId))
            .map(Line::no)
            .findFirst();
  }

  @Override
  public void retryPrepay(String prepayId) {
    submit(new FuelCommand.RetryPrepay(prepayId, UUID.randomUUID().toString()), this::settled);
  }

  @Override
  public void cancelPrepay(String prepayId) {
    submit(new FuelCommand.CancelPrepay(prepayId), this::settled);
  }

  @Override
  public void giveRest(String prepayId) {
    submit(new SaleCommand.ReturnRest(prepayId), this::toSale);
  }

  @Override
  public void openForm(String fillId) {
    model.plate.set("");
    model.details.set("");
    model.outcome.set(FillOutcome.DRIVE_OFF);
    model.form.set(
        model.fills.get().stream()
            .filter(fill -> fill.id().equals(fillId))
            .findFirst()
            .orElse(null));
  }

  @Override
  public void chooseOutcome(FillOutcome outcome) {
    model.outcome.set(outcome);
  }

  @Override
  public void confirmForm() {
    UnpaidFill fill = model.form.get();
    if (fill == null) {
      return;
    }
    boolean test = model.outcome.get() == FillOutcome.PUMP_TEST;
    WriteOff writeOff =
        new WriteOff(
            model.outcome.get(),
            test ? "" : model.plate.get().strip(),
            model.details.get().strip());
    submit(
        new FuelCommand.WriteOffFill(fill.id(), writeOff),
        look.texts().text("fuel.pumpnumber", pump)
            + " · "
            + look.formats().amount(fill.amountMinor()),
        () -> {
          model.form.set(null);
          model.notice.set(Notice.of(Notice.Level.DONE, "fuel.written"));
          show();
        });
  }

  @Override
  public void closeForm() {
    model.form.set(null);
  }

  @Override
  public void restartAll() {
    around.pumpActions().restartAll();
  }

  @Override
  public void leave() {
    around.navigation().go(Place.SALE);
  }

  private void submit(Command command, Runnable then) {
    submit(command, look.texts().text("fuel.pumpnumber", pump), then);
  }

  private void submit(Command command, String subject, Runnable then) {
    Consumer<Notice> refused = model.notice::set;
    requests.submit(command, subject, refused, done -> then.run());
  }

  private void settled() {
    model.notice.set(null);
    model.entry.set("");
    show();
  }

  private void toSale() {
    around.navigation().go(Place.SALE);
  }

  private void warn(Notice notice) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(notice);
  }
}
