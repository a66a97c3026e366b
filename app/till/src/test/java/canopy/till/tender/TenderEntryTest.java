package canopy.till.tender;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Language;
import canopy.till.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and pad of the tender screen. */
class TenderEntryTest {
  private final List<String> asked = new ArrayList<>();
  private final List<Tone> played = new ArrayList<>();
  private final TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
  private final TenderEntry entry =
      new TenderEntry(model, TenderSamples.recording(asked), Formats.yuan(), played::add);

  @Test
  void enterOnNothingTakesExactCashRoundedForCoins() {
    model.remainingCashMinor.set(21_700);
    entry.enter();
    assertThat(asked).containsExactly("cash(21700)");
  }

  @Test
  void typedCashIsTakenAsGiven() {
    type("300");
    entry.enter();
    assertThat(asked).containsExactly("cash(30000)");
    assertThat(entry.amount.isEmpty()).isTrue();
  }

  @Test
  void zeroAndTooManyDecimalsAreRefused() {
    type("0");
    entry.enter();
    entry.amount.clear();
    type("1.234");
    entry.enter();
    assertThat(asked).isEmpty();
    assertThat(played).containsExactly(Tone.REFUSED, Tone.REFUSED);
  }

  @Test
  void quickKeysTakeTheirSumAndEmptyPlacesDoNothing() {
    entry.quick(2);
    entry.quick(7);
    assertThat(asked).containsExactly("cash(30000)");
  }

  @Test
  void nothingIsTakenTwiceWhileAPaymentIsUnderWay() {
    model.busy.set(true);
    entry.enter();
    entry.exact();
    entry.quick(0);
    entry.choose(0);
    entry.escape();
    assertThat(asked).isEmpty();
  }

  @Test
  void nothingIsTakenOnceEverythingIsPaid() {
    model.remainingMinor.set(0);
    entry.exact();
    entry.quick(0);
    assertThat(asked).isEmpty();
  }

  @Test
  void kindAsksForItsReferenceAndTakesWhatRemains() {
    entry.choose(0);
    entry.enter();
    assertThat(played).containsExactly(Tone.REFUSED);
    type("004213");
    entry.enter();
    assertThat(asked).containsExactly("pay(card, 21680, 004213)");
    assertThat(model.asking.get()).isNull();
  }

  @Test
  void typedAmountIsAPartPaymentButNeverMoreThanRemains() {
    type("100");
    entry.choose(1);
    type("V1");
    entry.enter();
    type("999");
    entry.choose(1);
    type("V2");
    entry.enter();
    assertThat(asked).containsExactly("pay(voucher, 10000, V1)", "pay(voucher, 21680, V2)");
  }

  @Test
  void escapeLeavesStepByStep() {
    type("5");
    entry.choose(0);
    entry.escape();
    assertThat(model.asking.get()).isNull();
    entry.escape();
    assertThat(entry.amount.isEmpty()).isTrue();
    assertThat(asked).isEmpty();
    entry.escape();
    assertThat(asked).containsExactly("back()");
  }

  @Test
  void afterTheResultEnterGoesOn() {
    model.result.set(new TenderResult(21_680, 21_680, 0, true, "S001-1-000482"));
    type("5");
    entry.enter();
    entry.exact();
    assertThat(asked).containsExactly("next()");
  }

  private void type(String text) {
    text.chars().forEach(c -> entry.type(Character.toString(c)));
  }
}
