package canopy.till.window;

import canopy.till.TillProgram;
import canopy.till.display.DisplayController;
import canopy.till.display.DisplayWindow;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import canopy.till.ui.Theme;
import java.time.Instant;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What the customer sees, in the language of the customers, on a window of its own. FX thread. */
final class CustomerScreen implements AutoCloseable {
  private final TillProgram program;
  private final Texts texts;
  private final DisplayController display;
  private Language set;
  private @Nullable DisplayWindow window;
  private @Nullable Stage behind;
  private Theme dress = Theme.LIGHT;
  private final ListChangeListener<Screen> screens = change -> placeAnew();
  private @Nullable TillSnapshot shown;

  CustomerScreen(TillProgram program, Formats formats) {
    this.program = program;
    this.set = language();
    this.texts = new Texts(set);
    this.display = new DisplayController(new Look(texts, formats, Sounds.silent()));
    prices();
  }

  /** Station and prices, again after they have changed. */
  void prices() {
    display.idle(
        program.master().config().name().in(texts.language().rules()),
        program.master().catalogue().grades());
  }

  private Language language() {
    return Language.of(program.settings().paperLanguage().tag());
  }

  /** In another language from now on. */
  void speak(Language language) {
    texts.speak(language);
    prices();
    TillSnapshot till = shown;
    if (till != null) {
      display.show(till);
    }
  }

  void show(TillSnapshot till) {
    shown = till;
    display.show(till);
  }

  void paying(boolean now) {
    display.paying(now, program.loop().snapshot());
  }

  void clock(String time) {
    display.clock(time);
  }

  /** The time goes on, and somebody may have changed the settings. */
  void tick(Instant now) {
    if (set != language()) {
      set = language();
      speak(set);
    }
    display.tick(now);
    openOrClose();
  }

  /** The nodes, for a picture of what the customer sees. */
  Parent root() {
    return display.root();
  }

  /** Opens the window as long as this till has one for the customer. */
  void open(Stage till, Theme theme) {
    behind = till;
    dress = theme;
    Screen.getScreens().addListener(screens);
    openOrClose();
  }

  /** Its screen was pulled out, or there is one now: it must never cover the till. */
  void placeAnew() {
    shut();
    openOrClose();
  }

  private void openOrClose() {
    Stage till = behind;
    boolean wanted = program.devices().customerScreen();
    if (till == null || wanted == (window != null)) {
      return;
    }
    if (wanted) {
      DisplayWindow opened = new DisplayWindow(display, till, display.title());
      opened.theme(dress);
      opened.show();
      window = opened;
    } else {
      shut();
    }
  }

  private void shut() {
    DisplayWindow opened = window;
    window = null;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void close() {
    Screen.getScreens().removeListener(screens);
    behind = null;
    shut();
  }
}
