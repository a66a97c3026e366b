package canopy.till.window;

import canopy.till.loop.TillLoop;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which language the screens speak. Whoever is at work and changes it keeps it at every later
 * sign-in; before sign-in it is the wish of whoever comes in next. FX thread.
 *
 * @param atTheDoor gets a language that is chosen before anybody works
 * @param remember gets who wants which language from now on
 */
record Spoken(
    Texts texts,
    TillLoop loop,
    Consumer<Language> atTheDoor,
    BiConsumer<String, Language> remember) {

  /** Whoever is at work wants this one. */
  void atWork(Language next) {
    texts.speak(next);
    String operator = loop.snapshot().state().session().operator();
    if (operator != null) {
      remember.accept(operator, next);
    }
  }

  /** The language key: one after the other. */
  void turn(boolean working) {
    Language next = texts.language().next();
    if (working) {
      atWork(next);
    } else {
      atTheDoor.accept(next);
    }
  }
}
