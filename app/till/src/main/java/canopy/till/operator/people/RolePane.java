package canopy.till.operator.people;

import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.till.ui.Icon;
import canopy.till.ui.Refusals;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One role, to be written: each right allowed, allowed with approval, or denied. */
final class RolePane extends VBox {
  private static final int SECONDS_A_MINUTE = 60;

  /** Minutes until the till locks itself; zero for never, nothing for the station's setting. */
  private static final List<Optional<Integer>> LOCKS =
      List.of(
          Optional.empty(),
          Optional.of(60),
          Optional.of(120),
          Optional.of(300),
          Optional.of(600),
          Optional.of(0));

  private final Texts texts;
  private final PeopleModel model;
  private final PeopleActions actions;

  RolePane(Texts texts, PeopleModel model, PeopleActions actions) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "role-form");
    VBox name = Forms.field(texts.bound("people.rolename"), model.roleName, "role-name");
    name.disableProperty().bind(model.nameable.not().or(model.roleDecided));
    Button save = Keys.sign(Icon.READY, texts.bound("people.save"), actions::save, "primary");
    save.setId("role-save");
    save.disableProperty().bind(model.roleDecided);
    Label decided = Labels.sentence(texts.bound("people.decided.role"), "muted");
    Forms.showWhen(decided, model.roleDecided);
    HBox head = new HBox(Forms.wide(name), save);
    head.getStyleClass().add("role-head");
    head.setAlignment(Pos.BOTTOM_LEFT);
    VBox lock = new VBox(Labels.word(texts.bound("people.lockafter"), "field-label"), locks());
    lock.getStyleClass().add("field");
    VBox matrix = matrix();
    matrix.disableProperty().bind(model.roleDecided);
    lock.disableProperty().bind(model.roleDecided);
    ScrollPane scroll = new ScrollPane(matrix);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    getChildren()
        .addAll(
            head,
            decided,
            lock,
            Labels.sentence(texts.bound("people.degrees"), "muted", "small"),
            Forms.tall(scroll));
    Forms.showWhen(this, model.chosenRole.map(role -> true).orElse(false));
  }

  private HBox locks() {
    return Forms.choice(
        LOCKS,
        model.chosenRole.map(RolePane::lock),
        this::lockWord,
        seconds -> actions.lockAfter(seconds.orElse(null)));
  }

  private ObservableValue<String> lockWord(Optional<Integer> seconds) {
    if (seconds.isEmpty()) {
      return texts.bound("people.lock.station");
    }
    return seconds.get() == 0
        ? texts.bound("people.lock.never")
        : texts.bound("people.lock.minutes", seconds.get() / SECONDS_A_MINUTE);
  }

  private VBox matrix() {
    List<Node> rows = new ArrayList<>();
    for (RightGroup group : RightGroup.values()) {
      rows.add(Labels.word(texts.bound(group.key()), "section-head", "right-group"));
      group.rights().forEach(right -> rows.add(row(right)));
    }
    VBox matrix = new VBox();
    matrix.getChildren().addAll(rows);
    matrix.getStyleClass().add("right-matrix");
    return matrix;
  }

  private HBox row(Right right) {
    ObservableValue<Grant> grant =
        model.chosenRole.map(role -> grant(role, right)).orElse(Grant.DENIED);
    HBox degrees =
        Forms.choice(
            List.of(Grant.values()),
            grant,
            each -> texts.bound(key(each)),
            each -> actions.grant(right, each));
    degrees.setId("grant-" + right);
    HBox row =
        new HBox(
            Labels.sentence(texts.bound(Refusals.key(right)), "right-word"),
            Labels.space(),
            degrees);
    row.getStyleClass().addAll("form-row", "right-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Grant grant(@Nullable Role role, Right right) {
    return role == null ? Grant.DENIED : role.grant(right);
  }

  private static Optional<Integer> lock(@Nullable Role role) {
    return role == null ? Optional.empty() : Optional.ofNullable(role.autoLockSeconds());
  }

  private static String key(Grant grant) {
    return switch (grant) {
      case ALLOWED -> "people.allowed";
      case APPROVAL_REQUIRED -> "people.approval";
      case DENIED -> "people.denied";
    };
  }
}
