package canopy.till.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1111",
        "1234",
        "7890",
        "4321",
        "1098",
        "4747",
        "258258",
        "25802580",
        "1987",
        "2026"
      })
  void refusesWhatThiefTriesFirst(String digits) {
    assertThat(PinRule.CASHIER.flaw(Pin.of(digits))).contains(PinFlaw.TRIVIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8302", "2580", "71936", "40817263"})
  void acceptsOrdinaryPinOfCashier(String digits) {
    assertThat(PinRule.CASHIER.flaw(Pin.of(digits))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "830, CASHIER, TOO_SHORT",
    "'', CASHIER, TOO_SHORT",
    "83025, MANAGER, TOO_SHORT",
    "830251947, CASHIER, TOO_LONG",
    "83a2, CASHIER, NOT_DIGITS",
    "٣٨٠٢, CASHIER, NOT_DIGITS",
    "-830, CASHIER, NOT_DIGITS"
  })
  void namesTheFlaw(String typed, PinRule rule, PinFlaw flaw) {
    assertThat(rule.flaw(Pin.of(typed))).contains(flaw);
  }

  @Test
  void acceptsSixDigitsOfManager() {
    assertThat(PinRule.MANAGER.flaw(Pin.of("830251"))).isEmpty();
  }

  @Test
  void limitsWhatIsTypedAndDoesNotRepeatIt() {
    assertThat(Pin.of("7".repeat(64)).length()).isEqualTo(64);
    assertThatThrownBy(() -> Pin.of("7".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("77");
  }
}
