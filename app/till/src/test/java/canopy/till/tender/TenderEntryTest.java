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
      new TenderEntry(
          model,
          TenderSamples.recording(asked),
          TenderSamples.scanning(asked),
          Formats.yuan(),
          played::add);

  @Test
  void enterOnNothingTakesExactCashRoundedForCoins() {
    model.remainingCashMinor.set(21_700);
    entry.typedCash();
    assertThat(asked).containsExactly("cash(21700)");
  }

  @Test
  void firstFigureOpensThePadAndTheTypedCashIsTakenAsGiven() {
    type("300");
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Cash());
    entry.typedCash();
    assertThat(asked).containsExactly("cash(30000)");
  }

  @Test
  void zeroAndTooManyDecimalsAreRefused() {
    type("0");
    entry.typedCash();
    entry.amount.clear();
    type("1.234");
    entry.typedCash();
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
    entry.exact();
    entry.quick(0);
    entry.choose(0);
    type("5");
    entry.typedCash();
    entry.leave();
    assertThat(asked).isEmpty();
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
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
    TenderKind card = model.kinds.get().getFirst();
    entry.choose(0);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Reference(card));
    entry.takeReference(card);
    assertThat(played).containsExactly(Tone.REFUSED);
    assertThat(model.notice.get().key()).isEqualTo("tender.numberfirst");
    entry.typeReference("0042130");
    entry.backspaceReference();
    entry.takeReference(card);
    assertThat(asked).containsExactly("pay(card, 21680, 004213)");
  }

  @Test
  void typedAmountIsAPartPaymentButNeverMoreThanRemains() {
    TenderKind voucher = model.kinds.get().get(1);
    type("100");
    entry.choose(1);
    entry.typeReference("V1");
    entry.takeReference(voucher);
    entry.amount.clear();
    type("999");
    entry.choose(1);
    entry.typeReference("V2");
    entry.takeReference(voucher);
    assertThat(asked).containsExactly("pay(voucher, 10000, V1)", "pay(voucher, 21680, V2)");
  }

  @Test
  void escapeLeavesStepByStep() {
    type("5");
    entry.choose(0);
    entry.leaveReference();
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Cash());
    entry.leavePad();
    assertThat(entry.amount.isEmpty()).isTrue();
    entry.leavePad();
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
    assertThat(asked).isEmpty();
    entry.leave();
    assertThat(asked).containsExactly("back()");
  }

  @Test
  void nothingIsTakenWhileTheResultIsShown() {
    model.stage.set(
        new TenderStage.Finished(false, 21_680, List.of(), 0, true, true, "R1-261122-00482"));
    entry.exact();
    type("5");
    entry.typedCash();
    assertThat(asked).isEmpty();
    assertThat(entry.amount.isEmpty()).isTrue();
  }

  private void type(String text) {
    text.chars().forEach(c -> entry.typeAmount(Character.toString(c)));
  }
}
