package canopy.till.station;

import canopy.core.catalogue.Language;
import java.util.Objects;

/**
 * What a manager may change on the settings screen. Every change is an event.
 *
 * @param autoAuthorise whether calling pumps are released without a person's look
 * @param dark whether the dark theme is used
 * @param sounds whether sounds other than "refused" are played
 * @param autoLockSeconds without a touch until the till locks itself; 0 for never
 * @param paperLanguage of receipts, all other papers and what customers see; Chinese where a file
 *     does not say
 */
public record Settings(
    boolean autoAuthorise,
    boolean dark,
    boolean sounds,
    int autoLockSeconds,
    Language paperLanguage) {
  public Settings {
    paperLanguage = Objects.requireNonNullElse(paperLanguage, Language.ZH_CN);
  }

  /** What a new till starts with: nothing happens at a pump without a person. */
  public static Settings initial() {
    return new Settings(false, false, true, 300, Language.ZH_CN);
  }

  /** The same with or without pumps that release themselves. */
  public Settings withAutoAuthorise(boolean on) {
    return new Settings(on, dark, sounds, autoLockSeconds, paperLanguage);
  }

  /** The same in the dark or the light theme. */
  public Settings withDark(boolean on) {
    return new Settings(autoAuthorise, on, sounds, autoLockSeconds, paperLanguage);
  }

  /** The same with or without sounds. */
  public Settings withSounds(boolean on) {
    return new Settings(autoAuthorise, dark, on, autoLockSeconds, paperLanguage);
  }

  /** The same with another time until the till locks itself. */
  public Settings withAutoLock(int seconds) {
    return new Settings(autoAuthorise, dark, sounds, seconds, paperLanguage);
  }

  /** The same with papers in another language. */
  public Settings withPaperLanguage(Language language) {
    return new Settings(autoAuthorise, dark, sounds, autoLockSeconds, language);
  }
}
