package canopy.till.operator.signin;

import canopy.till.operator.pin.PinPane;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.PumpStrip;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.LookedAtPumps;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in and lock screen: the station on the left, people or the PIN pad on the right. Digits on
 * the keyboard work at once; Enter confirms.
 */
final class SignInScreen implements Screen {
  private static final int PERMILLE = 1000;

  private final Texts texts;
  private final HeaderModel header;
  private final SignInModel model;
  private final SignInActions actions;
  private final BorderPane root = new BorderPane();
  private final TilePane tiles = new TilePane();
  private final KeyMap keys;

  SignInScreen(Surroundings around, SignInModel model, SignInActions actions) {
    this.texts = around.look().texts();
    this.header = around.header();
    this.model = model;
    this.actions = actions;
    root.getStyleClass().add("signin");
    // The forecourt goes on: it is in sight whoever is, or is not, at the till.
    PumpStrip pumps =
        new PumpStrip(around.look(), around.pumps(), new LookedAtPumps(actions::touchPump));
    pumps.getStyleClass().add("signin-pumps");
    root.setTop(new VBox(new Header(texts, header, around.headerActions()), pumps));
    root.setLeft(station());
    StackPane right = new StackPane(people(), entry());
    right.getStyleClass().add("signin-right");
    root.setCenter(right);
    keys =
        PinPane.keys(actions)
            .on("Esc", "signin.other", actions::chooseAgain)
            .on("F2", "signin.language", this::nextLanguage);
    model.operators.addListener((source, before, now) -> showPeople());
    showPeople();
  }

  private VBox station() {
    Label clock = Labels.figure("signin-clock");
    clock.textProperty().bind(header.clock);
    Label date = Labels.data("signin-date");
    date.textProperty().bind(model.date);
    Label name = Labels.data("signin-station");
    name.setWrapText(true);
    name.textProperty().bind(model.station);
    Label till = Labels.word(texts.bound("ui.till", header.till), "signin-till");
    Region space = Forms.tall(new Region());
    HBox languages =
        Forms.choice(
            List.of(Language.values()),
            texts.languageProperty(),
            language -> new SimpleStringProperty(language.ownName()),
            actions::speak);
    Label brand = Labels.word(new SimpleStringProperty("Canopy"), "signin-brand");
    brand.setGraphic(Icon.CALLING.node("signin-brand-icon"));
    VBox box =
        new VBox(
            brand,
            name,
            till,
            space,
            clock,
            date,
            Forms.tall(new Region()),
            catchingUp(),
            languages);
    box.getStyleClass().add("signin-station-side");
    return box;
  }

  private VBox catchingUp() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.catchingUpPermille.divide((double) PERMILLE));
    bar.setMaxWidth(Double.MAX_VALUE);
    VBox box =
        new VBox(
            Labels.sentence(texts.bound("signin.start.rebuilding"), "signin-till"),
            bar,
            Labels.sentence(texts.bound("signin.start.safe"), "signin-till"));
    box.getStyleClass().add("signin-catching-up");
    Forms.showWhen(box, model.catchingUpPermille.greaterThanOrEqualTo(0));
    return box;
  }

  private VBox people() {
    tiles.getStyleClass().add("operator-tiles");
    tiles.setPrefColumns(3);
    Label title = Labels.word(texts.bound("signin.who"), "signin-title");
    Label hint = Labels.sentence(texts.bound("signin.ornumber"), "muted");
    VBox box = new VBox(title, waiting(), hint, new Strip(texts, model.notice), tiles);
    box.getStyleClass().add("signin-people");
    Forms.showWhen(box, model.chosen.isNull().and(model.pin.number.isEmpty()));
    return box;
  }

  private VBox entry() {
    Label badge = Labels.figure("operator-badge", "operator-badge-large");
    Label name = Labels.data("signin-name");
    Label role = Labels.data("muted");
    model.chosen.addListener((source, before, now) -> showPerson(badge, name, role, now));
    showPerson(badge, name, role, model.chosen.get());
    Label lock = Labels.word(texts.bound("signin.lockedtill"), "signin-locked");
    lock.setGraphic(Icon.LOCK.node());
    Forms.showWhen(lock, model.locked);
    VBox who = new VBox(name, role);
    who.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(who, Priority.ALWAYS);
    Button again = Keys.word(texts.bound("signin.other"), actions::chooseAgain);
    Forms.showWhen(again, model.locked.not());
    Button over = Keys.word(texts.bound("signin.takeover"), actions::takeOver);
    over.setId("take-over");
    Forms.showWhen(over, model.locked);
    HBox person = new HBox(badge, who, again, over);
    person.getStyleClass().add("signin-person");
    person.setAlignment(Pos.CENTER_LEFT);
    PinPane pad = new PinPane(texts, model.pin, actions);
    VBox.setVgrow(pad, Priority.ALWAYS);
    VBox box = new VBox(lock, waiting(), person, new Strip(texts, model.notice), pad);
    box.getStyleClass().addAll("panel", "signin-entry");
    Forms.showWhen(box, model.chosen.isNotNull().or(model.pin.number.isNotEmpty()));
    return box;
  }

  private Label waiting() {
    Label waiting = Labels.data("signin-waiting");
    waiting.textProperty().bind(model.waiting);
    Forms.showWhen(waiting, model.waiting.isNotEmpty());
    return waiting;
  }

  private void showPerson(Label badge, Label name, Label role, @Nullable OperatorTile person) {
    badge.setText(person == null ? "#" : person.initial());
    name.setText(person == null ? "" : person.name());
    role.setText(person == null ? "" : person.id() + " · " + person.role());
  }

  private void showPeople() {
    tiles.getChildren().clear();
    for (OperatorTile person : model.operators.get()) {
      Label badge = Labels.figure("operator-badge");
      badge.setText(person.initial());
      Label name = Labels.data("operator-name");
      name.setText(person.name());
      Label role = Labels.data("muted", "small");
      role.setText(person.id() + " · " + person.role());
      VBox words = new VBox(name, role);
      words.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox box = new HBox(badge, words);
      box.setAlignment(Pos.CENTER_LEFT);
      box.getStyleClass().add("operator-box");
      Button tile = Keys.pressable(() -> actions.choose(person), "till-key", "operator-tile");
      tile.setGraphic(box);
      tile.setAccessibleText(person.name());
      tiles.getChildren().add(tile);
    }
  }

  private void nextLanguage() {
    actions.speak(texts.language().next());
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
  public boolean asksPin() {
    return true;
  }

  @Override
  public boolean typed(String character) {
    return PinPane.typed(actions, character);
  }
}
