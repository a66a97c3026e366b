package canopy.till.sale.ask;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.PadEntry;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/**
 * Asks for the customer's date of birth in the right column: the latest date that will do, a field
 * and a pad. FX thread.
 */
public final class AgeScreen implements Screen {
  private static final int DATE_DIGITS = 8;

  /**
   * What is asked, once per sale.
   *
   * @param years the age that the article needs
   * @param latestBirth who was born on this day or before is old enough today
   * @param article the name of the article that needs it
   */
  public record Question(int years, LocalDate latestBirth, Function<Language, String> article) {}

  private final AgeActions actions;
  private final PadEntry entry = new PadEntry(DATE_DIGITS, false);
  private final AskPane root;
  private final KeyMap keys;

  public AgeScreen(Look look, Question question, AgeActions actions) {
    this.actions = actions;
    this.keys =
        new KeyMap()
            .on("Enter", "sale.age.confirm", this::confirm)
            .on("Backspace", "sale.backspace", entry::backspace)
            .on("Esc", "sale.age.refuse", actions::refuseArticles);
    this.root = new AskPane(look, "age", entry);
    root.head(Icon.AGE, look.texts().bound("sale.age.title", question.years()));
    Label article = Labels.data("question-article");
    article.textProperty().bind(look.texts().languageProperty().map(question.article()));
    Label latest = Labels.figure("question-figure");
    latest.setText(question.latestBirth().toString());
    root.about(article, Labels.sentence(look.texts().bound("sale.age.latest")), latest);
    root.answers(
        look.texts().bound("sale.age.pattern"),
        AgeScreen::written,
        "00",
        this::confirm,
        actions::refuseArticles);
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
    date(entry.text()).ifPresentOrElse(actions::born, () -> root.refuse("sale.age.nodate"));
  }

  private static Optional<LocalDate> date(String digits) {
    if (digits.length() != DATE_DIGITS) {
      return Optional.empty();
    }
    int all = Integer.parseInt(digits);
    try {
      return Optional.of(LocalDate.of(all / 10_000, all / 100 % 100, all % 100));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The typed digits in the pattern, {@code 1990-05-DD}. */
  private static String written(String pattern, String digits) {
    StringBuilder out = new StringBuilder(pattern);
    for (int i = 0, at = 0; i < digits.length(); i++, at++) {
      if (pattern.charAt(at) == '-') {
        at++;
      }
      out.setCharAt(at, digits.charAt(i));
    }
    return out.toString();
  }
}
