package canopy.till.operator.pin;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Texts;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** What the PIN pad shows while somebody types, and while the PIN is checked. */
class PinPaneTest extends PictureTest {
  @Test
  void thereAreAsManyDotsAsDigitsWereTyped() throws Exception {
    onFx(
        () -> {
          PinEntryModel model = new PinEntryModel();
          PinPane pane = pane(model);
          for (int digits : new int[] {0, 1, 6, 3, 0}) {
            model.length.set(digits);
            assertThat(pane.lookupAll(".pin-dot")).hasSize(digits);
          }
          return true;
        });
  }

  @Test
  void checkingIsSaidAndSeen() throws Exception {
    onFx(
        () -> {
          PinEntryModel model = new PinEntryModel();
          PinPane pane = pane(model);
          Label sentence = (Label) pane.lookup(".pin-sentence");
          assertThat(pane.lookup("#pin-checking").isVisible()).isFalse();
          model.checking.set(true);
          assertThat(pane.lookup("#pin-checking").isVisible()).isTrue();
          assertThat(sentence.getText()).isEqualTo("Checking the PIN…");
          model.state.set(PinState.WRONG);
          model.checking.set(false);
          assertThat(pane.lookup("#pin-checking").isVisible()).isFalse();
          assertThat(sentence.getText()).isEqualTo("Wrong PIN. Try again.");
          return true;
        });
  }

  private static PinPane pane(PinEntryModel model) {
    return new PinPane(new Texts(Language.ENGLISH), model, Around.none(PinActions.class));
  }
}
