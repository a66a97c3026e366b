package canopy.till.launch.progress;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The name of the program, and how far the start is if it takes long. */
final class StartScreen implements Screen {
  private final Texts texts;
  private final StartModel model;
  private final BorderPane root = new BorderPane();
  private final KeyMap keys = new KeyMap();

  StartScreen(Look look, StartModel model) {
    this.texts = look.texts();
    this.model = model;
    root.getStyleClass().add("signin");
    Label brand = Labels.word(new SimpleStringProperty("Canopy"), "signin-brand");
    brand.setGraphic(Icon.CALLING.node("signin-brand-icon"));
    VBox side =
        new VBox(brand, Labels.sentence(texts.bound("signin.start.opening"), "signin-till"));
    side.getStyleClass().add("signin-station-side");
    root.setLeft(side);
    StackPane middle = new StackPane(bar());
    middle.getStyleClass().add("signin-right");
    root.setCenter(middle);
  }

  private VBox bar() {
    Label lines = Labels.figure("signin-percent");
    lines
        .textProperty()
        .bind(Bindings.createStringBinding(() -> percent(model.progress.get()), model.progress));
    ProgressBar bar = new ProgressBar();
    bar.progressProperty()
        .bind(Bindings.createDoubleBinding(() -> share(model.progress.get()), model.progress));
    bar.setMaxWidth(Double.MAX_VALUE);
    Label step =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> words(model.progress.get()), model.progress, texts.languageProperty()),
            "pin-sentence");
    step.setAlignment(Pos.CENTER);
    VBox box =
        new VBox(lines, bar, step, Labels.sentence(texts.bound("signin.start.safe"), "muted"));
    box.getStyleClass().addAll("panel", "signin-start");
    Forms.showWhen(box, model.slow);
    return box;
  }

  private static String percent(StartProgress progress) {
    return progress.of() == 0 ? "" : progress.done() * 100 / progress.of() + " %";
  }

  private static double share(StartProgress progress) {
    return progress.of() == 0
        ? ProgressBar.INDETERMINATE_PROGRESS
        : (double) progress.done() / progress.of();
  }

  private String words(StartProgress progress) {
    return texts.text(progress.step().key(), progress.done(), progress.of());
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return keys;
  }
}
