package canopy.till.operator.signin;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.Session;
import canopy.core.station.Book;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.operator.pin.PinDialogue;
import canopy.till.operator.pin.PinState;
import canopy.till.ui.Fx;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Refusals;
import canopy.till.ui.Roles;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.manage.Surroundings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in, and keeps them out while the till is locked. Also writes who is signed in into
 * the header. FX thread.
 */
public final class SignInController implements SignInActions {
  private static final int MOST_NUMBER_DIGITS = 12;

  private final Look look;
  private final HeaderModel header;
  private final TillLoop loop;
  private final Clock clock;
  private final Staff staff;
  private final SignInModel model = new SignInModel();
  private final SignInScreen screen;
  private final PinDialogue pin;
  private @Nullable String signedIn;
  private @Nullable Book shownBook;

  /** What was chosen here for whoever comes in next; null if nobody chose. */
  private @Nullable Language wished;

  public SignInController(
      Surroundings around, TillLoop loop, PinCheck pins, Staff staff, Clock clock) {
    this.look = around.look();
    this.header = around.header();
    this.loop = loop;
    this.clock = clock;
    this.staff = staff;
    this.pin = new PinDialogue(model.pin, loop, pins, clock, look.sounds());
    this.screen = new SignInScreen(around, model, this);
    look.texts().languageProperty().addListener((source, before, now) -> reword());
    reword();
  }

  public Screen screen() {
    return screen;
  }

  /** The station's name in full, as it stands beside the clock. */
  public void station(String name) {
    model.station.set(name);
  }

  /**
   * The database is being filled from the journal; people may work meanwhile.
   *
   * @param permille 0 to 1000; -1 when it is done
   */
  public void catchingUp(int permille) {
    model.catchingUpPermille.set(permille);
  }

  /** Whether this screen must stand in front. */
  public static boolean neededFor(TillSnapshot snapshot) {
    Session session = snapshot.state().session();
    return session.operator() == null || session.locked();
  }

  /** Shows who is at the till now. */
  public void show(TillSnapshot snapshot) {
    if (!snapshot.book().equals(shownBook)) {
      shownBook = snapshot.book();
      reword();
    }
    date();
    Session session = snapshot.state().session();
    String id = session.operator();
    Operator operator = id == null ? null : snapshot.book().operator(id);
    header.operator.set(operator == null ? "" : operator.name());
    header.role.set(operator == null ? "" : look.texts().text(Roles.key(operator.role())));
    header.denied.set(operator == null ? Set.of() : operator.role().denied());
    header.notAlone.set(operator == null ? Set.of() : notAlone(operator));
    boolean locks = session.locked() && operator != null;
    if (operator != null && locks && !model.locked.get()) {
      lockFor(operator);
    } else if (!locks && model.locked.get()) {
      model.locked.set(false);
      chooseAgain();
      keepWish(operator);
    }
    if (operator != null && !operator.id().equals(signedIn)) {
      if (wished == null) {
        look.texts().speak(Language.of(operator.language().tag()));
      }
      keepWish(operator);
    }
    signedIn = operator == null ? null : operator.id();
    model.waiting.set(neededFor(snapshot) ? waiting(snapshot) : "");
  }

