package canopy.till.operator.signin;

import canopy.till.operator.pin.PinPane;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The pane in which a second person approves one action by PIN; the sale stays the cashier's. A
 * modal above the screen that asked.
 */
final class ApprovalScreen implements Screen {
  private final Texts texts;
  private final ApprovalModel model;
  private final ApprovalActions actions;
  private final HBox root;
  private final VBox people = new VBox();
  private final KeyMap keys;

  ApprovalScreen(Look look, ApprovalModel model, ApprovalActions actions) {
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    PinPane pad = new PinPane(texts, model.pin, actions);
    pad.disableProperty().bind(model.chosen.isNull());
    VBox right = new VBox(pad);
    right.getStyleClass().add("approval-pad");
    root = new HBox(question(), right);
    root.getStyleClass().addAll("pane", "approval");
    keys =
        PinPane.keys(actions)
            .on("Esc", "signin.giveup", actions::giveUp)
            .on("Up", "signin.previous", () -> step(-1))
            .on("Down", "signin.next", () -> step(1));
    model.approvers.addListener((source, before, now) -> showPeople());
    model.chosen.addListener((source, before, now) -> showPeople());
    showPeople();
  }

  private VBox question() {
    HBox head =
        new HBox(
            Icon.APPROVE.node("pane-icon"),
            Labels.word(texts.bound("signin.approval"), "pane-title"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pane-head");
    Label action = Labels.sentence(model.action, "approval-action");
    Label subject = Labels.sentence(model.subject, "approval-subject");
    Forms.showWhen(subject, model.subject.isNotEmpty());
    people.getStyleClass().add("approval-people");
    VBox.setVgrow(people, Priority.ALWAYS);
    VBox box =
        new VBox(
            head,
            action,
            subject,
            Labels.sentence(texts.bound("signin.askedby", model.asker), "muted"),
            Labels.word(texts.bound("signin.approver"), "field-label"),
            people,
            cancel());
    box.getStyleClass().add("approval-question");
    return box;
  }

  private Button cancel() {
    Button cancel = Keys.sign(Icon.CLOSE, texts.bound("signin.giveup"), actions::giveUp, "tall");
    cancel.setId("approval-cancel");
    cancel.setMaxWidth(Double.MAX_VALUE);
    return cancel;
  }

  private void showPeople() {
    people.getChildren().clear();
    for (OperatorTile person : model.approvers.get()) {
      Label name = Labels.data("operator-name");
      name.setText(person.name());
      Label role = Labels.data("muted", "small");
      role.setText(person.role());
      HBox box = new HBox(name, Labels.space(), role);
      box.setAlignment(Pos.CENTER_LEFT);
      box.getStyleClass().add("operator-box");
      Button key = Keys.pressable(() -> actions.choose(person), "till-key", "approver");
      key.setGraphic(box);
      key.setMaxWidth(Double.MAX_VALUE);
      key.setAccessibleText(person.name());
      if (person.equals(model.chosen.get())) {
        key.getStyleClass().add("chosen");
      }
      people.getChildren().add(key);
    }
  }

  private void step(int by) {
    List<OperatorTile> all = new ArrayList<>(model.approvers.get());
    if (!all.isEmpty()) {
      int at = all.indexOf(model.chosen.get());
      actions.choose(all.get(Math.floorMod(at + by, all.size())));
    }
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
  public void dropped() {
    actions.giveUp();
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
