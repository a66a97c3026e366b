package canopy.till.operator.signin;

import canopy.core.operator.Approval;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.shift.Shift;
import canopy.core.state.Session;
import canopy.till.loop.TillLoop;
import canopy.till.operator.PinCheck;
import canopy.till.operator.pin.PinDialogue;
import canopy.till.ui.Look;
import canopy.till.ui.Refusals;
import canopy.till.ui.control.Shell;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has one action approved by a second person's PIN, in a pane above the screen. FX thread. */
public final class ApprovalController implements ApprovalActions {
  private final Shell shell;
  private final Look look;
  private final TillLoop loop;
  private final Supplier<List<Operator>> people;
  private final ApprovalModel model = new ApprovalModel();
  private final ApprovalScreen screen;
  private final PinDialogue pin;
  private Consumer<String> approved = by -> {};
  private Runnable givenUp = () -> {};

  /**
   * @param people everybody who may sign in, asked anew each time
   */
  public ApprovalController(
      Shell shell,
      Look look,
      TillLoop loop,
      PinCheck pins,
      Supplier<List<Operator>> people,
      Clock clock) {
    this.shell = shell;
    this.look = look;
    this.loop = loop;
    this.people = people;
    this.pin = new PinDialogue(model.pin, loop, pins, clock, look.sounds());
    this.screen = new ApprovalScreen(look, model, this);
  }

  /**
   * Asks.
   *
   * @param subject what it is about, already worded; may be empty
   * @param then gets the approval, which is good for one request
   * @param without called instead if nobody approves
   */
  public void ask(Right right, String subject, Consumer<Approval> then, Runnable without) {
    givenUp.run();
    Session session = loop.snapshot().state().session();
    String asker = session.operator();
    List<OperatorTile> able =
        people.get().stream()
            .filter(person -> person.active() && person.grant(right) == Grant.ALLOWED)
            .filter(person -> !person.id().equals(asker))
            .filter(person -> !person.id().equals(concerned(right)))
            .filter(person -> !session.staff().mustChangePin(person.id()))
            .sorted(Comparator.comparing(Operator::id))
            .map(person -> OperatorTile.of(person, look.texts()))
            .toList();
    model.action.set(look.texts().text(Refusals.key(right)));
    model.subject.set(able.isEmpty() ? look.texts().text("signin.nobodycan") : subject);
    model.asker.set(name(asker == null ? "" : asker));
    model.approvers.set(able);
    model.chosen.set(null);
    approved = by -> then.accept(new Approval(by, right));
    givenUp = without;
    if (!able.isEmpty()) {
      choose(able.getFirst());
    }
    shell.openModal(screen);
  }

  /** Who may not approve, whatever his rights are; null for nobody. */
  private @Nullable String concerned(Right right) {
    Shift shift = loop.snapshot().state().shifts().open();
    return right == Right.ACCEPT_DIFFERENCE && shift != null ? shift.responsible() : null;
  }

  private String name(String id) {
    Operator person = loop.snapshot().book().operator(id);
    return person == null ? id : person.name();
  }

  @Override
  public void choose(OperatorTile approver) {
    model.chosen.set(approver);
    pin.ask(approver.id(), () -> done(approver.id()));
  }

  private void done(String by) {
    Consumer<String> then = approved;
    close();
    then.accept(by);
  }

  @Override
  public void giveUp() {
    Runnable without = givenUp;
    close();
    without.run();
  }

  private void close() {
    givenUp = () -> {};
    approved = by -> {};
    pin.end();
    shell.closeModal();
  }

  @Override
  public void typeDigit(String digits) {
    pin.typeDigit(digits);
  }

  @Override
  public void eraseDigit() {
    pin.eraseDigit();
  }

  @Override
  public void clearDigits() {
    pin.clearDigits();
  }

  @Override
  public void confirm() {
    pin.confirm();
  }
}
