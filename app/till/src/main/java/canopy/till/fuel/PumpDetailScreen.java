package canopy.till.fuel;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.BottomBar;
import canopy.till.ui.control.Columns;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.Keys;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.pump.PumpColumn;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** One pump with everything that can be done there; all pumps stay in sight on the left. */
final class PumpDetailScreen implements Screen {
  private final PumpDetailModel model;
  private final PumpDetailActions actions;
  private final BorderPane root = new BorderPane();
  private final KeyMap keys = new KeyMap();

  PumpDetailScreen(Surroundings around, PumpDetailModel model, PumpDetailActions actions) {
    this.model = model;
    this.actions = actions;
    Texts texts = around.look().texts();
    PumpColumn pumps = new PumpColumn(around.look(), around.pumps(), actions);
    PumpSheet sheet = new PumpSheet(around.look(), model, actions);
    ReleasePane release = new ReleasePane(around.look(), model, actions);
    WriteOffPane form = new WriteOffPane(around.look(), model, actions);
    Forms.showWhen(form, model.form.isNotNull());
    Forms.showWhen(release, model.form.isNull());
    Columns columns = new Columns(pumps, sheet, new StackPane(release, form));
    columns.getStyleClass().add("pump-detail");
    root.setTop(new Header(texts, around.header(), around.headerActions()));
    root.setCenter(columns);
    root.setBottom(bar(texts));
    keys.on("Esc", "fuel.leave", this::leave)
        .on("Enter", "fuel.enter", this::enter)
        .on("F2", "fuel.authorise", actions::authorise)
        .on("F3", "fuel.prepay", actions::prepay)
        .on("F4", "fuel.limit", this::nextLimit)
        .on("F5", "fuel.stop", actions::stop)
        .on("F6", "fuel.suspend", this::pause)
        .on("F11", "fuel.nextgrade", actions::nextGrade)
        .on("F7", "fuel.restart", actions::restart)
        .on("F8", "fuel.take", this::takeOldest)
        .on("F9", "fuel.notpaid", this::formOfOldest)
        .on("Page Up", "fuel.previous", () -> step(-1))
        .on("Page Down", "fuel.next", () -> step(1))
        .on("Backspace", "signin.erase", actions::erase);
  }

  private BottomBar bar(Texts texts) {
    return new BottomBar(
        List.of(
            List.of(
                Keys.function(Icon.BACK, texts.bound("fuel.leave"), "Esc", this::leave),
                Keys.function(
                    Icon.CHEVRON_LEFT, texts.bound("fuel.previous"), "PgUp", () -> step(-1)),
                Keys.function(Icon.CHEVRON_RIGHT, texts.bound("fuel.next"), "PgDn", () -> step(1)),
                Keys.function(Icon.BASKET, texts.bound("fuel.takeoldest"), "F8", this::takeOldest),
                Keys.function(Icon.NOTE, texts.bound("fuel.notpaid"), "F9", this::formOfOldest))));
  }

  private void leave() {
    if (model.form.get() != null) {
      actions.closeForm();
    } else {
      actions.leave();
    }
  }

  /** What was typed is meant; while nothing is, the key that has the focus. */
  private void enter() {
    if (model.form.get() == null && !model.entry.get().isEmpty()) {
      actions.confirm();
    } else if (root.getScene() != null && root.getScene().getFocusOwner() instanceof Button key) {
      key.fire();
    }
  }

  private void step(int by) {
    actions.turn(model.pump.get().number() + by);
  }

  private void pause() {
    if (model.possible.get().contains(PumpAct.RESUME)) {
      actions.resume();
    } else {
      actions.suspend();
    }
  }

  private void nextLimit() {
    List<LimitKind> all = List.of(LimitKind.values());
    actions.chooseLimit(all.get((all.indexOf(model.limitKind.get()) + 1) % all.size()));
  }

  /** The oldest that lies in no sale yet; one that does is given back by its own key. */
  private void takeOldest() {
    model.fills.get().stream()
        .filter(fill -> !fill.taken())
        .findFirst()
        .or(() -> model.fills.get().stream().findFirst())
        .ifPresent(fill -> actions.takeFill(fill.id()));
  }

  private void formOfOldest() {
    if (!model.fills.get().isEmpty()) {
      actions.openForm(model.fills.get().getFirst().id());
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
  public boolean typed(String character) {
    if (model.form.get() == null && character.matches("[0-9.,]")) {
      actions.type(character);
      return true;
    }
    return false;
  }
}
