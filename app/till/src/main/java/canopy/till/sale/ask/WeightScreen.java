package canopy.till.sale.ask;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.PadEntry;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/** Asks in the right column what the scales show, in kilograms. FX thread. */
public final class WeightScreen implements Screen {
  private static final int MOST_CHARACTERS = 7;
  private static final int GRAM_DIGITS = 3;

  /**
   * What is to be weighed.
   *
   * @param article its name
   * @param price what a kilogram costs, already worded
   */
  public record Question(Function<Language, String> article, String price) {}

  private final WeightActions actions;
  private final PadEntry entry = new PadEntry(MOST_CHARACTERS, true);
  private final AskPane root;
  private final KeyMap keys;

  public WeightScreen(Look look, Question question, WeightActions actions) {
    this.actions = actions;
    this.keys =
        new KeyMap()
            .on("Enter", "sale.weight.confirm", this::confirm)
            .on("Backspace", "sale.backspace", entry::backspace)
            .on("Esc", "sale.weight.refuse", actions::leaveOut);
    this.root = new AskPane(look, "weight", entry);
    root.head(Icon.SCALES, look.texts().bound("sale.weight.title"));
    Label article = Labels.data("question-article");
    article.textProperty().bind(look.texts().languageProperty().map(question.article()));
    Label price = Labels.figure("question-figure");
    price.setText(question.price());
    root.about(article, price);
    root.answers(
        new SimpleStringProperty("0"),
        WeightScreen::written,
        ".",
        this::confirm,
        actions::leaveOut);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return keys;
  }

  @Override
  public boolean typed(String character) {
    root.type(character);
    return true;
  }

  @Override
  public boolean scanned(String code) {
    actions.scanned(code);
    return true;
  }

  private void confirm() {
    grams(entry.text()).ifPresentOrElse(actions::weighed, () -> root.refuse("sale.weight.none"));
  }

  /** Whole grams above zero. */
  private static OptionalLong grams(String typed) {
    BigDecimal grams =
        Formats.typedNumber(typed).orElse(BigDecimal.ZERO).movePointRight(GRAM_DIGITS);
    return grams.signum() > 0 && grams.stripTrailingZeros().scale() <= 0
        ? OptionalLong.of(grams.longValueExact())
        : OptionalLong.empty();
  }

  private static String written(String empty, String typed) {
    return (typed.isEmpty() ? empty : typed) + " kg";
  }
}
