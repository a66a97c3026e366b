package canopy.till.station.details;

import canopy.hardware.drawer.DrawerSettings;
import canopy.till.station.Devices;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What devices have of their own: printer with drawer, pole display, scanner that types, labels.
 */
final class DetailsScreen implements Screen {
  private static final int LINES_OF_LABELS = 4;

  private final Texts texts;
  private final DetailsModel model;
  private final DetailsActions actions;
  private final Predicate<String> scanned;
  private final ManageFrame frame;

  /**
   * @param scanned gets codes; false if nobody waits for one
   */
  DetailsScreen(
      Surroundings around, DetailsModel model, DetailsActions actions, Predicate<String> scanned) {
    this.texts = around.look().texts();
    this.model = model;
    this.actions = actions;
    this.scanned = scanned;
    VBox left = new VBox(printer(), pole());
    left.getStyleClass().add("stack");
    VBox right = new VBox(scanner(), labels());
    right.getStyleClass().addAll("stack", "settings-side");
    HBox columns = new HBox(Forms.wide(left), right);
    columns.getStyleClass().add("split");
    ScrollPane content = new ScrollPane(columns);
    content.setFitToWidth(true);
    content.getStyleClass().add("plain-scroll");
    Label restart = Labels.word(texts.bound("settings.restart"), "badge", "badge-amber");
    restart.setGraphic(Icon.ALERT.node());
    Forms.showWhen(restart, model.restartNeeded);
    Button back =
        Keys.sign(
            Icon.BACK,
            texts.bound(Place.SETTINGS.key()),
            () -> around.navigation().go(Place.SETTINGS));
    this.frame =
        new ManageFrame(around, Place.DETAILS, model.notice, content, List.of(restart, back));
    frame
        .keys()
        .on("F2", "settings.testprinter", actions::testPrinter)
        .on("F3", "settings.testdrawer", actions::testDrawer)
        .on("F4", "settings.testscanner", actions::testScanner)
        .on("F6", "details.testpole", actions::testPole)
        .on("F7", "details.testlabels", actions::testLabels);
  }

  /** What opens the drawer; the usual command unless another was chosen. */
  static DrawerSettings.Kick kick(Devices.Printer printer) {
    DrawerSettings.Kick kick = printer.drawerKick();
    return kick == null ? DrawerSettings.STANDARD.kick() : kick;
  }

  private Node printer() {
    VBox rows =
        new VBox(
            row(
                "details.ownqr",
                "details.ownqr.hint",
                onOff(of(Devices.Printer::ownQr, false), actions::ownQr)),
            row("details.codepage", "details.codepage.hint", codePage()),
            row(
                "details.oneway",
                "details.oneway.hint",
                onOff(of(Devices.Printer::oneWay, false), actions::oneWay)),
            row(
                "details.sensor",
                "details.sensor.hint",
                Forms.choice(
                    List.of(Devices.DrawerSensor.values()),
                    of(Devices.Printer::drawerSensor, Devices.DrawerSensor.NONE),
                    sensor ->
                        texts.bound(
                            switch (sensor) {
                              case NONE -> "details.sensor.none";
                              case HIGH_IS_OPEN -> "details.sensor.high";
                              case LOW_IS_OPEN -> "details.sensor.low";
                            }),
                    actions::sensor)),
            row(
                "details.kick",
                "details.kick.hint",
                Forms.choice(
                    List.of(DrawerSettings.Kick.values()),
                    of(DetailsScreen::kick, DrawerSettings.Kick.REALTIME),
                    kick ->
                        texts.bound(
                            switch (kick) {
                              case REALTIME -> "details.kick.realtime";
                              case PULSE -> "details.kick.pulse";
                            }),
                    actions::kick)),
            tests(
                key("settings.testprinter", actions::testPrinter, "details-test-printer"),
                key("settings.testdrawer", actions::testDrawer, "details-test-drawer")));
    return where("details.printer", rows, model.printer.isNotNull(), "details.noprinter");
  }

  private <T> ObservableValue<T> of(Function<Devices.Printer, T> read, T otherwise) {
    return Bindings.createObjectBinding(
        () -> {
          Devices.Printer printer = model.printer.get();
          return printer == null ? otherwise : read.apply(printer);
        },
        model.printer);
  }

