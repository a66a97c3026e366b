package canopy.till.sale;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import canopy.till.ui.control.PadEntry;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Asks for the customer's date of birth in the right column: the latest date that will do, a field
 * and a pad.
 */
final class AgeScreen implements Screen {
  private static final int DATE_DIGITS = 8;

  /**
   * What is asked, once per sale.
   *
   * @param years the age that the strictest article needs
   * @param latestBirth who was born on this day or before is old enough today
   * @param article the name of the article that needs it
   */
  record Question(int years, LocalDate latestBirth, Function<Language, String> article) {}

  private final Look look;
  private final AgeActions actions;
  private final PadEntry entry = new PadEntry(DATE_DIGITS, false);
  private final SimpleStringProperty flawKey = new SimpleStringProperty("");
  private final VBox root = new VBox();
  private final KeyMap keys;

  AgeScreen(Look look, Question question, AgeActions actions) {
    this.look = look;
    this.actions = actions;
    this.keys =
        new KeyMap()
            .on("Enter", "sale.age.confirm", this::confirm)
            .on("Backspace", "sale.backspace", entry::backspace)
            .on("Esc", "sale.age.refuse", actions::refuseArticles);
    root.getStyleClass().addAll("panel", "age");
    root.getChildren().addAll(head(question), wanted(question), field(), flaw(), answers(), pad());
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
    flawKey.set("");
    if (!entry.type(character)) {
      look.sounds().play(Tone.REFUSED);
    }
    return true;
  }

  private HBox head(Question question) {
    Label title =
        Labels.sentence(look.texts().bound("sale.age.title", question.years()), "age-title");
    HBox head = new HBox(Icon.AGE.node("pane-icon"), title);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("age-head");
    return head;
  }

  private VBox wanted(Question question) {
    Label articles = Labels.data("age-articles");
    articles
        .textProperty()
        .bind(look.texts().languageProperty().map(spoken -> question.article().apply(spoken)));
    Label latest = Labels.figure("age-latest");
    latest.setText(question.latestBirth().toString());
    VBox box =
        new VBox(
            articles, Labels.sentence(look.texts().bound("sale.age.latest"), "age-word"), latest);
    box.getStyleClass().add("age-wanted");
    return box;
  }

  private Label field() {
    Label field = Labels.figure("age-field");
    field.setId("age-field");
    field
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> written(look.texts().text("sale.age.pattern"), entry.text()),
                entry.textProperty(),
                look.texts().languageProperty()));
    field.setMaxWidth(Integer.MAX_VALUE);
    return field;
  }

  private Label flaw() {
    Texts texts = look.texts();
    Label flaw = Labels.sentence(texts.bound("sale.age.type"), "age-flaw");
    flaw.textProperty().unbind();
    flaw.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.text(flawKey.get().isEmpty() ? "sale.age.type" : flawKey.get()),
                flawKey,
                texts.languageProperty()));
    flawKey.addListener(
        (source, before, now) -> {
          flaw.getStyleClass().remove("danger-text");
          if (!now.isEmpty()) {
            flaw.getStyleClass().add("danger-text");
          }
        });
    VBox.setVgrow(flaw, Priority.ALWAYS);
    flaw.setAlignment(Pos.TOP_LEFT);
    flaw.setMaxHeight(Integer.MAX_VALUE);
    return flaw;
  }

  private HBox answers() {
    Button refuse =
        Keys.word(look.texts().bound("sale.age.refuse"), actions::refuseArticles, "tall");
    refuse.setId("age-refuse");
    Button confirm =
        Keys.word(look.texts().bound("sale.age.confirm"), this::confirm, "tall", "primary");
    confirm.setId("age-confirm");
    confirm.setMaxWidth(Integer.MAX_VALUE);
    HBox.setHgrow(confirm, Priority.ALWAYS);
    HBox row = new HBox(refuse, confirm);
    row.getStyleClass().add("age-answers");
    return row;
  }

  private NumberPad pad() {
    return new NumberPad(this::typed, entry::backspace, "00", List.of());
  }

  private void confirm() {
    date(entry.text())
        .ifPresentOrElse(
            actions::born,
            () -> {
              flawKey.set("sale.age.nodate");
              look.sounds().play(Tone.REFUSED);
            });
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
