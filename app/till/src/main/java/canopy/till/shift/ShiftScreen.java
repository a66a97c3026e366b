package canopy.till.shift;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.control.Keys;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The steps on the left, and what one of them needs beside them. */
final class ShiftScreen implements Screen {
  private final ShiftModel model;
  private final ShiftActions actions;
  private final ManageFrame frame;
  private final ResultPane result;

  ShiftScreen(Surroundings around, ShiftModel model, ShiftActions actions) {
    this.model = model;
    this.actions = actions;
    Look look = around.look();
    CountPane count = new CountPane(look, model, actions);
    ReadPane read = new ReadPane(look, model, actions);
    this.result = new ResultPane(look, model, actions);
    Map<Face, Region> panes = new EnumMap<>(Face.class);
    for (Face face : Face.values()) {
      panes.put(
          face,
          switch (face) {
            case GLANCE -> new GlancePane(look, model, actions);
            case OPEN, COUNT -> count;
            case MOVE -> new MovePane(look, model, actions);
            case RESULT -> result;
            case TANKS, TOTALISERS -> read;
          });
    }
    StackPane shown = new StackPane();
    model.face.subscribe(
        face -> {
          shown.getChildren().setAll(panes.get(face));
          result.begin();
        });
    HBox content = new HBox(new FormPane(look, model, actions), Forms.wide(shown));
    content.getStyleClass().add("split");
    Button cash =
        Keys.sign(Icon.CASH, look.texts().bound("shift.cash"), actions::startMove, "second");
    cash.setId("move-cash");
    cash.disableProperty().bind(model.view.map(view -> view.number() == 0));
    Button report =
        Keys.sign(Icon.REPRINT, look.texts().bound("shift.x"), actions::report, "second");
    report.setId("x-report");
    report.disableProperty().bind(model.view.map(view -> view.number() == 0));
    this.frame = new ManageFrame(around, Place.SHIFT, model.notice, content, List.of(cash, report));
    frame
        .keys()
        .on("F5", "shift.accept", actions::accept)
        .on("F6", "shift.step.open", () -> actions.take(FormStep.OPEN))
        .on("F7", "shift.step.count", () -> actions.take(FormStep.COUNT))
        .on("F8", "shift.cash", actions::startMove)
        .on("F9", "shift.x", actions::report)
        .on("F11", "shift.back", actions::glance)
        .on("F12", "shift.confirm", this::confirm)
        .on("Down", "shift.next", () -> actions.row(1))
        .on("Enter", "shift.next", () -> actions.row(1))
        .on("Up", "shift.previous", () -> actions.row(-1))
        .on("Backspace", "signin.erase", actions::backspace);
  }

  private void confirm() {
    switch (model.face.get()) {
      case GLANCE -> actions.take(FormStep.CLOSE);
      case OPEN, COUNT -> actions.confirmCount();
      case MOVE -> actions.confirmMove();
      case RESULT -> actions.close();
      case TANKS, TOTALISERS -> actions.recordReadings();
    }
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }

  /** Coming back with a difference to explain, the face is the same as before. */
  @Override
  public void shown() {
    if (model.face.get() == Face.RESULT) {
      result.begin();
    }
  }

  @Override
  public boolean typed(String character) {
    return actions.type(character);
  }
}
