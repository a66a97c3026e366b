package canopy.till.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Releasing the pump: the limit by chips, presets or pad; then authorise, prepay, stop. */
final class ReleasePane extends VBox {
  private final Look look;
  private final Texts texts;
  private final PumpDetailModel model;
  private final PumpDetailActions actions;
  private final HBox presets = new HBox();

  ReleasePane(Look look, PumpDetailModel model, PumpDetailActions actions) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("pump-side");
    VBox limit = new VBox(Labels.word(texts.bound("fuel.limit"), "section-head"), kinds());
    limit.getChildren().addAll(entry(), presets, pad(), give());
    limit.getStyleClass().addAll("panel", "pump-side-panel");
    VBox.setVgrow(limit, Priority.ALWAYS);
    getChildren().addAll(limit, control());
    model.limitKind.addListener((source, before, now) -> showPresets());
    showPresets();
  }

  private Node kinds() {
    return Forms.choice(
        List.of(LimitKind.values()),
        model.limitKind,
        kind -> texts.bound(kind.key()),
        actions::chooseLimit);
  }

  private Node entry() {
    Label unit = Labels.figure("muted");
    unit.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    switch (model.limitKind.get()) {
                      case FULL -> model.entry.get().isEmpty() ? "" : texts.text("fuel.deposit");
                      case AMOUNT -> look.formats().symbol();
                      case VOLUME -> "L";
                    },
                model.limitKind,
                model.entry,
                texts.languageProperty()));
    Label figure = Labels.figure("entry-figure");
    figure
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.entry.get().isEmpty()
                        ? model.limitKind.get() == LimitKind.FULL ? texts.text("fuel.full") : "–"
                        : model.entry.get(),
                model.limitKind,
                model.entry,
                texts.languageProperty()));
    HBox line = new HBox(8, unit, grade(), Labels.space(), figure);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("entry-line");
    return line;
  }

  /** Which grade is prepaid, litres at what price; a press takes the pump's next one. */
  private Node grade() {
    Button grade = Keys.word(said(), actions::nextGrade, "grade-key");
    grade.setId("grade");
    grade.setWrapText(true);
    grade.setMinWidth(0);
    Forms.showWhen(
        grade,
        Bindings.createBooleanBinding(
            () -> isAsked() && model.possible.get().contains(PumpAct.PREPAY),
            model.limitKind,
            model.grade,
            model.entry,
            model.hoses,
            model.possible));
    return grade;
  }

  private boolean isAsked() {
    return switch (model.limitKind.get()) {
      case VOLUME -> model.grade.get() != null;
      case AMOUNT -> !model.hoses.get().isEmpty();
      case FULL -> !model.hoses.get().isEmpty() && !model.entry.get().isEmpty();
    };
  }

  private ObservableValue<String> said() {
    return Bindings.createStringBinding(
        () -> {
          FuelGrade grade = model.grade.get();
          if (grade == null) {
            return texts.text("fuel.anygrade");
          }
          String name = Words.name(look, grade.name());
          return model.limitKind.get() == LimitKind.VOLUME
              ? texts.text("fuel.reckoned", name, look.formats().unitPrice(grade.price()))
              : name;
        },
        model.grade,
        model.limitKind,
        texts.languageProperty());
  }

  private void showPresets() {
    presets.getStyleClass().setAll("key-row");
    presets.getChildren().clear();
    for (int units : model.limitKind.get().presets()) {
      String word =
          model.limitKind.get() == LimitKind.AMOUNT
              ? look.formats().symbol() + units
              : units + " L";
      Button key =
          Keys.word(new SimpleStringProperty(word), () -> actions.preset(units), "preset-key");
      key.setMaxWidth(Double.MAX_VALUE);
      key.setPrefWidth(76);
      presets.getChildren().add(Forms.wide(key));
    }
    boolean some = !presets.getChildren().isEmpty();
    presets.setVisible(some);
    presets.setManaged(some);
  }

  private Node pad() {
    NumberPad pad = new NumberPad(actions::type, actions::erase, ".", List.of());
    pad.getStyleClass().add("side-pad");
    VBox.setVgrow(pad, Priority.ALWAYS);
    return pad;
  }

  private Node give() {
    Button authorise =
        Keys.sign(Icon.READY, texts.bound("fuel.authorise"), actions::authorise, "tall");
    authorise.setId("authorise");
    Button prepay = Keys.sign(Icon.PREPAY, texts.bound("fuel.prepay"), actions::prepay, "tall");
    // What the cashier came for stands out.
    Runnable mark =
        () -> {
          boolean prepaying = model.prepaying.get();
          authorise.getStyleClass().remove("primary");
          prepay.getStyleClass().remove("primary");
          (prepaying ? prepay : authorise).getStyleClass().add("primary");
        };
    model.prepaying.addListener((source, before, now) -> mark.run());
    mark.run();
    return grid(List.of(when(authorise, PumpAct.AUTHORISE), when(prepay, PumpAct.PREPAY)));
  }

  private Node control() {
    Button stop = Keys.sign(Icon.STOP, texts.bound("fuel.stop"), actions::stop, "danger", "tall");
    Button suspend = Keys.sign(Icon.PAUSE, texts.bound("fuel.suspend"), actions::suspend, "tall");
    Button resume = Keys.sign(Icon.RECALL, texts.bound("fuel.resume"), actions::resume, "tall");
    Forms.showWhen(resume, can(PumpAct.RESUME));
    Forms.showWhen(suspend, model.possible.map(acts -> !acts.contains(PumpAct.RESUME)));
    suspend.disableProperty().bind(can(PumpAct.SUSPEND).map(can -> !can));
    Button restart = Keys.sign(Icon.READY, texts.bound("fuel.restart"), actions::restart, "tall");
    Button clear = Keys.sign(Icon.CLOSE, texts.bound("fuel.clear"), actions::clearRelease, "tall");
    HBox second = new HBox(suspend, resume);
    suspend.setMaxWidth(Double.MAX_VALUE);
    resume.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(suspend, Priority.ALWAYS);
    HBox.setHgrow(resume, Priority.ALWAYS);
    return grid(
        List.of(
            when(stop, PumpAct.STOP),
            second,
            when(restart, PumpAct.RESTART),
            when(clear, PumpAct.CLEAR_RELEASE)));
  }

  private static GridPane grid(List<? extends Node> keys) {
    GridPane grid = new GridPane();
    grid.setHgap(8);
    grid.setVgap(8);
    for (int i = 0; i < keys.size(); i++) {
      grid.add(keys.get(i), i % 2, i / 2);
    }
    for (int i = 0; i < 2; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(50);
      grid.getColumnConstraints().add(column);
    }
    return grid;
  }

  private Button when(Button key, PumpAct act) {
    key.disableProperty().bind(can(act).map(can -> !can));
    key.setMaxWidth(Double.MAX_VALUE);
    return key;
  }

  private ObservableValue<Boolean> can(PumpAct act) {
    return model.possible.map(acts -> acts.contains(act));
  }
}
