package canopy.till.operator.signin;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.People;
import canopy.core.operator.Role;
import canopy.till.loop.TillLoop;
import canopy.till.operator.PinCheck;
import canopy.till.operator.PinRule;
import canopy.till.operator.pin.NewPin;
import canopy.till.operator.pin.PinActions;
import canopy.till.operator.pin.PinDialogue;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.control.Shell;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * A new PIN: one's own after the old one, one's own instead of one that somebody else gave, or a
 * first one for somebody else. The PIN lies on the disk before the journal has the change, and is
 * put in force by that. FX thread.
 */
public final class PinChangeController implements PinChangeActions {
  private final Shell shell;
  private final TillLoop loop;
  private final Requests requests;
  private final PinChangeModel model = new PinChangeModel();
  private final PinDialogue old;
  private final NewPin fresh;
  private final PinChangeScreen screen;
  private PinActions typing;
  private Consumer<Notice> told = notice -> {};

  public PinChangeController(
      Shell shell, Look look, Requests requests, TillLoop loop, PinCheck pins, Clock clock) {
    this.shell = shell;
    this.loop = loop;
    this.requests = requests;
    old = new PinDialogue(model.pin, loop, pins, clock, look.sounds());
    fresh = new NewPin(model.pin, pins, look.sounds());
    typing = fresh;
    screen = new PinChangeScreen(look, model, this);
  }

  /** One's own: the old one is asked for first. */
  public void openOwn(Consumer<Notice> say) {
    String id = requests.operator();
    begin(PinChangeModel.Purpose.OWN, id, say);
    typing = old;
    old.ask(id, () -> askNew(id));
    shell.openModal(screen);
  }

  /**
   * Instead of the PIN that somebody else gave and that has just been typed; there is no way round.
   */
  public void force() {
    String id = requests.operator();
    begin(PinChangeModel.Purpose.FORCED, id, notice -> {});
    askNew(id);
    shell.openModal(screen);
  }

  /** For somebody else, who must choose another one at the next sign-in. */
  public void openFor(String operator, Consumer<Notice> say) {
    begin(PinChangeModel.Purpose.OTHER, operator, say);
    askNew(operator);
    shell.openModal(screen);
  }

  private void begin(PinChangeModel.Purpose purpose, String id, Consumer<Notice> say) {
    end();
    told = say;
    model.notice.set(null);
    model.purpose.set(purpose);
    model.name.set(people().person(id).map(People.Person::name).orElse(id));
  }

  private People people() {
    return loop.snapshot().state().session().staff().over(loop.snapshot().book().people());
  }

  private void askNew(String id) {
    old.end();
    typing = fresh;
    People people = people();
    Role role = people.person(id).flatMap(person -> people.role(person.role())).orElseThrow();
    fresh.ask(id, PinRule.of(people, role), change -> keep(id, change));
  }

  private void keep(String id, String change) {
    Consumer<Notice> say = told;
    String name = model.name.get();
    requests.submit(
        new OperatorCommand.ChangePin(id, change),
        name,
        notice -> {
          model.notice.set(notice);
          askNew(id);
        },
        done -> {
          close();
          say.accept(Notice.of(Notice.Level.DONE, "signin.pin.done", name));
        });
  }

  private void close() {
    end();
    if (model.purpose.get() != PinChangeModel.Purpose.FORCED) {
      shell.closeModal();
    }
  }

  private void end() {
    old.end();
    fresh.end();
  }

  @Override
  public void giveUp() {
    close();
    if (model.purpose.get() == PinChangeModel.Purpose.FORCED) {
      var _ = loop.submit(Request.by(requests.operator(), new OperatorCommand.SignOut()));
    }
  }

  @Override
  public void typeDigit(String digits) {
    typing.typeDigit(digits);
  }

  @Override
  public void eraseDigit() {
    typing.eraseDigit();
  }

  @Override
  public void clearDigits() {
    typing.clearDigits();
  }

  @Override
  public void confirm() {
    typing.confirm();
  }
}
