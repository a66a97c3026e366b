package canopy.till.ui;

import canopy.till.ui.manage.Surroundings;
import java.util.function.Function;

/** The base of picture tests of the manager's screens: every language, both themes. */
public abstract class ScreenPictureTest extends PictureTest {
  /** Chinese and Spanish by day, English by night. */
  protected static void takeEach(String name, Function<Surroundings, Screen> make)
      throws Exception {
    Function<Look, Screen> made = look -> make.apply(Around.of(look));
    take(name, Language.CHINESE, Theme.LIGHT, 1280, 800, made);
    take(name, Language.SPANISH, Theme.LIGHT, 1280, 800, made);
    take(name, Language.ENGLISH, Theme.DARK, 1280, 800, made);
  }

  /** The same, and Chinese on a large window. */
  protected static void takeEachAndLarge(String name, Function<Surroundings, Screen> make)
      throws Exception {
    takeEach(name, make);
    take(name, Language.CHINESE, Theme.LIGHT, 1920, 1080, look -> make.apply(Around.of(look)));
  }
}
