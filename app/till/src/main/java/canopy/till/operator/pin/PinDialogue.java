package canopy.till.operator.pin;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Attempts;
import canopy.till.loop.TillLoop;
import canopy.till.operator.Pin;
import canopy.till.operator.PinCheck;
import canopy.till.ui.Fx;
import canopy.till.ui.Sounds;
import canopy.till.ui.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Typing one person's PIN until it is right. Wrong ones are journalled by the till, which decides
 * on the lock-out; the digits are kept here only and wiped at once. FX thread.
 */
public final class PinDialogue implements PinActions {
  private final PinEntryModel model;
  private final TillLoop loop;
  private final PinCheck pins;
  private final Clock clock;
  private final Sounds sounds;
  private final Digits digits;
  private final Timeline countdown =
      new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> showLock()));
  private @Nullable String operator;
  private Runnable right = () -> {};

  public PinDialogue(
      PinEntryModel model, TillLoop loop, PinCheck pins, Clock clock, Sounds sounds) {
    this.model = model;
    this.loop = loop;
    this.pins = pins;
    this.clock = clock;
    this.sounds = sounds;
    this.digits = new Digits(model);
    countdown.setCycleCount(Animation.INDEFINITE);
  }

  /** Asks for a person's PIN. */
  public void ask(String person, Runnable whenRight) {
    operator = person;
    right = whenRight;
    clearDigits();
    model.checking.set(false);
    model.state.set(PinState.ASKING);
    showLock();
  }

  /** Nobody's PIN is asked for any more. */
  public void end() {
    operator = null;
    right = () -> {};
    clearDigits();
    countdown.stop();
    model.checking.set(false);
    model.state.set(PinState.ASKING);
  }

  /** Digits that come while a PIN is checked belong to the next try, and are seen as its dots. */
  @Override
  public void typeDigit(String characters) {
    if (operator == null || model.state.get() == PinState.LOCKED) {
      return;
    }
    digits.type(characters);
    if (model.state.get() != PinState.ASKING) {
      model.state.set(PinState.ASKING);
    }
  }

  /** Takes the last digit away. */
  @Override
  public void eraseDigit() {
    digits.erase();
  }

  /** Takes all digits away. */
  @Override
  public void clearDigits() {
    digits.clear();
  }

  /** Checks what was typed; while another is checked it stays until Enter is pressed again. */
  @Override
  public void confirm() {
    String person = operator;
    if (person == null || blocked() || digits.isEmpty()) {
      return;
    }
    Pin pin = digits.pin();
    clearDigits();
    model.state.set(PinState.ASKING);
    model.checking.set(true);
    pins.check(person, pin, answer -> Fx.run(() -> answered(person, answer)));
  }

  private boolean blocked() {
    return model.checking.get() || model.state.get() == PinState.LOCKED;
  }

  private void answered(String person, PinCheck.Answer answer) {
    if (!person.equals(operator)) {
      return;
    }
    model.checking.set(false);
    switch (answer) {
      case RIGHT -> right.run();
      case WRONG -> wrong(person);
      case KEY_LOST -> refuse(PinState.KEY_LOST);
      case BUSY -> refuse(PinState.BUSY);
    }
  }

  private void wrong(String person) {
    refuse(PinState.WRONG);
    var _ =
        loop.submit(Request.system(new OperatorCommand.RejectPin(person)))
            .thenRun(() -> Fx.run(this::showLock));
  }

  private void refuse(PinState state) {
    sounds.play(Tone.REFUSED);
    model.state.set(state);
  }

  /** Shows the lock-out that the journal knows of, and when it ends. */
  private void showLock() {
    String person = operator;
    Instant now = clock.instant();
    Attempts attempts =
        person == null ? Attempts.NONE : loop.snapshot().state().session().attemptsOf(person);
    Instant until = attempts.lockedUntil();
    if (until != null && attempts.lockedAt(now)) {
      long seconds = Duration.between(now, until).plusMillis(999).toSeconds();
      model.figure.set(Math.toIntExact(seconds));
      model.state.set(PinState.LOCKED);
      countdown.play();
    } else {
      countdown.stop();
      if (model.state.get() == PinState.LOCKED) {
        model.state.set(PinState.ASKING);
      }
    }
  }
}
