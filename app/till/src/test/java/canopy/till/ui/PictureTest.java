package canopy.till.ui;

import canopy.till.Patience;
import canopy.till.ui.control.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The base of picture tests: shows a screen headless, writes {@code
 * target/pictures/NAME-LANGUAGE-THEME-WIDTH.png} and checks that every word fits.
 */
public abstract class PictureTest {
  private static final Pattern RAW_KEY = Pattern.compile("[a-z]{2,}(\\.[A-Za-z0-9_-]+)+");

  private static final Path FOLDER = Path.of("target", "pictures");

  /** Of this class, until its end. FX thread. */
  private static final List<Scene> SHOT = new ArrayList<>();

  @BeforeAll
  static void startToolkit() throws Exception {
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    try {
      Platform.startup(() -> started.complete(true));
    } catch (IllegalStateException alreadyRunning) {
      started.complete(true);
    }
    started.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    Platform.setImplicitExit(false);
    onFx(
        () -> {
          Fonts.load();
          return true;
        });
  }

  /** Clocks on a screen run as long as it has a scene, and hold it with all its pixels. */
  @AfterAll
  static void closeWindows() throws Exception {
    onFx(
        () -> {
          for (Window window : List.copyOf(Window.getWindows())) {
            empty(window.getScene());
            window.hide();
          }
          SHOT.forEach(PictureTest::empty);
          SHOT.clear();
          return true;
        });
  }

  /** Takes everything off a scene that nobody needs any more. FX thread. */
  protected static void empty(Scene scene) {
    scene.setRoot(new Group());
  }

  /** Runs on the FX thread and waits for the answer. */
  protected static <T> T onFx(Callable<T> work) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            answer.complete(work.call());
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Looks again with every pulse of the toolkit until it holds; fails when it does not. */
  protected final void until(Callable<Boolean> condition) throws Exception {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    AnimationTimer timer =
        onFx(
            () ->
                new AnimationTimer() {
                  @Override
                  public void handle(long now) {
                    try {
                      if (condition.call()) {
                        stop();
                        answer.complete(true);
                      }
                    } catch (Exception e) {
                      stop();
                      answer.completeExceptionally(e);
                    }
                  }
                });
    onFx(() -> started(timer));
    try {
      answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      onFx(() -> stopped(timer));
      waitedInVain();
      throw new AssertionError("waited in vain", e);
    }
    onFx(() -> stopped(timer));
  }

  private static boolean started(AnimationTimer timer) {
    timer.start();
    return true;
  }

  private static boolean stopped(AnimationTimer timer) {
    timer.stop();
    return true;
  }

  /** Shows what is there instead of what {@link #until} waited for. */
  protected void waitedInVain() throws Exception {}

  protected static Look look(Language language) {
    return new Look(new Texts(language), Formats.yuan(), Sounds.silent());
  }

  /**
   * The full set: three languages at 1280 x 800 light, Chinese dark, Chinese at 1920 x 1080; each
   * checked to fit.
   */
  protected static void takeAll(String name, Function<Look, Screen> make) throws Exception {
    for (Language language : Language.values()) {
      take(name, language, Theme.LIGHT, 1280, 800, make);
    }
    take(name, Language.CHINESE, Theme.DARK, 1280, 800, make);
    take(name, Language.CHINESE, Theme.LIGHT, 1920, 1080, make);
  }

  /** One picture, checked to fit. */
  protected static void take(
      String name,
      Language language,
      Theme theme,
      int width,
      int height,
      Function<Look, Screen> make)
      throws Exception {
    Scene scene =
        onFx(
            () -> {
              Shell shell = new Shell(look(language), width, height);
              shell.theme(theme);
              shell.show(make.apply(look(language)));
              shell.scene().snapshot(null);
              return shell.scene();
            });
    // What the first layout asked to be done later is done before this comes to its turn.
    List<String> misfits = onFx(() -> shoot(fileName(name, language, theme, width), scene));
    Assertions.assertThat(misfits).as(name + " in " + language).isEmpty();
  }

  /**
   * Writes the picture and returns every text that does not fit. FX thread. The scene needs no
   * window: the headless platform's screen has 1000 x 1000 pixels and cannot show one of 1280 x
   * 800.
   */
  protected static List<String> shoot(String fileName, Scene scene) throws Exception {
    SHOT.add(scene);
    scene.snapshot(null);
    Files.createDirectories(FOLDER);
    Picture.write(scene, FOLDER.resolve(fileName + ".png"));
    return misfits(scene);
  }

  private static String fileName(String name, Language language, Theme theme, int width) {
    return name
        + "-"
        + language.suffix()
        + "-"
        + theme.name().toLowerCase(Locale.ROOT)
        + "-"
        + width;
  }

  /**
   * Every labelled node whose words are cut, squeezed or outside of the window; data texts may end
   * in an ellipsis. A key is shown where a text is missing.
   */
  protected static List<String> misfits(Scene scene) {
    List<String> found = new ArrayList<>();
    check(scene.getRoot(), scene, found);
    return found;
  }

  private static void check(Node node, Scene scene, List<String> found) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.getText() != null
        && !labeled.getText().isBlank()) {
      checkLabeled(labeled, scene, found);
    }
    if (node instanceof TextField field
        && field.getText().isEmpty()
        && field.getPromptText() != null) {
      Text prompt = new Text(field.getPromptText());
      prompt.setFont(field.getFont());
      double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
      if (prompt.getLayoutBounds().getWidth() > room) {
        found.add("prompt \"" + field.getPromptText() + "\" is cut");
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> check(child, scene, found));
    }
  }

  private static void checkLabeled(Labeled labeled, Scene scene, List<String> found) {
    String name = "\"" + labeled.getText() + "\" " + labeled.getStyleClass();
    // What a journal line is called looks like a key, and is data.
    if (!labeled.getStyleClass().contains("data-text")
        && RAW_KEY.matcher(labeled.getText()).matches()) {
      found.add(name + " is a key without a text");
    }
    boolean data = labeled.getStyleClass().contains("data-text");
    if (labeled.lookup(".text") instanceof Text text
        && !data
        && !text.getText().equals(labeled.getText())) {
      if (!text.getText().replace("\n", "").equals(labeled.getText().replace("\n", ""))) {
        found.add(name + " is cut to \"" + text.getText() + "\"");
      }
    }
    double needed = labeled.prefHeight(labeled.getWidth());
    if (labeled.getHeight() < Math.min(needed, labeled.getFont().getSize()) - 1) {
      found.add(name + " is " + labeled.getHeight() + " high and needs " + needed);
    }
    Bounds bounds = labeled.localToScene(labeled.getBoundsInLocal());
    // What scrolls may lie outside.
    if (!clipped(labeled)
        && (bounds.getMinX() < -1
            || bounds.getMaxX() > scene.getWidth() + 1
            || bounds.getMinY() < -1
            || bounds.getMaxY() > scene.getHeight() + 1)) {
      found.add(name + " is outside of the window");
    }
    for (Parent parent = labeled.getParent(); parent != null; parent = parent.getParent()) {
      if (parent.getStyleClass().contains("clipped-cell") || parent.getClip() != null) {
        return;
      }
      Bounds inside = parent.localToScene(parent.getLayoutBounds());
      if (bounds.getMinX() < inside.getMinX() - 1.5 || bounds.getMaxX() > inside.getMaxX() + 1.5) {
        found.add(name + " sticks out of " + parent.getStyleClass());
        return;
      }
    }
  }

  private static boolean clipped(Node node) {
    for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent.getClip() != null) {
        return true;
      }
    }
    return false;
  }
}