  private Node pole() {
    VBox rows =
        new VBox(
            row(
                "details.protocol",
                "details.protocol.hint",
                Forms.choice(
                    List.of(Devices.PoleProtocol.values()),
                    spoken(),
                    protocol ->
                        new SimpleStringProperty(
                            switch (protocol) {
                              case LED8 -> "LED8";
                              case LED8_BINARY -> "LED8 bin";
                              case CD5220 -> "CD5220";
                              case CD5220_LATIN -> "CD5220 A-Z";
                            }),
                    actions::pole)),
            tests(key("details.testpole", actions::testPole, "details-test-pole")));
    return where("settings.pole", rows, model.pole.isNotNull(), "details.nopole");
  }

  private ObservableValue<Devices.PoleProtocol> spoken() {
    return Bindings.createObjectBinding(
        () -> {
          Devices.Pole pole = model.pole.get();
          return pole == null ? Devices.PoleProtocol.CD5220 : pole.protocol();
        },
        model.pole);
  }

  private Node scanner() {
    VBox rows = new VBox(hint("details.scanner.hint"));
    for (ScannerField field : ScannerField.values()) {
      rows.getChildren()
          .add(
              row(
                  field.key(),
                  "",
                  field(model.scanner(field), "scanner-" + field, actions::saveScanner)));
    }
    Button save =
        Keys.sign(Icon.READY, texts.bound("details.save"), actions::saveScanner, "primary");
    save.setId("details-save-scanner");
    rows.getChildren()
        .add(
            tests(
                key("settings.test", actions::testScanner, "details-test-scanner"),
                key("details.usual", actions::usualScanner, "details-usual"),
                save));
    rows.getStyleClass().add("details-rows");
    return Forms.section(texts, "details.scanner", rows);
  }

  private Node labels() {
    TextArea area = new TextArea();
    area.setId("details-labels");
    area.setPrefRowCount(LINES_OF_LABELS);
    area.textProperty().bindBidirectional(model.labels);
    area.accessibleTextProperty().bind(texts.bound("details.labels"));
    Button save =
        Keys.sign(Icon.READY, texts.bound("details.save"), actions::saveLabels, "primary");
    save.setId("details-save-labels");
    VBox rows =
        new VBox(
            hint("details.labels.hint"),
            area,
            tests(key("settings.test", actions::testLabels, "details-test-labels"), save));
    return where("details.labels", rows, model.labelsKnown, "details.labels.infile");
  }

  private Node codePage() {
    TextField field = field(model.codePage, "code-page", actions::saveCodePage);
    field.setPromptText("16");
    return field;
  }

  private TextField field(StringProperty value, String id, Runnable save) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().addAll("figure-field", "limit-field");
    field.textProperty().bindBidirectional(value);
    field.setOnAction(event -> save.run());
    return field;
  }

  private HBox onOff(ObservableValue<Boolean> now, Consumer<Boolean> set) {
    return Forms.choice(
        List.of(true, false), now, on -> texts.bound(on ? "settings.on" : "settings.off"), set);
  }

  private Button key(String word, Runnable action, String id) {
    Button key = Keys.word(texts.bound(word), action);
    key.setId(id);
    return key;
  }

  private static HBox tests(Node... keys) {
    HBox row = new HBox(Labels.space());
    row.getChildren().addAll(keys);
    row.getStyleClass().addAll("key-row", "details-keys");
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private Node row(String key, String hintKey, Node control) {
    VBox words = new VBox(Labels.sentence(texts.bound(key), "setting-label"));
    if (!hintKey.isEmpty()) {
      words.getChildren().add(hint(hintKey));
    }
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox row = new HBox(Forms.wide(words), control);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("setting-row", "details-row");
    return row;
  }

  private Label hint(String key) {
    return Labels.sentence(texts.bound(key), "muted", "small");
  }

  /** A section that says why there is nothing to set, where there is not. */
  private Node where(String heading, VBox rows, ObservableValue<Boolean> there, String otherwise) {
    rows.getStyleClass().add("details-rows");
    Label none = hint(otherwise);
    Forms.showWhen(rows, there);
    Forms.showWhen(none, there.map(is -> !is));
    return Forms.section(texts, heading, none, rows);
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
