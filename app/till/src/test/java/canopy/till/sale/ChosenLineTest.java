package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which line, tile or hit Enter and the keys mean. */
class ChosenLineTest extends SaleStory {
  /** What was scanned last is what Del strikes out, also where it has a line already. */
  @Test
  void aLineThatIsCountedUpIsChosen() throws Exception {
    story(
        desk -> {
          BasketLine sprite = piece("1", 1);
          BasketLine coke = piece("2", 1);
          desk.model.lines.set(List.of(sprite));
          desk.model.lines.set(List.of(sprite, coke));
          assertThat(desk.model.chosenLine.get()).isEqualTo("2");
          desk.model.lines.set(List.of(piece("1", 2), coke));
          assertThat(desk.model.chosenLine.get()).isEqualTo("1");
          desk.typist.press("Delete");
          assertThat(acts()).containsExactly("voidLine(1, )");
        });
  }

  @Test
  void enterGoesIntoTheHitsWhereTheyMayBeMeantOtherwise() throws Exception {
    story(
        desk -> {
          desk.typist.type('x');
          desk.model.hits.set(SaleSamples.hits(Language.ENGLISH));
          desk.typist.press("Enter");
          assertThat(acts()).isEmpty();
          assertThat(played).contains(Tone.REFUSED);
          desk.typist.press("Enter");
          assertThat(acts()).containsExactly("addArticle(a0)");
        });
  }

  /** The cross goes with its notice; what gets the focus then must not be a pump. */
  @Test
  void enterAfterATouchDoesNotPressWhatIsLeft() throws Exception {
    story(
        desk -> {
          desk.model.notice.set(Notice.of(Notice.Level.DONE, "sale.nohits"));
          desk.click(".strip-close");
          assertThat(desk.model.notice.get()).isNull();
          desk.shell.scene().snapshot(null);
          assertThat(desk.shell.scene().getFocusOwner()).isEqualTo(desk.screen.root());
          desk.typist.press("Enter");
          assertThat(acts()).isEmpty();
        });
  }

  /** While the cursor is in the search, the key of the whole sale is no key of the field. */
  @Test
  void theSaleIsVoidedWhileTheSearchHasTheCursor() throws Exception {
    story(
        desk -> {
          desk.typist.press("F2");
          desk.typist.press("Shift+Delete");
          assertThat(desk.model.notice.get().key()).isEqualTo("sale.ask.void");
        });
  }

  /** A question is answered even while a pump has the focus. */
  @Test
  void enterAnswersTheQuestionBeforeItOpensAPump() throws Exception {
    story(
        desk -> {
          desk.typist.press("Shift+Delete");
          desk.tiles().getFirst().requestFocus();
          desk.typist.press("Enter");
          assertThat(acts()).containsExactly("voidSale()");
        });
  }

  @Test
  void padAndModeKeysChangeTheChosenLine() throws Exception {
    story(
        desk -> {
          desk.tap("#pad-3");
          desk.tap("#pad-quantity");
          desk.typist.press("Up");
          desk.tap("#pad-discount");
          desk.tap("#pad-1");
          desk.tap("#pad-0");
          desk.tap("#pad-enter");
          assertThat(asked).contains("changeQuantity(6, 3)", "discountPercent(5, 10, )");
        });
  }

  @Test
  void newLineIsChosenAndAChangedLineStaysChosen() throws Exception {
    story(
        desk -> {
          List<BasketLine> lines = new ArrayList<>(desk.model.lines.get());
          desk.typist.press("Up");
          desk.typist.press("Up");
          assertThat(desk.model.chosenLine.get()).isEqualTo("4");
          desk.model.lines.set(List.copyOf(lines));
          assertThat(desk.model.chosenLine.get()).isEqualTo("4");
          lines.add(
              new BasketLine(
                  "7", BasketLine.Kind.GOODS, "x", "1 × 1.00", 100, List.of(), "", false));
          desk.model.lines.set(lines);
          assertThat(desk.model.chosenLine.get()).isEqualTo("7");
          desk.model.lines.set(List.of());
          assertThat(desk.model.chosenLine.get()).isEmpty();
        });
  }

  @Test
  void enterOnAFocusedTileOpensItsDetail() throws Exception {
    story(
        desk -> {
          desk.tiles().get(4).requestFocus();
          desk.typist.press("Enter");
          assertThat(asked).containsExactly("open(5)");
        });
  }
}
