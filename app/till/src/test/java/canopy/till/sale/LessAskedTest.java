package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Quantity;
import canopy.core.shift.MovementReason.Deed;
import canopy.core.shift.ShiftSettings;
import canopy.till.ui.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Less of a line than before: asked about like a line struck out, but for a slip of the finger. */
class LessAskedTest {
  private final List<String> asked = new ArrayList<>();
  private final SaleModel model = SaleSamples.empty(Language.ENGLISH, 2);
  private final SaleEntry entry =
      new SaleEntry(model, SaleSamples.recording(asked), tone -> assertThat(tone).isNull());

  @BeforeEach
  void reasonsAreOffered() {
    model.reasons.set(Map.of(Deed.LINE_VOID, List.of("Left behind")));
    model.shifts.set(
        new ShiftSettings(
            ShiftSettings.Use.BY_HAND, "cash", List.of(), 0, Map.of(), 0, List.of(), 5_000));
    model.chosenLine.set("1");
  }

  @Test
  void whatGoesIsAskedAboutWhereItIsWorthIt() {
    shows(wine(5));
    shows(wine(5), oil(1));
    type("4");
    entry.press(EntryMode.QUANTITY);
    assertThat(acts()).as("30.00 is below the limit").containsExactly("changeQuantity(1, 4)");
    type("3");
    entry.press(EntryMode.QUANTITY);
    assertThat(entry.mode.get()).isEqualTo(EntryMode.LESS);
    assertThat(entry.answers().getValue()).containsExactly("Left behind");
    assertThat(model.notice.get().key()).isEqualTo("sale.ask.less");
    entry.answer("Left behind");
    entry.press(EntryMode.QUANTITY);
    type("1");
    entry.enter();
    type("two broken");
    entry.enter();
    assertThat(acts().subList(1, 3))
        .containsExactly("reduce(1, 3, Left behind)", "reduce(1, 1, two broken)");
    assertThat(model.notice.get()).isNull();
  }

  @Test
  void oneLessAndOneLessIsOneQuestion() {
    shows(wine(5));
    model.asksForMoney("S1");
    type("-");
    type("-");
    type("-");
    type("+");
    assertThat(acts()).isEmpty();
    model.chosenLine.set("2");
    entry.goOn();
    assertThat(acts()).as("nobody says why").containsExactly("reduce(1, 3, )");
    model.chosenLine.set("1");
    type("-");
    type("+");
    assertThat(entry.mode.get()).as("as it was").isEqualTo(EntryMode.SEARCH);
    type("-");
    entry.clear();
    assertThat(acts()).containsExactly("reduce(1, 3, )", "changeQuantity(1, 5)");
  }

  @Test
  void aSlipOfTheFingerIsPutRightWithoutAQuestion() {
    shows(wine(2));
    shows(wine(22));
    type("3");
    entry.press(EntryMode.QUANTITY);
    assertThat(acts()).containsExactly("changeQuantity(1, 3)");
    type("1");
    entry.press(EntryMode.QUANTITY);
    assertThat(entry.mode.get()).as("there were two before it").isEqualTo(EntryMode.LESS);
    entry.clear();
    shows(wine(22), oil(1));
    type("2");
    entry.press(EntryMode.QUANTITY);
    assertThat(entry.mode.get()).as("something came after it").isEqualTo(EntryMode.LESS);
  }

  @Test
  void onceTheCustomerWasToldTheSumNothingIsASlip() {
    shows(wine(1));
    shows(wine(2));
    model.showsSale("S1", true);
    model.asksForMoney("S1");
    type("-");
    assertThat(entry.mode.get()).isEqualTo(EntryMode.LESS);
  }

  @Test
  void nothingIsAskedWhereNothingIsOffered() {
    shows(wine(5));
    model.asksForMoney("S1");
    model.reasons.set(Map.of());
    type("-");
    type("1");
    entry.press(EntryMode.QUANTITY);
    assertThat(acts()).containsExactly("addQuantity(1, -1)", "changeQuantity(1, 1)");
  }

  @Test
  void whatIsWeighedIsAskedAboutByItsWeight() {
    BasketLine nuts = line("1", "Nuts", 20_000, Quantity.grams(4_000));
    shows(nuts);
    shows(nuts, oil(1));
    type("3.1");
    entry.press(EntryMode.QUANTITY);
    type("2.5");
    entry.press(EntryMode.QUANTITY);
    entry.enter();
    assertThat(acts()).containsExactly("changeQuantity(1, 3.1)", "reduce(1, 2.5, )");
  }

  private void shows(BasketLine... lines) {
    model.lines.set(List.of(lines));
  }

  private static BasketLine wine(int bottles) {
    return line("1", "Wine", 3_000L * bottles, Quantity.pieces(bottles));
  }

  private static BasketLine oil(int bottles) {
    return line("2", "Oil", 4_000L * bottles, Quantity.pieces(bottles));
  }

  private static BasketLine line(String id, String title, long minor, Quantity quantity) {
    return new BasketLine(
        id, BasketLine.Kind.GOODS, title, "", minor, List.of(), "", false, quantity);
  }

  private void type(String text) {
    text.codePoints().forEach(c -> entry.type(Character.toString(c)));
  }

  private List<String> acts() {
    return asked.stream().filter(call -> !call.startsWith("search(")).toList();
  }
}
