package canopy.till.operator.pin;

import canopy.till.operator.Pin;
import canopy.till.operator.PinRule;
import java.nio.CharBuffer;
import java.util.Arrays;

/** The digits that are typed now: kept here only, wiped at once, seen as dots. FX thread. */
final class Digits {
  private final PinEntryModel model;
  private final char[] typed = new char[PinRule.MAX_DIGITS];

  Digits(PinEntryModel model) {
    this.model = model;
  }

  /** Adds what is a digit and has room. */
  void type(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      char digit = characters.charAt(i);
      if (digit >= '0' && digit <= '9' && count() < typed.length) {
        typed[count()] = digit;
        model.length.set(count() + 1);
      }
    }
  }

  /** Takes the last one away. */
  void erase() {
    if (!isEmpty()) {
      model.length.set(count() - 1);
      typed[count()] = '\0';
    }
  }

  /** Takes all away. */
  void clear() {
    Arrays.fill(typed, '\0');
    model.length.set(0);
  }

  boolean isEmpty() {
    return count() == 0;
  }

  Pin pin() {
    return Pin.of(CharBuffer.wrap(typed, 0, count()));
  }

  /** A copy, which the caller wipes. */
  char[] copy() {
    return Arrays.copyOf(typed, count());
  }

  /** Whether these are the same, without a copy of them. */
  boolean match(char[] others) {
    return Arrays.equals(others, 0, others.length, typed, 0, count());
  }

  private int count() {
    return model.length.get();
  }
}
