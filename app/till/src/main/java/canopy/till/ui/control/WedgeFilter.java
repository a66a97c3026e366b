package canopy.till.ui.control;

import canopy.hardware.scanner.WedgeDecision;
import canopy.hardware.scanner.WedgeDetector;
import canopy.hardware.scanner.WedgeSettings;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * Sits before the focused control and tells a keyboard-wedge scanner from a person. Characters are
 * withheld for the few milliseconds that the decision takes; then they are a code, or are typed
 * after all. FX thread.
 */
final class WedgeFilter {
  private static final char EDITING_KEY = '\b';

  private final WedgeDetector detector;
  private final LongSupplier nanoTime;
  private final Consumer<String> scanned;
  private final Consumer<String> typed;
  private final PauseTransition timer = new PauseTransition();

  /**
   * @param scanned gets a code
   * @param typed gets characters that turned out to be typing, in order
   */
  WedgeFilter(
      WedgeSettings settings,
      LongSupplier nanoTime,
      Consumer<String> scanned,
      Consumer<String> typed) {
    this.detector = new WedgeDetector(settings);
    this.nanoTime = nanoTime;
    this.scanned = scanned;
    this.typed = typed;
    timer.setOnFinished(event -> act(detector.silence(nanoTime.getAsLong())));
  }

  /**
   * Before anything else looks at a pressed key.
   *
   * @return true if the key ends a scan and must press nothing
   */
  boolean pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if ((code == KeyCode.ENTER || code == KeyCode.TAB)
        && detector.endsBurst(nanoTime.getAsLong())) {
      return true;
    }
    if (!makesCharacter(event)) {
      flush();
    }
    return false;
  }

  /**
   * Before anything else looks at a typed character.
   *
   * @return true if the character is withheld or belongs to a code
   */
  boolean typed(KeyEvent event) {
    String character = event.getCharacter();
    if (character.length() != 1 || event.isControlDown() || event.isMetaDown()) {
      return false;
    }
    WedgeDecision decision = detector.typed(character.charAt(0), nanoTime.getAsLong());
    act(decision);
    return decision.consumesKey();
  }

  /** Whatever is withheld was typing: a mouse press or a function key has come. */
  void flush() {
    if (detector.holding()) {
      act(detector.typed(EDITING_KEY, nanoTime.getAsLong()));
    }
  }

  private void act(WedgeDecision decision) {
    switch (decision) {
      case WedgeDecision.Burst burst -> scanned.accept(burst.code());
      case WedgeDecision.Replay replay -> typed.accept(replay.text());
      case WedgeDecision.Pass pass -> {}
      case WedgeDecision.Hold hold -> {}
    }
    OptionalLong due = detector.dueNanos();
    timer.stop();
    if (due.isPresent()) {
      long waitNanos = Math.max(0, due.getAsLong() - nanoTime.getAsLong());
      timer.setDuration(Duration.millis(waitNanos / 1_000_000.0 + 1));
      timer.playFromStart();
    }
  }

  private static boolean makesCharacter(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean command =
        code.isFunctionKey()
            || code.isNavigationKey()
            || code == KeyCode.ENTER
            || code == KeyCode.TAB
            || code == KeyCode.BACK_SPACE
            || code == KeyCode.DELETE
            || code == KeyCode.ESCAPE
            || event.isControlDown();
    return !command;
  }
}
