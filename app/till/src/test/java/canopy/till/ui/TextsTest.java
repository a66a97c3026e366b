package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

/** How texts follow the language; that they are complete is a rule of the architecture tests. */
class TextsTest {
  @Test
  void boundTextsFollowLanguageAndArguments() {
    Texts texts = new Texts(Language.ENGLISH);
    SimpleStringProperty till = new SimpleStringProperty("1");
    var bound = texts.bound("ui.till", till);
    assertThat(bound.get()).isEqualTo("Till 1");
    till.set("2");
    assertThat(bound.get()).isEqualTo("Till 2");
    texts.speak(Language.CHINESE);
    assertThat(bound.get()).isEqualTo("2 号收银机");
    assertThat(texts.in(Language.SPANISH, "ui.till", "3")).isEqualTo("Caja 3");
  }

  @Test
  void missingKeyShowsItselfAndAnUnfilledHoleStays() {
    Texts texts = new Texts(Language.ENGLISH);
    assertThat(texts.text("ui.nosuch")).isEqualTo("ui.nosuch");
    assertThat(texts.text("ui.till")).isEqualTo("Till {0}");
  }
}
