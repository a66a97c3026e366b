package canopy.till.operator;

import canopy.core.operator.People;
import canopy.core.operator.Role;
import java.util.Optional;

/**
 * What a new PIN must look like. A cashier's protects one drawer for one shift; whoever can approve
 * other people's actions needs six digits, since 4 digits fall in minutes to someone who holds the
 * hash and the pepper (measured: 52 ms a try, 8.7 minutes of one core for all).
 */
public enum PinRule {
  CASHIER(4),
  MANAGER(6);

  /** Longest PIN, in digits. */
  public static final int MAX_DIGITS = 8;

  private final int minDigits;

  PinRule(int minDigits) {
    this.minDigits = minDigits;
  }

  /** Which rule holds for people of a role. */
  public static PinRule of(People people, Role role) {
    return people.answersForOthers(role) ? MANAGER : CASHIER;
  }

  /** Shortest PIN, in digits. */
  public int minDigits() {
    return minDigits;
  }

  /** The first thing wrong with the PIN, or empty if it may be used. */
  public Optional<PinFlaw> flaw(Pin pin) {
    for (int i = 0; i < pin.length(); i++) {
      if (pin.at(i) < '0' || pin.at(i) > '9') {
        return Optional.of(PinFlaw.NOT_DIGITS);
      }
    }
    if (pin.length() < minDigits) {
      return Optional.of(PinFlaw.TOO_SHORT);
    }
    if (pin.length() > MAX_DIGITS) {
      return Optional.of(PinFlaw.TOO_LONG);
    }
    return isTrivial(pin) ? Optional.of(PinFlaw.TRIVIAL) : Optional.empty();
  }

  private static boolean isTrivial(Pin pin) {
    return counts(pin, 1) || counts(pin, 9) || repeatsGroup(pin) || isYear(pin);
  }

  /** Whether each digit is the one before plus the step, 9 being followed by 0. */
  private static boolean counts(Pin pin, int step) {
    for (int i = 1; i < pin.length(); i++) {
      if ((pin.at(i - 1) - '0' + step) % 10 != pin.at(i) - '0') {
        return false;
      }
    }
    return true;
  }

  /** 7777, 4747, 258258: one group over and over. */
  private static boolean repeatsGroup(Pin pin) {
    for (int group = 1; group <= pin.length() / 2; group++) {
      if (pin.length() % group == 0 && repeatsEvery(pin, group)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeatsEvery(Pin pin, int group) {
    for (int i = group; i < pin.length(); i++) {
      if (pin.at(i) != pin.at(i - group)) {
        return false;
      }
    }
    return true;
  }

  /** 1950 to 2049: a year of birth or of now. */
  private static boolean isYear(Pin pin) {
    if (pin.length() != 4) {
      return false;
    }
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = number * 10 + pin.at(i) - '0';
    }
    return number >= 1950 && number < 2050;
  }
}