  private static Set<Right> notAlone(Operator operator) {
    return Stream.of(Right.values())
        .filter(right -> !operator.mayAlone(right))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The language that was chosen at the door stays; if somebody else leaves, it was not theirs. */
  private void keepWish(@Nullable Operator operator) {
    Language wish = wished;
    wished = null;
    if (operator != null && wish != null) {
      staff.speaks().accept(operator.id(), wish);
    }
  }

  private String waiting(TillSnapshot snapshot) {
    Sale open = snapshot.open();
    Totals totals = snapshot.totals();
    return open == null || totals == null || open.isEmpty()
        ? ""
        : look.texts()
            .text("signin.waiting", open.id(), look.formats().amount(totals.total().minor()));
  }

  private void lockFor(Operator operator) {
    model.locked.set(true);
    model.notice.set(null);
    model.pin.number.set("");
    ask(OperatorTile.of(operator, look.texts()), new OperatorCommand.Unlock(operator.id()));
  }

  private void reword() {
    model.operators.set(
        staff.everybody().get().stream()
            .filter(Operator::active)
            .sorted(Comparator.comparing(Operator::id))
            .map(person -> OperatorTile.of(person, look.texts()))
            .toList());
    OperatorTile chosen = model.chosen.get();
    if (chosen != null) {
      model.operators.get().stream()
          .filter(person -> person.id().equals(chosen.id()))
          .findFirst()
          .ifPresent(model.chosen::set);
    }
    date();
  }

  /** The station's date, whatever zone the computer is in. */
  private void date() {
    model.date.set(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
            .withLocale(look.texts().language().locale())
            .format(LocalDate.now(clock.withZone(loop.snapshot().book().station().zone()))));
  }

  @Override
  public void choose(OperatorTile operator) {
    model.notice.set(null);
    model.pin.number.set("");
    ask(operator, new OperatorCommand.SignIn(operator.id()));
  }

  private void ask(OperatorTile operator, Command then) {
    model.chosen.set(operator);
    pin.ask(operator.id(), () -> enter(operator.id(), then));
  }

  private void enter(String operator, Command command) {
    var _ =
        loop.submit(Request.by(operator, command))
            .thenAccept(outcome -> Fx.run(() -> entered(outcome)));
  }

  private void entered(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> {
        model.notice.set(null);
        if (!model.locked.get()) {
          chooseAgain();
        }
      }
      case Outcome.Refused no -> refuse(Refusals.notice(look.texts(), no.refusal()));
      case Outcome.Stopped stop ->
          refuse(Notice.of(Notice.Level.REFUSED, Requests.key(stop.trouble())));
    }
  }

  private void refuse(Notice notice) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(notice);
  }

  @Override
  public void chooseAgain() {
    if (!model.locked.get()) {
      pin.end();
      model.chosen.set(null);
      model.pin.number.set("");
    }
  }

  @Override
  public void takeOver() {
    String operator = loop.snapshot().state().session().operator();
    if (operator != null) {
      enter(operator, new OperatorCommand.SignOut());
    }
  }

  /** Whoever is near may look at the pumps and stop them; for all else somebody must sign in. */
  @Override
  public void touchPump() {
    refuse(
        Notice.of(
            Notice.Level.REFUSED,
            model.locked.get() ? "refusal.till-locked" : "refusal.not-signed-in"));
  }

  @Override
  public void speak(Language language) {
    wished = language;
    look.texts().speak(language);
  }

  @Override
  public void typeDigit(String digits) {
    if (model.chosen.get() != null) {
      pin.typeDigit(digits);
    } else if (model.pin.number.get().length() < MOST_NUMBER_DIGITS) {
      model.pin.state.set(PinState.ASKING_NUMBER);
      model.pin.number.set(model.pin.number.get() + digits);
    }
  }

  @Override
  public void eraseDigit() {
    String number = model.pin.number.get();
    if (model.chosen.get() != null) {
      pin.eraseDigit();
    } else if (!number.isEmpty()) {
      model.pin.number.set(number.substring(0, number.length() - 1));
    }
  }

  @Override
  public void clearDigits() {
    pin.clearDigits();
    model.pin.number.set("");
  }

  @Override
  public void confirm() {
    if (model.chosen.get() != null) {
      pin.confirm();
      return;
    }
    String number = model.pin.number.get();
    Optional<OperatorTile> found =
        model.operators.get().stream().filter(person -> person.id().equals(number)).findFirst();
    if (found.isPresent()) {
      choose(found.get());
    } else if (!number.isEmpty()) {
      look.sounds().play(Tone.REFUSED);
      model.pin.state.set(PinState.UNKNOWN);
    }
  }
}
