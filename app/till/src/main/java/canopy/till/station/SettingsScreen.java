package canopy.till.station;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Shell;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Settings: devices with their lines and tests, the till's habits, and the station's data. */
final class SettingsScreen implements Screen {
  private static final List<Integer> LOCK_SECONDS = List.of(0, 60, 300, 900);

  private final Texts texts;
  private final SettingsModel model;
  private final SettingsActions actions;
  private final Predicate<String> scanned;
  private final ManageFrame frame;
  private final GridPane station = new GridPane();

  /**
   * @param scanned gets codes; false if nobody waits for one
   */
  SettingsScreen(
      Surroundings around,
      SettingsModel model,
      SettingsActions actions,
      Predicate<String> scanned) {
    this.scanned = scanned;
    this.texts = around.look().texts();
    this.model = model;
    this.actions = actions;
    station.getStyleClass().add("stated-grid");
    VBox left =
        new VBox(
            new DevicesPane(texts, model, actions, () -> around.navigation().go(Place.DETAILS)),
            new AccountsPane(texts, model),
            Forms.section(texts, "settings.station", station));
    left.getStyleClass().add("stack");
    VBox right = new VBox(habits(), looks());
    right.getStyleClass().addAll("stack", "settings-side");
    HBox columns = new HBox(Forms.wide(left), right);
    columns.getStyleClass().add("split");
    ScrollPane content = new ScrollPane(columns);
    content.setFitToWidth(true);
    content.getStyleClass().add("plain-scroll");
    Label restart = Labels.word(texts.bound("settings.restart"), "badge", "badge-amber");
    restart.setGraphic(Icon.ALERT.node());
    Forms.showWhen(restart, model.restartNeeded);
    List<Node> titleKeys = new ArrayList<>(List.of(restart));
    for (Place place : List.of(Place.REASONS, Place.TANKS, Place.LIMITS)) {
      titleKeys.add(
          Keys.sign(place.icon(), texts.bound(place.key()), () -> around.navigation().go(place)));
    }
    this.frame = new ManageFrame(around, Place.SETTINGS, model.notice, content, titleKeys);
    frame
        .keys()
        .on("F2", "settings.testprinter", () -> actions.test(DeviceKind.PRINTER))
        .on("F3", "settings.testdrawer", () -> actions.test(DeviceKind.DRAWER))
        .on("F4", "settings.testscanner", () -> actions.test(DeviceKind.SCANNER))
        .on("F6", "settings.testforecourt", () -> actions.test(DeviceKind.FORECOURT))
        .on("F9", "settings.theme", () -> actions.dark(!model.dark.get()));
    model.station.addListener((source, before, now) -> showStation());
    texts.languageProperty().addListener((source, before, now) -> showStation());
    showStation();
  }

  private Node habits() {
    return Forms.section(
        texts,
        "settings.habits",
        above("settings.autoauthorise", onOff(Settings::autoAuthorise, actions::autoAuthorise)),
        hint("settings.autohint"),
        above(
            "settings.autolock",
            Forms.choice(
                LOCK_SECONDS,
                model.settings.map(Settings::autoLockSeconds),
                this::lockWord,
                actions::autoLock)),
        above(
            "settings.paper",
            Forms.choice(
                List.of(58, 80),
                model.paperMillimetres,
                width -> new SimpleStringProperty(width + " mm"),
                actions::paper)),
        above("settings.paperlanguage", paperLanguage()),
        hint("settings.paperhint"));
  }

  private Node paperLanguage() {
    HBox chips =
        Forms.choice(
            List.of(Language.values()),
            model.settings.map(now -> Language.of(now.paperLanguage().tag())),
            language -> new SimpleStringProperty(language.ownName()),
            actions::paperLanguage);
    chips.setId("paper-language");
    return chips;
  }

  private Node theme() {
    HBox chips =
        Forms.choice(
            List.of(false, true),
            model.dark,
            dark -> texts.bound(dark ? "settings.night" : "settings.daylight"),
            actions::dark);
    chips.setId("theme");
    return chips;
  }

  private Node looks() {
    return Forms.section(
        texts,
        "settings.looks",
        above("settings.theme", theme(), hint("settings.themehint", Shell.THEME_KEY)),
        above("settings.sounds", onOff(Settings::sounds, actions::sounds)),
        above(
            "settings.display",
            Forms.choice(
                List.of(true, false),
                model.customerScreen,
                on -> texts.bound(on ? "settings.on" : "settings.off"),
                actions::customerScreen)),
        above(
            "settings.language",
            Forms.choice(
                List.of(Language.values()),
                texts.languageProperty(),
                language -> new SimpleStringProperty(language.ownName()),
                actions::speak)),
        hint("settings.languagehint", Shell.LANGUAGE_KEY));
  }

  private Node hint(String key, Object... arguments) {
    return Labels.sentence(texts.bound(key, arguments), "muted", "small");
  }

  private HBox onOff(Predicate<Settings> read, Consumer<Boolean> set) {
    return Forms.choice(
        List.of(true, false),
        model.settings.map(read::test),
        on -> texts.bound(on ? "settings.on" : "settings.off"),
        set);
  }

  private ObservableValue<String> lockWord(int seconds) {
    return seconds == 0
        ? texts.bound("settings.never")
        : texts.bound("settings.minutes", seconds / 60);
  }

  private Node above(String key, Node control, Node... below) {
    VBox words = new VBox(Labels.word(texts.bound(key), "setting-label"));
    words.getChildren().addAll(below);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(Forms.wide(words), control);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("setting-row");
    return row;
  }

  private void showStation() {
    station.getChildren().clear();
    int at = 0;
    for (SettingsModel.Stated stated : model.station.get()) {
      Label value = Labels.data("row-value");
      value.setText(stated.value());
      VBox box = new VBox(Labels.word(texts.bound(stated.key()), "field-label"), value);
      station.add(box, at % 4, at / 4);
      at++;
    }
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public boolean scanned(String code) {
    return scanned.test(code);
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }
}
