package canopy.till.tour;

import canopy.hardware.line.sim.ControlClient;
import canopy.till.fuel.PumpBoard;
import canopy.till.loop.TillSnapshot;
import canopy.till.sync.HeadOfficeView;
import canopy.till.ui.Fx;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Health;
import canopy.till.window.TillWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The person at the till: presses keys, touches what is visible, scans, looks and waits, all as the
 * window takes it. Called on the script's thread; every call returns when the window has taken it.
 */
final class Cashier {
  /** No step takes a tenth of this; a machine under load may. */
  private static final long PATIENCE_SECONDS = 90;

  /** Between two keys of a quick typist; a scanner is faster. */
  private static final double KEY_MILLIS = 45;

  private final TillWindow window;
  private final int scannerControl;
  private final Texts words = new Texts(Language.CHINESE);

  /**
   * @param scannerControl where the simulated scanner takes orders; 0 if there is none
   */
  Cashier(TillWindow window, int scannerControl) {
    this.window = window;
    this.scannerControl = scannerControl;
  }

  Scene scene() {
    return window.shell().scene();
  }

  /** What the window shows, which is what a person can know: the program may be further. */
  TillSnapshot till() {
    return look(window::shownTill);
  }

  /** The forecourt as the window shows it. */
  PumpBoard board() {
    return look(window::shownBoard);
  }

  /** How it stands with head office. FX thread, as in conditions. */
  HeadOfficeView headOffice() {
    return window.program().headOffice().view();
  }

  /** Whether a pane lies above the screen and takes all keys. FX thread, as in conditions. */
  boolean interrupted() {
    return window.shell().modalOpen();
  }

  /** Whether a part with this style class is in view. FX thread, as in conditions. */
  boolean seesPart(String styleClass) {
    return visible(scene().getRoot()).anyMatch(node -> node.getStyleClass().contains(styleClass));
  }

  /** Whether a text stands on a part with this style class. FX thread, as in conditions. */
  boolean reads(String styleClass, String text) {
    return visible(scene().getRoot())
        .filter(node -> node.getStyleClass().contains(styleClass))
        .anyMatch(node -> shows(node, text));
  }

  /** Whether the health strip says that a part is so. FX thread, as in conditions. */
  boolean health(Health.Part part, Health.Level level) {
    String badge =
        words.in(window.language(), part.key()) + " " + words.in(window.language(), level.key());
    return visible(scene().getRoot())
        .anyMatch(
            node ->
                node.getStyleClass().contains("health-badge")
                    && node.getAccessibleText().startsWith(badge));
  }

  /** Whether a key with this id is visible and can be pressed. FX thread, as in conditions. */
  boolean sees(String id) {
    return find(node -> id.equals(node.getId())) != null;
  }

  /** Whether a text can be read somewhere. FX thread, as in conditions. */
  boolean shows(String text) {
    return shows(scene().getRoot(), text);
  }

  /** The same as {@link #seesPart} from the script's thread. */
  boolean seesPartNow(String styleClass) {
    return look(() -> seesPart(styleClass));
  }

  /** The language that is spoken now: {@code zh}, {@code en} or {@code es}. */
  String language() {
    return look(window::language).locale().getLanguage();
  }

  /** The language key of the second row of function keys. */
  void speakNext() {
    act(window::switchLanguage);
    settle();
  }

  /** Presses a key, written as in {@code KeyMap}: {@code F12}, {@code Ctrl+L}, {@code Enter}. */
  void key(String name) {
    KeyCodeCombination combination = (KeyCodeCombination) KeyCombination.valueOf(name);
    act(() -> keyboard().press(combination));
  }

  private Keyboard keyboard() {
    return new Keyboard(scene());
  }

