package canopy.till.ui.control;

import canopy.hardware.scanner.WedgeDecision;
import canopy.hardware.scanner.WedgeDetector;
import canopy.hardware.scanner.WedgeSettings;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
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

  /** No PIN is longer. */
  private static final int LONGEST_PIN = 8;

  private final BooleanSupplier asksPin;
  private final BooleanSupplier capsLock;
  private final LongSupplier nanoTime;
  private final Consumer<String> scanned;
  private final Consumer<String> typed;
  private final PauseTransition timer = new PauseTransition();
  private WedgeDetector usual;
  private WedgeDetector besidePin;
  private WedgeDetector detector;

  /**
   * @param asksPin whether a PIN is typed now
   * @param capsLock whether Caps Lock is on now
   * @param scanned gets a code
   * @param typed gets characters that turned out to be typing, in order
   */
  WedgeFilter(
      WedgeSettings settings,
      LongSupplier nanoTime,
      BooleanSupplier asksPin,
      BooleanSupplier capsLock,
      Consumer<String> scanned,
      Consumer<String> typed) {
    this.usual = new WedgeDetector(settings);
    this.besidePin = besidePin(settings);
    this.detector = usual;
    this.asksPin = asksPin;
    this.capsLock = capsLock;
    this.nanoTime = nanoTime;
    this.scanned = scanned;
    this.typed = typed;
    timer.setOnFinished(event -> act(detector.silence(nanoTime.getAsLong())));
  }

  private static WedgeDetector besidePin(WedgeSettings settings) {
    return new WedgeDetector(
        settings.withMinLength(Math.max(settings.minLength(), LONGEST_PIN + 1)));
  }

  /** From now on something else counts as a scan. */
  void settings(WedgeSettings next) {
    flush();
    usual = new WedgeDetector(next);
    besidePin = besidePin(next);
    detector = usual;
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
    if (!detector.holding()) {
      detector = asksPin.getAsBoolean() ? besidePin : usual;
      detector.setCapsLock(capsLock.getAsBoolean());
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
