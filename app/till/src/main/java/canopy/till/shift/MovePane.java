package canopy.till.shift;

import canopy.core.shift.CashMovement;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.MovementWords;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Cash that comes or goes without a sale. */
final class MovePane extends HBox {
  private final Texts texts;
  private final ShiftModel model;
  private final ShiftActions actions;
  private final FlowPane reasons = new FlowPane();

  MovePane(Look look, ShiftModel model, ShiftActions actions) {
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("split");
    VBox left = new VBox();
    left.getStyleClass().addAll("panel", "section");
    for (CashMovement.Kind kind : CashMovement.Kind.values()) {
      left.getChildren().add(kindKey(kind));
    }
    reasons.getStyleClass().addAll("chips", "shift-reasons");
    Forms.showWhen(reasons, model.reasons.map(list -> !list.isEmpty()));
    left.getChildren()
        .addAll(reasons, Forms.field(texts.bound("shift.note"), model.note, "move-note"));
    model.reasons.subscribe(now -> showReasons());
    model.movingFor.subscribe(now -> showReasons());
    getChildren().addAll(Forms.wide(left), side());
  }

  private Button kindKey(CashMovement.Kind kind) {
    Button key =
        Keys.sign(
            kind.comesIn() ? Icon.ADD : Icon.MINUS,
            texts.bound(MovementWords.key(kind)),
            () -> actions.moveKind(kind),
            "outcome",
            "tall");
    key.setId("move-" + kind.name());
    key.setMaxWidth(Double.MAX_VALUE);
    model.moving.subscribe(now -> Forms.mark(key, now == kind));
    return key;
  }

  private void showReasons() {
    reasons.getChildren().clear();
    for (ShiftModel.Choice reason : model.reasons.get()) {
      Button chip = Keys.pressable(() -> actions.moveReason(reason.id()), "till-key", "chip");
      chip.setText(reason.name());
      chip.setId("reason-" + reason.id());
      Forms.mark(chip, reason.id().equals(model.movingFor.get()));
      reasons.getChildren().add(chip);
    }
  }

  private Node side() {
    Label amount = Labels.figure("entry-figure");
    amount
        .textProperty()
        .bind(model.amount.textProperty().map(text -> text.isEmpty() ? "0" : text));
    HBox line = new HBox(Labels.word(texts.bound("shift.amount")), Labels.space(), amount);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("entry-line");
    NumberPad pad = new NumberPad(actions::type, actions::backspace, ".", List.of());
    pad.getStyleClass().add("side-pad");
    Button back = Keys.word(texts.bound("shift.back"), actions::glance, "tall");
    back.setMaxWidth(Double.MAX_VALUE);
    Button done =
        Keys.sign(Icon.CHECK, texts.bound("shift.moveit"), actions::confirmMove, "primary", "tall");
    done.setId("move-done");
    done.setMaxWidth(Double.MAX_VALUE);
    Label printed = Labels.sentence(texts.bound("shift.slip"), "muted", "small");
    VBox side = new VBox(line, Forms.tall(pad), printed, back, done);
    side.getStyleClass().addAll("panel", "shift-side");
    return side;
  }
}
