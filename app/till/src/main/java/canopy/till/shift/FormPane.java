package canopy.till.shift;

import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** From one shift to the next, step by step. What a device has done is ticked by itself. */
final class FormPane extends VBox {
  /** Where a shift is opened, while none is. */
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

  private final Texts texts;
  private final ShiftModel model;
  private final ShiftActions actions;

  FormPane(Look look, ShiftModel model, ShiftActions actions) {
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "shift-form");
    getChildren().add(Labels.word(texts.bound("shift.form"), "section-head"));
    int place = 0;
    for (FormStep step : FormStep.values()) {
      place++;
      getChildren().add(key(step, place));
    }
  }

  private Button key(FormStep step, int place) {
    Label number = Labels.figure("shift-step-number");
    number.setText(Integer.toString(place));
    Node tick = Icon.CHECK.node("shift-step-tick");
    StackPane sign = new StackPane(number, tick);
    sign.getStyleClass().add("shift-step-sign");
    Label word = Labels.sentence(texts.bound(step.key()), "shift-step-word");
    Label detail = Labels.data("muted", "small");
    Forms.showWhen(detail, detail.textProperty().isNotEmpty());
    VBox words = new VBox(word, detail);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(sign, Forms.wide(words));
    words.setMinWidth(0);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-row");
    Button key = Keys.pressable(() -> actions.take(step), "till-key", "shift-step");
    key.setId("step-" + step.name());
    key.setGraphic(row);
    key.setMaxWidth(Double.MAX_VALUE);
    key.accessibleTextProperty().bind(texts.bound(step.key()));
    model.ticks.subscribe(
        ticks -> {
          ShiftModel.Tick now = ticks.getOrDefault(step, ShiftModel.Tick.TO_DO);
          tick.setVisible(now.done());
          number.setVisible(!now.done());
          detail.setText(now.detail());
          boolean shut = ticks.getOrDefault(FormStep.CLOSE, ShiftModel.Tick.TO_DO).done();
          key.pseudoClassStateChanged(NEXT, step == FormStep.OPEN && shut && !now.done());
        });
    return key;
  }
}
