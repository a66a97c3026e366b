package canopy.till.station;

import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row for each device: its line, how it is, and its test. */
final class DevicesPane extends VBox {
  private static final int CHARACTERS_OF_A_FIELD = 30;

  private final Texts texts;
  private final SettingsModel model;
  private final SettingsActions actions;
  private final List<Runnable> shows = new ArrayList<>();

  /**
   * @param details leads to what a make of device has of its own
   */
  DevicesPane(Texts texts, SettingsModel model, SettingsActions actions, Runnable details) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "section");
    Button more = Keys.word(texts.bound("settings.details"), details);
    more.setId("device-details");
    HBox head = new HBox(Labels.word(texts.bound("settings.devices"), "section-head"));
    head.getChildren().addAll(Labels.space(), more);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    for (DeviceKind kind : DeviceKind.values()) {
      getChildren().add(row(kind));
    }
    model.devices.addListener((source, before, now) -> shows.forEach(Runnable::run));
    texts.languageProperty().addListener((source, before, now) -> shows.forEach(Runnable::run));
    shows.forEach(Runnable::run);
  }

  private Node row(DeviceKind kind) {
    Label name = Labels.word(texts.bound(kind.key()), "device-name");
    name.setGraphic(kind.icon().node());
    Label state = Labels.data("device-state");
    state.setWrapText(true);
    state.setMinHeight(USE_PREF_SIZE);
    FontIcon sign = Health.Level.OFF.icon().node("health-sign");
    HBox how = new HBox(sign, Forms.wide(state));
    how.setSpacing(6);
    how.setAlignment(Pos.CENTER_LEFT);
    Button test = Keys.word(texts.bound("settings.test"), () -> actions.test(kind));
    test.setId("test-" + kind);
    HBox first = new HBox(name, Forms.wide(line(kind)), test);
    first.setAlignment(Pos.CENTER_LEFT);
    first.getStyleClass().add("key-row");
    VBox row = new VBox(first, how);
    if (kind.hasLine()) {
      row.getChildren().add(1, whole(kind));
    }
    if (kind == DeviceKind.FORECOURT) {
      row.getChildren().add(certificate());
    }
    if (kind == DeviceKind.TANK_GAUGE) {
      row.getChildren().add(units());
    }
    row.getStyleClass().add("device-row");
    shows.add(
        () -> {
          DeviceState now =
              model.devices.get().getOrDefault(kind, new DeviceState(Health.Level.OFF, "", false));
          now.level().icon().put(sign);
          row.getStyleClass().removeIf(style -> style.startsWith("health-"));
          row.getStyleClass().add(now.level().styleClass());
          state.setText(written(now));
          boolean said = now.level() != Health.Level.OFF || !now.sentence().isEmpty();
          how.setVisible(said);
          how.setManaged(said);
          test.setDisable(now.testing() || now.level() == Health.Level.OFF);
        });
    return row;
  }

  /** A long address again below its field, where all of it can be read. */
  private Node whole(DeviceKind kind) {
    Label address = Labels.data("device-address");
    address.setWrapText(true);
    address.setMinHeight(USE_PREF_SIZE);
    address.textProperty().bind(model.line(kind));
    Forms.showWhen(address, model.line(kind).map(line -> line.length() > CHARACTERS_OF_A_FIELD));
    return address;
  }

  /** What the controller shows, to be compared with its own display before it is trusted. */
  private Node certificate() {
    Label fingerprint = Labels.data("device-state");
    fingerprint.setWrapText(true);
    fingerprint.setMinHeight(USE_PREF_SIZE);
    fingerprint.textProperty().bind(model.certificate.map(DevicesPane::inPairs));
    Button trust = Keys.word(texts.bound("settings.trust"), actions::trustCertificate);
    trust.setId("trust-certificate");
    HBox row = new HBox(Forms.wide(fingerprint), trust);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-row");
    Forms.showWhen(row, model.certificate.isNotEmpty());
    return row;
  }

  /** A gauge does not say what its figures mean. */
  private Node units() {
    HBox chips =
        Forms.choice(
            List.of(GaugeUnits.values()),
            model.gaugeUnits,
            units ->
                texts.bound(
                    switch (units) {
                      case METRIC -> "settings.metric";
                      case US -> "settings.usunits";
                      case IMPERIAL -> "settings.imperial";
                    }),
            actions::gaugeUnits);
    chips.setId("gauge-units");
    HBox row =
        new HBox(
            Forms.wide(Labels.word(texts.bound("settings.gaugeunits"), "setting-label")), chips);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-row");
    Forms.showWhen(row, model.line(DeviceKind.TANK_GAUGE).map(line -> !line.isBlank()));
    return row;
  }

  private static String inPairs(String digits) {
    return String.join(" ", digits.split("(?<=\\G..)", -1)).strip();
  }

  private String written(DeviceState state) {
    String word = texts.text(state.level().key());
    if (state.sentence().isEmpty()) {
      return word;
    }
    return state.level() == Health.Level.OFF ? state.sentence() : word + " · " + state.sentence();
  }

  private Node line(DeviceKind kind) {
    if (!kind.hasLine()) {
      Label on = Labels.sentence(texts.bound("settings.onprinter"), "muted");
      on.setMaxWidth(Double.MAX_VALUE);
      return on;
    }
    TextField field = new TextField();
    field.setId("line-" + kind);
    field.promptTextProperty().bind(texts.bound("settings.noline"));
    field.textProperty().bindBidirectional(model.line(kind));
    field.setOnAction(event -> actions.saveLine(kind));
    field.accessibleTextProperty().bind(texts.bound(kind.key()));
    return field;
  }
}
