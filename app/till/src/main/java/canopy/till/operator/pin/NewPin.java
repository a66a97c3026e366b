package canopy.till.operator.pin;

import canopy.till.operator.Pin;
import canopy.till.operator.PinCheck;
import canopy.till.operator.PinFlaw;
import canopy.till.operator.PinRule;
import canopy.till.ui.Fx;
import canopy.till.ui.Sounds;
import canopy.till.ui.Tone;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Typing a new PIN twice. A flaw is said at the first time; what does not match begins again. The
 * digits are kept here only and wiped at once. FX thread.
 */
public final class NewPin implements PinActions {
  private final PinEntryModel model;
  private final PinCheck pins;
  private final Sounds sounds;
  private final Digits digits;
  private char[] first = {};
  private String operator = "";
  private PinRule rule = PinRule.CASHIER;
  private Consumer<String> kept = change -> {};

  public NewPin(PinEntryModel model, PinCheck pins, Sounds sounds) {
    this.model = model;
    this.pins = pins;
    this.sounds = sounds;
    this.digits = new Digits(model);
  }

  /**
   * Asks.
   *
   * @param whenKept gets the name of the change, which puts the PIN in force
   */
  public void ask(String person, PinRule forRole, Consumer<String> whenKept) {
    end();
    operator = person;
    rule = forRole;
    kept = whenKept;
    say(PinState.NEW);
  }

  /** Nothing is asked for any more. */
  public void end() {
    operator = "";
    kept = change -> {};
    clearDigits();
    forget();
    model.checking.set(false);
  }

  @Override
  public void typeDigit(String characters) {
    if (!model.checking.get()) { // Otherwise nothing follows that they could be meant for.
      digits.type(characters);
    }
  }

  @Override
  public void eraseDigit() {
    digits.erase();
  }

  @Override
  public void clearDigits() {
    digits.clear();
  }

  @Override
  public void confirm() {
    if (operator.isEmpty() || model.checking.get() || digits.isEmpty()) {
      return;
    }
    if (first.length == 0) {
      confirmFirst();
    } else {
      confirmSecond();
    }
  }

  private void confirmFirst() {
    try (Pin pin = digits.pin()) {
      Optional<PinFlaw> flaw = rule.flaw(pin);
      if (flaw.isPresent()) {
        clearDigits();
        refuse(state(flaw.get()));
        return;
      }
    }
    first = digits.copy();
    clearDigits();
    say(PinState.AGAIN);
  }

  private void confirmSecond() {
    if (!digits.match(first)) {
      clearDigits();
      forget();
      refuse(PinState.DIFFERENT);
      return;
    }
    Pin pin = digits.pin();
    clearDigits();
    forget();
    model.checking.set(true);
    String asked = operator;
    pins.stage(asked, rule, pin, answer -> Fx.run(() -> answered(asked, answer)));
  }

  private void answered(String asked, PinCheck.SetAnswer answer) {
    if (!asked.equals(operator)) {
      return;
    }
    model.checking.set(false);
    switch (answer) {
      case PinCheck.SetAnswer.Waiting waiting -> kept.accept(waiting.change());
      case PinCheck.SetAnswer.Refused refused -> refuse(state(refused.flaw()));
      case PinCheck.SetAnswer.NotKept _ -> refuse(PinState.NOT_KEPT);
      case PinCheck.SetAnswer.Busy _ -> refuse(PinState.BUSY);
      case PinCheck.SetAnswer.Done _ -> throw new IllegalStateException("only kept to wait");
    }
  }

  private void forget() {
    Arrays.fill(first, '\0');
    first = new char[0];
  }

  private void refuse(PinState state) {
    sounds.play(Tone.REFUSED);
    say(state);
  }

  private void say(PinState state) {
    model.figure.set(state == PinState.TOO_LONG ? PinRule.MAX_DIGITS : rule.minDigits());
    model.state.set(state);
  }

  private static PinState state(PinFlaw flaw) {
    return switch (flaw) {
      case NOT_DIGITS -> PinState.NOT_DIGITS;
      case TOO_SHORT -> PinState.TOO_SHORT;
      case TOO_LONG -> PinState.TOO_LONG;
      case TRIVIAL -> PinState.TRIVIAL;
      case SAME_AS_BEFORE -> PinState.SAME;
    };
  }
}