  /** Types at a person's pace. */
  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      act(() -> keyboard().strike(character));
      pause();
    }
    pause();
  }

  /** Scans: the simulated scanner sends the code over its serial line, else it is keyed in. */
  void scan(String code) {
    if (scannerControl == 0) {
      wedge(code);
      return;
    }
    try (ControlClient scanner = new ControlClient(scannerControl)) {
      scanner.send("scan " + code);
    } catch (IOException e) {
      throw new TourFailed("the scanner simulator did not scan " + code, e);
    }
  }

  /** Scans with a keyboard-wedge scanner: all characters at once, and Enter. */
  void wedge(String code) {
    look(
        () -> {
          for (int i = 0; i < code.length(); i++) {
            keyboard().strike(code.charAt(i));
          }
          keyboard().enter();
          return true;
        });
  }

  /** Touches the key with an id. */
  void touch(String id) {
    touch("#" + id, node -> id.equals(node.getId()));
  }

  /** Touches the key that bears a word of the texts, in whatever language is spoken. */
  void touchWord(String textKey) {
    touch(textKey, bears(textKey));
  }

  /** The same if several keys bear the word: the first one. */
  void touchFirstWord(String textKey) {
    Predicate<Node> wanted = bears(textKey);
    await(
        "the first " + textKey,
        () -> {
          Optional<ButtonBase> first =
              visible(scene().getRoot())
                  .filter(node -> !node.isDisabled() && wanted.test(node))
                  .map(ButtonBase.class::cast)
                  .findFirst();
          first.ifPresent(ButtonBase::fire);
          return first.isPresent();
        });
  }

  /** Whether a key with a word can be pressed. FX thread, as in conditions. */
  boolean seesWord(String textKey) {
    return find(bears(textKey)) != null;
  }

  private Predicate<Node> bears(String textKey) {
    List<String> written = new ArrayList<>();
    for (Language language : Language.values()) {
      written.add(words.in(language, textKey));
    }
    return node -> node instanceof ButtonBase && written.stream().anyMatch(w -> says(node, w));
  }

  /** Touches the first key on which a text stands anywhere. */
  void touchText(String text) {
    touch("\"" + text + "\"", node -> shows(node, text));
  }

  /** Writes into a text field as if it had been touched and typed into. */
  void write(String fieldId, String text) {
    await("the field " + fieldId, () -> field(fieldId) != null);
    look(
        () -> {
          if (field(fieldId) instanceof TextInputControl field) {
            field.requestFocus();
            field.setText(text);
          }
          return true;
        });
  }

  private @Nullable Node field(String id) {
    return visible(scene().getRoot())
        .filter(node -> node instanceof TextInputControl && id.equals(node.getId()))
        .findFirst()
        .orElse(null);
  }

  /** Has the customer's window speak a language. FX thread, as in conditions. */
  void speakToCustomer(Language language) {
    window.speakToCustomer(language);
  }

  /** The scene of the customer's window. */
  Scene customerScene() {
    return look(
        () ->
            Window.getWindows().stream()
                .map(Window::getScene)
                .filter(other -> other != null && !other.equals(scene()))
                .findFirst()
                .orElseThrow());
  }

  /** Types digits on the number pad that is visible. */
  void pad(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      touch("pad-" + digits.charAt(i));
    }
  }

  /** Does something to the window, on its thread. */
  private void act(Runnable deed) {
    look(
        () -> {
          deed.run();
          return true;
        });
  }

  /** Asks something of the window, on its thread. */
  <T> T look(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Fx.run(
        () -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return get(answer, "the window's answer");
  }

  /** Waits until something is so, looking once a frame; gives up after a while. */
  void await(String what, BooleanSupplier condition) {
    CompletableFuture<Boolean> seen = new CompletableFuture<>();
    AnimationTimer eye =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            try {
              if (condition.getAsBoolean()) {
                stop(); // At once: looking may be touching, and the next frame would touch again.
                seen.complete(true);
              }
            } catch (RuntimeException e) {
              stop();
              seen.completeExceptionally(e);
            }
          }
        };
    Fx.run(eye::start);
    try {
      get(seen, what);
    } finally {
      Fx.run(eye::stop);
    }
  }

  /** Waits until the window has been laid out and drawn with what is there now. */
  void settle() {
    int[] frames = new int[1];
    await("a few frames", () -> ++frames[0] > 3);
  }

  private void pause() {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Fx.run(
        () -> {
          PauseTransition pause = new PauseTransition(Duration.millis(KEY_MILLIS));
          pause.setOnFinished(event -> over.complete(true));
          pause.play();
        });
    get(over, "the next key");
  }

  private static <T> T get(CompletableFuture<T> answer, String what) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TourFailed("interrupted while waiting for " + what, e);
    } catch (TimeoutException e) {
      throw new TourFailed("waited " + PATIENCE_SECONDS + " s in vain for " + what, e);
    } catch (ExecutionException e) {
      throw new TourFailed("failed at " + what + ": " + e.getCause(), e);
    }
  }

  private void touch(String what, Predicate<Node> wanted) {
    await(
        what + " to be touched",
        () -> {
          if (find(wanted) instanceof ButtonBase key) {
            key.fire();
            return true;
          }
          return false;
        });
  }

  /** The last one in the scene that is visible and can be pressed: what lies on top comes last. */
  private @Nullable Node find(Predicate<Node> wanted) {
    return visible(scene().getRoot())
        .filter(node -> node instanceof ButtonBase && !node.isDisabled() && wanted.test(node))
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /** A node and everything in it that is visible, from bottom to top. */
  private static Stream<Node> visible(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    Stream<Node> inside =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(Cashier::visible)
            : Stream.empty();
    return Stream.concat(Stream.of(node), inside);
  }

  /** Whether this is its word; its key may be named behind it. */
  private static boolean says(Node node, String word) {
    if (node instanceof ButtonBase key && (key.getText() == null || key.getText().isEmpty())) {
      return word.equals(key.getAccessibleText());
    }
    return node instanceof Labeled labelled
        && labelled.getText() != null
        && (labelled.getText().equals(word) || labelled.getText().startsWith(word + " ("));
  }

  /** Whether a text can be read somewhere in a node. FX thread, as in conditions. */
  static boolean shows(Node node, String text) {
    return visible(node)
        .anyMatch(
            each ->
                each instanceof Labeled labelled
                    && labelled.getText() != null
                    && labelled.getText().contains(text));
  }
}
