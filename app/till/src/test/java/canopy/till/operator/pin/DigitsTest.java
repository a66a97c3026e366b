package canopy.till.operator.pin;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.operator.PinRule;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private final PinEntryModel model = new PinEntryModel();
  private final Digits digits = new Digits(model);

  @Test
  void takesDigitsOnlyAndNoMoreThanFit() {
    digits.type("4x07 1");
    assertThat(digits.copy()).containsExactly('4', '0', '7', '1');
    digits.type("9".repeat(2 * PinRule.MAX_DIGITS));
    assertThat(model.length.get()).isEqualTo(PinRule.MAX_DIGITS);
  }

  @Test
  void matchesTheSameDigitsAndNothingElse() {
    digits.type("4071");
    char[] first = digits.copy();
    assertThat(digits.match(first)).isTrue();
    digits.erase();
    assertThat(digits.match(first)).isFalse();
    digits.type("12");
    assertThat(digits.match(first)).isFalse();
    digits.clear();
    assertThat(digits.match(first)).isFalse();
    assertThat(digits.isEmpty()).isTrue();
    digits.erase();
    assertThat(model.length.get()).isZero();
  }
}
