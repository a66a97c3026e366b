package canopy.till.ui.control;

import canopy.hardware.scanner.WedgeSettings;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Theme;
import canopy.till.ui.Tone;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The window's content: one screen at a time, at most one modal pane above it, and the key map on
 * F1. It hands keys and scanned codes to whoever is in front, so that a focused control never
 * swallows them. FX thread.
 */
public final class Shell {
  /** Changes the language on every screen. */
  public static final String LANGUAGE_KEY = "Alt+L";

  /** Changes between day and night on every screen. */
  public static final String THEME_KEY = "Alt+N";

  private static final double BELOW_HEADER = 64;

  private final Look look;
  private final StackPane root = new StackPane();
  private final Scene scene;
  private final WedgeFilter wedge;
  private final KeyMap always = new KeyMap();
  private final ObjectProperty<@Nullable Notice> lostCode = new SimpleObjectProperty<>();
  private final Strip lostCodeStrip;
  private @Nullable Node stopAll;
  private @Nullable Screen screen;
  private @Nullable Screen modal;
  private @Nullable KeyMapPane keyMapPane;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);

  /** A shell with the usual limits for keyboard-wedge scanners. */
  public Shell(Look look, double width, double height) {
    this(look, width, height, WedgeSettings.STANDARD, System::nanoTime, Shell::capsLock);
  }

  /**
   * @param wedge what counts as a scan from a keyboard-wedge scanner
   * @param nanoTime a clock that only runs forward
   * @param capsLock whether Caps Lock is on
   */
  public Shell(
      Look look,
      double width,
      double height,
      WedgeSettings wedge,
      LongSupplier nanoTime,
      BooleanSupplier capsLock) {
    this.look = look;
    this.scene = new Scene(new Enlarged(root), width, height);
    this.wedge =
        new WedgeFilter(wedge, nanoTime, this::asksPin, capsLock, this::scanned, this::replay);
    this.lostCodeStrip = new Strip(look.texts(), lostCode);
    lostCodeStrip.getStyleClass().add("lost-code");
    lostCodeStrip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(lostCodeStrip, Pos.TOP_CENTER);
    StackPane.setMargin(lostCodeStrip, new Insets(BELOW_HEADER, 0, 0, 0));
    theme(Theme.LIGHT);
    root.getStyleClass().add("shell");
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> this.wedge.flush());
    scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> takeFocusBack());
  }

  /**
   * A button that was touched does not keep the focus: if it went away, the focus would fall on
   * whatever comes next, and Enter would press that.
   */
  private void takeFocusBack() {
    @Nullable Screen front = front();
    if (front != null && keyMapPane == null && scene.getFocusOwner() instanceof Button) {
      front.root().requestFocus();
    }
  }

  private static boolean capsLock() {
    return Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
  }

  /** From now on something else counts as a scan from a scanner that types. */
  public void scannerTypes(WedgeSettings limits) {
    wedge.settings(limits);
  }

  /** From now on language and theme have a key on every screen, and under every pane. */
  public void looksWith(Runnable otherLanguage, Runnable otherTheme) {
    always.on(LANGUAGE_KEY, "sale.language", otherLanguage);
    always.on(THEME_KEY, "sale.theme", otherTheme);
  }

  /**
   * From now on one press stops every pump, whatever is in front: the Pause key always, and a key
   * in the place of the header's while something lies above the header.
   */
  public void stopAllWith(Runnable action) {
    always.on("Pause", "ui.stopall", action);
    Button key = Keys.sign(Icon.STOP, look.texts().bound("ui.stopall"), action, "stop-all");
    key.setId("stop-all-above");
    HBox place = new HBox(key);
    place.getStyleClass().addAll("header", "header-above");
    place.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(place, Pos.TOP_RIGHT);
    stopAll = place;
  }

  public Scene scene() {
    return scene;
  }

  /** The look of this moment, which is not always that of the settings. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  public Theme theme() {
    return theme.get();
  }

  public void theme(Theme next) {
    theme.set(next);
    next.apply(scene);
  }

  /** Brings a screen into view; closes whatever was above the last one. */
  public void show(Screen next) {
    Screen above = modal;
    screen = next;
    modal = null;
    keyMapPane = null;
    lostCode.set(null);
    root.getChildren().setAll(next.root());
    next.root().requestFocus();
    next.shown();
    if (above != null) {
      above.dropped();
    }
  }

  public @Nullable Screen screen() {
    return screen;
  }

  /**
   * Puts a pane above the screen; keys and codes go to it until it is closed. A modal that was open
   * is replaced.
   */
  public void openModal(Screen pane) {
    Screen before = modal;
    closeModal();
    if (before != null && !before.equals(pane)) {
      before.dropped();
    }
    modal = pane;
    StackPane veil = new StackPane(pane.root());
    veil.getStyleClass().add("veil");
    if (pane.root() instanceof Region region) {
      region.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
    cover(veil);
    pane.root().requestFocus();
    pane.shown();
  }

  public void closeModal() {
    if (modal != null) {
      modal = null;
      closeKeyMap();
      root.getChildren().remove(1, root.getChildren().size());
      if (screen != null) {
        screen.root().requestFocus();
      }
    }
  }

  public boolean modalOpen() {
    return modal != null;
  }

  /**
   * Hands a scanned code to the front; says so, with a tone, where codes have no place: an article
   * that was scanned there is not in the sale.
   */
  public void scanned(String code) {
    @Nullable Screen front = front();
    lostCode.set(null);
    if (front == null || keyMapPane != null || !front.scanned(code)) {
      look.sounds().play(Tone.REFUSED);
      lostCode.set(Notice.of(Notice.Level.REFUSED, "ui.nocodehere"));
      root.getChildren().remove(lostCodeStrip);
      root.getChildren().add(lostCodeStrip);
    }
  }

  /** Puts a pane above everything but STOP ALL. */
  private void cover(Node pane) {
    Node key = stopAll;
    if (key == null) {
      root.getChildren().add(pane);
    } else {
      root.getChildren().remove(key);
      root.getChildren().addAll(pane, key);
    }
  }

  private boolean asksPin() {
    @Nullable Screen front = front();
    return front != null && front.asksPin();
  }

  private @Nullable Screen front() {
    return modal != null ? modal : screen;
  }

  private void pressed(KeyEvent event) {
    if (wedge.pressed(event)) {
      event.consume();
      return;
    }
    @Nullable Screen front = front();
    if (always.press(event, false)) {
      event.consume();
      return;
    }
    if (front == null) {
      return;
    }
    if (keyMapPane != null) {
      if (event.getCode() == KeyCode.F1 || event.getCode() == KeyCode.ESCAPE) {
        closeKeyMap();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.F1) {
      openKeyMap(front);
      event.consume();
    } else if (front.keys().press(event, writing())) {
      event.consume();
    } else if (isAltAlone(event) && isSign(event.getCode())) {
      look.sounds().play(Tone.REFUSED); // A way to another page that is not open here.
      event.consume();
    }
  }

  /** No character is meant then. AltGr, which may come as Alt and Ctrl, writes. */
  private static boolean isAltAlone(KeyEvent event) {
    return event.isAltDown() && !event.isControlDown();
  }

  private static boolean isSign(KeyCode code) {
    return code.isLetterKey() || code.isDigitKey();
  }

  private void typed(KeyEvent event) {
    if (isSpaceOnButton(event)) {
      return;
    }
    if (isAltAlone(event) || event.isMetaDown() || wedge.typed(event)) {
      event.consume(); // A shortcut leaves no character behind.
      return;
    }
    boolean plain = !event.getCharacter().isEmpty() && !event.isControlDown();
    if (keyMapPane != null || (plain && !writing() && toFront(event.getCharacter()))) {
      event.consume();
    }
  }

  /** Characters that were withheld turned out to be typing. */
  private void replay(String text) {
    if (keyMapPane == null
        && scene.getFocusOwner() instanceof TextInputControl input
        && input.isEditable()) {
      input.replaceSelection(text);
    } else if (keyMapPane == null) {
      text.chars().forEach(c -> toFront(Character.toString(c)));
    }
  }

  private boolean toFront(String character) {
    @Nullable Screen front = front();
    boolean printable = character.charAt(0) >= ' ' && character.charAt(0) != 0x7f;
    return front != null && printable && front.typed(character);
  }

  private boolean isSpaceOnButton(KeyEvent event) {
    return event.getCharacter().equals(" ") && scene.getFocusOwner() instanceof ButtonBase;
  }

  private boolean writing() {
    @Nullable Node owner = scene.getFocusOwner();
    return owner instanceof TextInputControl input && input.isEditable();
  }

  private void openKeyMap(Screen front) {
    KeyMapPane pane = new KeyMapPane(look.texts(), front.keys().plus(always), this::closeKeyMap);
    keyMapPane = pane;
    cover(pane);
  }

  private void closeKeyMap() {
    if (keyMapPane != null) {
      root.getChildren().remove(keyMapPane);
      keyMapPane = null;
      if (modal == null) {
        root.getChildren().remove(stopAll);
      }
    }
  }
}
