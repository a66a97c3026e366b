package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.shift.MovementReason.Deed;
import canopy.till.ui.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reason is asked for, and the cashier goes on with something else. */
class AskedLineTest {
  private final List<String> asked = new ArrayList<>();
  private final SaleModel model = SaleSamples.filled(Language.ENGLISH, 2);
  private final SaleEntry entry =
      new SaleEntry(model, SaleSamples.recording(asked), tone -> assertThat(tone).isNull());

  @BeforeEach
  void reasonsAreOffered() {
    model.reasons.set(
        Map.of(
            Deed.LINE_VOID, List.of("Left behind"),
            Deed.DISCOUNT, List.of("Goodwill"),
            Deed.PRICE_OVERRIDE, List.of("Wrong label")));
    model.showsSale("S1", true);
    model.asksForMoney("S1");
    model.chosenLine.set("2");
  }

  @Test
  void theLineThatWasAskedAboutIsStruckThoughAnotherIsChosen() {
    entry.pressVoidLine();
    model.chosenLine.set("6");
    entry.answer("Left behind");
    model.chosenLine.set("3");
    entry.pressVoidLine();
    model.chosenLine.set("6");
    entry.enter();
    assertThat(acts()).containsExactly("voidLine(2, Left behind)", "voidLine(3, )");
  }

  @Test
  void theLineThatWasAskedAboutIsMadeCheaperThoughAnotherIsChosen() {
    discount();
    model.chosenLine.set("6");
    entry.answer("Goodwill");
    model.chosenLine.set("3");
    type("7");
    entry.press(EntryMode.PRICE);
    model.chosenLine.set("6");
    entry.enter();
    assertThat(acts()).containsExactly("discountPercent(2, 10, Goodwill)", "overridePrice(3, 7, )");
    type("4");
    entry.press(EntryMode.QUANTITY);
    assertThat(acts()).as("nothing is remembered").endsWith("changeQuantity(6, 4)");
  }

  @Test
  void deleteOnAnotherLineAsksAboutThatOne() {
    entry.pressVoidLine();
    model.chosenLine.set("6");
    entry.pressVoidLine();
    assertThat(acts()).isEmpty();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.VOID_LINE);
    entry.pressVoidLine();
    assertThat(acts()).containsExactly("voidLine(6, )");
    model.chosenLine.set("2");
    entry.pressVoidLine();
    model.chosenLine.set("1");
    entry.pressVoidLine();
    assertThat(acts()).as("of a fill nothing is asked").endsWith("voidLine(1, )").hasSize(2);
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
  }

  @Test
  void whoeverGoesOnDoesWhatHeWasAskedAboutWithoutAReason() {
    entry.pressVoidLine();
    model.chosenLine.set("6");
    entry.goOn();
    model.chosenLine.set("2");
    discount();
    entry.goOn();
    type("5");
    entry.pressSaleDiscount();
    entry.pay();
    type("7");
    entry.press(EntryMode.PRICE);
    entry.hold();
    assertThat(acts())
        .containsExactly(
            "voidLine(2, )",
            "discountPercent(2, 10, )",
            "discountSalePercent(5, )",
            "pay()",
            "overridePrice(2, 7, )",
            "hold()");
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
    assertThat(model.notice.get()).isNull();
  }

  @Test
  void whoeverGoesOnWithoutAQuestionLeavesTheEntryAsItIs() {
    entry.press(EntryMode.QUANTITY);
    type("3");
    entry.goOn();
    assertThat(entry.text.get()).isEqualTo("3");
    entry.clear();
    entry.pressVoidLine();
    entry.clear();
    entry.goOn();
    assertThat(acts()).as("Esc keeps the line").isEmpty();
  }

  /** The lines of the next sale have the same numbers. */
  @Test
  void aQuestionLeavesWithItsSale() {
    entry.pressVoidLine();
    model.showsSale("S2", false);
    entry.goOn();
    assertThat(acts()).isEmpty();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
    assertThat(model.notice.get()).isNull();
  }

  private void discount() {
    type("10");
    entry.pressDiscount();
  }

  private void type(String text) {
    text.codePoints().forEach(c -> entry.type(Character.toString(c)));
  }

  private List<String> acts() {
    return asked.stream().filter(call -> !call.startsWith("search(")).toList();
  }
}
