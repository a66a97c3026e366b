package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Quantity;
import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entry field: what digits, words and mode keys do. */
class SaleEntryTest {
  private final List<String> asked = new ArrayList<>();
  private final List<Tone> played = new ArrayList<>();
  private final SaleModel model = SaleSamples.filled(Language.ENGLISH, 2);
  private final SaleEntry entry = new SaleEntry(model, SaleSamples.recording(asked), played::add);

  SaleEntryTest() {
    model.chosenLine.set("6");
  }

  @Test
  void digitsAndThenAModeKeyActAtOnce() {
    type("3");
    entry.press(EntryMode.QUANTITY);
    assertThat(acts()).containsExactly("changeQuantity(6, 3)");
    assertThat(entry.text.get()).isEmpty();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
  }

  @Test
  void modeKeyFirstWaitsForEnter() {
    entry.press(EntryMode.PRICE);
    type("12.50");
    assertThat(acts()).isEmpty();
    entry.enter();
    assertThat(acts()).containsExactly("overridePrice(6, 12.5, )");
  }

  @Test
  void discountKeyGoesFromPercentToAmountToSearch() {
    entry.pressDiscount();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.DISCOUNT_PERCENT);
    entry.pressDiscount();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.DISCOUNT_AMOUNT);
    type("2");
    entry.enter();
    entry.pressDiscount();
    entry.pressDiscount();
    entry.pressDiscount();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
    assertThat(acts()).containsExactly("discountAmount(6, 2, )");
  }

  @Test
  void saleDiscountNeedsASaleButNoLine() {
    model.chosenLine.set("");
    type("10");
    entry.pressSaleDiscount();
    entry.pressSaleDiscount();
    entry.pressSaleDiscount();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SALE_AMOUNT);
    type("5");
    entry.enter();
    model.payable.set(false);
    entry.pressSaleDiscount();
    assertThat(played).containsExactly(Tone.REFUSED);
    assertThat(acts()).containsExactly("discountSalePercent(10, )", "discountSaleAmount(5, )");
  }

  @Test
  void noteTakesWordsAndEmptyRemovesIt() {
    entry.press(EntryMode.NOTE);
    type("少冰 2");
    entry.enter();
    entry.press(EntryMode.NOTE);
    entry.enter();
    assertThat(acts()).containsExactly("writeNote(6, 少冰 2)", "writeNote(6, )");
  }

  @Test
  void lettersInANumberAreRefusedWithATone() {
    entry.press(EntryMode.QUANTITY);
    type("x");
    assertThat(played).containsExactly(Tone.REFUSED);
    assertThat(entry.text.get()).isEmpty();
  }

  @Test
  void notANumberIsRefusedAndStays() {
    entry.press(EntryMode.QUANTITY);
    type("1.2.3");
    entry.enter();
    assertThat(played).containsExactly(Tone.REFUSED);
    assertThat(acts()).isEmpty();
    assertThat(entry.text.get()).isEqualTo("1.2.3");
  }

  @Test
  void modeKeyWithoutALineIsRefused() {
    model.chosenLine.set("");
    entry.press(EntryMode.QUANTITY);
    entry.step(1);
    assertThat(played).containsExactly(Tone.REFUSED, Tone.REFUSED);
    assertThat(acts()).isEmpty();
  }

  @Test
  void oneLessThanOneOffersToStrikeTheLineOut() {
    model.lines.set(
        List.of(
            new BasketLine(
                "6",
                BasketLine.Kind.GOODS,
                "Wiper",
                "1 × 4.00",
                400,
                List.of(),
                "",
                false,
                Quantity.pieces(1))));
    type("-");
    assertThat(acts()).isEmpty();
    assertThat(model.notice.get().key()).isEqualTo("sale.lastpiece");
    model.notice.get().action().run().run();
    assertThat(acts()).containsExactly("voidLine(6, )");
  }

  @Test
  void digitsAndEnterAreACodeEvenWhenThereAreHits() {
    type("6901234");
    model.hits.set(SaleSamples.hits(Language.ENGLISH));
    entry.enter();
    assertThat(acts()).containsExactly("scan(6901234)");
  }

  @Test
  void wordsAndEnterAddTheOnlyHitThatIsAsTyped() {
    List<SearchHit> hits = SaleSamples.hits(Language.ENGLISH);
    type("kl");
    model.hits.set(List.of(asTyped(hits.get(0), true), asTyped(hits.get(1), false)));
    assertThat(entry.enter()).isTrue();
    assertThat(acts()).containsExactly("addArticle(a0)");
    assertThat(asked).contains("search(k)", "search(kl)", "search()");
  }

  /** What may be something else than was typed never falls into the basket unseen. */
  @Test
  void enterTakesNoneOfSeveralHitsAndNoCorrectedOne() {
    List<SearchHit> hits = SaleSamples.hits(Language.ENGLISH);
    type("abc");
    model.hits.set(hits);
    assertThat(entry.enter()).isFalse();
    model.hits.set(List.of(asTyped(hits.get(0), false)));
    assertThat(entry.enter()).isFalse();
    assertThat(acts()).isEmpty();
    assertThat(entry.text.get()).isEqualTo("abc");
    entry.clear();
    type("a3");
    model.hits.set(hits);
    assertThat(entry.enter()).as("the article's own code").isTrue();
    assertThat(acts()).containsExactly("addArticle(a3)");
  }

  @Test
  void enterOnNothingDoesNothing() {
    entry.enter();
    assertThat(acts()).isEmpty();
  }

  @Test
  void signsStepAndStarSetsTheQuantity() {
    type("+");
    type("4*");
    assertThat(acts()).containsExactly("addQuantity(6, 1)", "changeQuantity(6, 4)");
  }

  @Test
  void backspaceOnNothingLeavesTheMode() {
    entry.press(EntryMode.QUANTITY);
    type("1");
    entry.backspace();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.QUANTITY);
    entry.backspace();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
  }

  @Test
  void wholeSaleIsVoidedOnlyAfterTheQuestion() {
    entry.pressVoid();
    assertThat(model.notice.get().key()).isEqualTo("sale.ask.void");
    entry.clear();
    assertThat(model.notice.get()).isNull();
    assertThat(acts()).isEmpty();
    entry.pressVoid();
    type("客人走了");
    entry.enter();
    assertThat(acts()).containsExactly("voidSale(客人走了)");
    assertThat(model.notice.get()).isNull();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
  }

  @Test
  void questionIsAnsweredByItsOwnKeyToo() {
    entry.pressVoid();
    model.notice.get().action().run().run();
    assertThat(acts()).containsExactly("voidSale()");
  }

  @Test
  void voidingNothingAsksNothing() {
    model.payable.set(false);
    entry.pressVoid();
    assertThat(entry.mode.get()).isEqualTo(EntryMode.SEARCH);
    assertThat(acts()).containsExactly("voidSale()");
  }

  @Test
  void anotherSentenceOutlivesTheQuestion() {
    entry.pressVoid();
    Notice other = Notice.of(Notice.Level.WARNING, "sale.badnumber");
    model.notice.set(other);
    entry.clear();
    assertThat(model.notice.get()).isEqualTo(other);
  }

  @Test
  void prepayAsksForThePumpUnlessItWasTyped() {
    type("3");
    entry.press(EntryMode.PUMP);
    entry.press(EntryMode.PUMP);
    assertThat(model.notice.get().key()).isEqualTo("sale.ask.pump");
    type("12");
    entry.enter();
    entry.press(EntryMode.PUMP);
    type("0");
    entry.enter();
    entry.press(EntryMode.PUMP);
    type("1.5");
    entry.enter();
    assertThat(acts()).containsExactly("prepay(3)", "prepay(12)");
    assertThat(played).containsExactly(Tone.REFUSED, Tone.REFUSED);
  }

  /** A discount of 5 is not pump 5. */
  @Test
  void whatIsTypedForSomethingElseIsNoPump() {
    type("5");
    assertThat(entry.typedPump()).contains(5);
    entry.clear();
    for (EntryMode mode : EntryMode.values()) {
      entry.mode.set(mode);
      entry.text.set("5");
      boolean pump = mode == EntryMode.SEARCH || mode == EntryMode.PUMP;
      assertThat(entry.typedPump().isPresent()).as(mode.name()).isEqualTo(pump);
      entry.clear();
    }
  }

  @Test
  void pumpsAreRestartedOnlyWhileSomeAreHeldAndAfterTheQuestion() {
    entry.press(EntryMode.RESTART);
    assertThat(played).containsExactly(Tone.REFUSED);
    model.pumps.held.set(8);
    entry.press(EntryMode.RESTART);
    assertThat(acts()).isEmpty();
    entry.enter();
    assertThat(acts()).containsExactly("restartAll()");
  }

  @Test
  void takesAtMostSixtyFourCharacters() {
    type("1".repeat(70));
    assertThat(entry.text.get()).hasSize(64);
  }

  private static SearchHit asTyped(SearchHit hit, boolean asTyped) {
    return new SearchHit(
        hit.articleId(), hit.name(), hit.code(), hit.department(), hit.priceMinor(), asTyped);
  }

  private void type(String text) {
    text.codePoints().forEach(c -> entry.type(Character.toString(c)));
  }

  private List<String> acts() {
    return asked.stream().filter(call -> !call.startsWith("search(")).toList();
  }
}
