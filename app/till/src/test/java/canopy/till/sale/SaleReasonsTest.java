package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.shift.MovementReason.Deed;
import canopy.core.shift.ShiftSettings;
import canopy.till.ui.Language;
import canopy.till.ui.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The entry field where something wants a reason or a question. */
class SaleReasonsTest {
  private final List<String> asked = new ArrayList<>();
  private final List<Tone> played = new ArrayList<>();
  private final SaleModel model = SaleSamples.filled(Language.ENGLISH, 2);
  private final SaleEntry entry = new SaleEntry(model, SaleSamples.recording(asked), played::add);

  SaleReasonsTest() {
    model.chosenLine.set("6");
  }

  @Test
  void whatIsOfferedForSayingWhyIsOneTouch() {
    offer(Deed.NO_SALE, "Change money");
    offer(Deed.VOID_SALE, "Customer left");
    assertThat(entry.answers().getValue()).isEmpty();
    entry.press(EntryMode.DRAWER);
    assertThat(entry.answers().getValue()).containsExactly("Change money");
    entry.answer("Change money");
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
    entry.press(EntryMode.DRAWER);
    type("locksmith");
    entry.enter();
    entry.press(EntryMode.VOID);
    entry.answer("Customer left");
    assertThat(acts())
        .containsExactly(
            "openDrawer(Change money)", "openDrawer(locksmith)", "voidSale(Customer left)");
  }

  @Test
  void aPriceWaitsForItsReasonWhereTheStationOffersSome() {
    offer(Deed.PRICE_OVERRIDE, "Wrong label");
    type("7");
    entry.press(EntryMode.PRICE);
    assertThat(acts()).isEmpty();
    entry.answer("Wrong label");
    assertThat(acts()).containsExactly("overridePrice(6, 7, Wrong label)");
    entry.press(EntryMode.PRICE);
    entry.answer("Wrong label");
    assertThat(played).as("no price yet").contains(Tone.REFUSED);
    type("8");
    entry.enter();
    assertThat(acts()).containsExactly("overridePrice(6, 7, Wrong label)", "overridePrice(6, 8, )");
  }

  @Test
  void aDiscountWaitsForItsReasonAndTakingItAwayDoesNot() {
    offer(Deed.DISCOUNT, "Regular customer");
    type("10");
    entry.pressDiscount();
    assertThat(acts()).isEmpty();
    assertThat(entry.answers().getValue()).containsExactly("Regular customer");
    entry.answer("Regular customer");
    type("5");
    entry.pressSaleDiscount();
    entry.enter();
    type("0");
    entry.pressDiscount();
    assertThat(acts())
        .containsExactly(
            "discountPercent(6, 10, Regular customer)",
            "discountSalePercent(5, )",
            "discountPercent(6, 0, )");
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
  }

  /** A wrong scan goes with one key; a dear line, or one of a customer who pays, does not. */
  @Test
  void aLineIsAskedAboutOnlyWhereItIsWorthIt() {
    BasketLine line =
        new BasketLine(
            "6", BasketLine.Kind.GOODS, "Wiper", "1 × 49.99", 4_999, List.of(), "", false);
    model.lines.set(List.of(line));
    model.shifts.set(asking(5_000));
    entry.pressVoidLine();
    assertThat(acts()).as("nothing is offered, nothing asked").containsExactly("voidLine(6, )");
    offer(Deed.LINE_VOID, "Rung up wrongly");
    entry.pressVoidLine();
    assertThat(acts()).as("below the limit").hasSize(2);
    model.asksForMoney("S1");
    entry.pressVoidLine();
    assertThat(acts()).hasSize(2);
    assertThat(entry.answers().getValue()).containsExactly("Rung up wrongly");
    assertThat(model.notice.get().key()).isEqualTo("sale.ask.voidline");
    entry.answer("Rung up wrongly");
    model.showsSale("S2", false);
    entry.pressVoidLine();
    assertThat(acts())
        .endsWith("voidLine(6, Rung up wrongly)", "voidLine(6, )")
        .as("another sale")
        .hasSize(4);
    model.showsSale("S1", false);
    entry.pressVoidLine();
    entry.enter();
    assertThat(acts()).as("held meanwhile; nobody says why").hasSize(5).endsWith("voidLine(6, )");
  }

  @Test
  void aDearLineIsAskedAboutAndAFillNever() {
    offer(Deed.LINE_VOID, "Rung up wrongly");
    model.shifts.set(asking(5_000));
    BasketLine dear =
        new BasketLine("6", BasketLine.Kind.GOODS, "Oil", "1 × 50.00", 5_000, List.of(), "", false);
    BasketLine fill =
        new BasketLine(
            "7", BasketLine.Kind.FILL, "92#", "50 L × 7.38", 36_900, List.of(), "", false);
    model.lines.set(List.of(dear, fill));
    model.chosenLine.set("6");
    entry.pressVoidLine();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.VOID_LINE);
    entry.clear();
    assertThat(acts()).as("Esc keeps it").isEmpty();
    model.chosenLine.set("7");
    entry.pressVoidLine();
    assertThat(acts()).containsExactly("voidLine(7, )");
  }

  @Test
  void whyGoodsComeBackIsOfferedAsLongAsTheyDo() {
    offer(Deed.REFUND, "Faulty");
    assertThat(entry.answers().getValue()).isEmpty();
    model.refund.set(true);
    assertThat(entry.answers().getValue()).containsExactly("Faulty");
    entry.answer("Faulty");
    assertThat(acts()).containsExactly("explain(Faulty)");
    type("3");
    entry.press(EntryMode.QUANTITY);
    assertThat(acts()).as("a quantity needs no reason").contains("changeQuantity(6, 3)");
  }

  private void offer(Deed deed, String word) {
    Map<Deed, List<String>> offered = new EnumMap<>(Deed.class);
    offered.putAll(model.reasons.get());
    offered.put(deed, List.of(word));
    model.reasons.set(offered);
  }

  private static ShiftSettings asking(long fromMinor) {
    return new ShiftSettings(
        ShiftSettings.Use.BY_HAND, "cash", List.of(), 0, Map.of(), 0, List.of(), fromMinor);
  }

  private void type(String text) {
    text.codePoints().forEach(c -> entry.type(Character.toString(c)));
  }

  private List<String> acts() {
    return asked.stream().filter(call -> !call.startsWith("search(")).toList();
  }
}
