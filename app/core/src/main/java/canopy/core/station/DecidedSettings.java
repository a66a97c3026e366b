package canopy.core.station;

import canopy.core.catalogue.Language;
import java.util.Objects;

/**
 * Settings of a station's tills that head office decides, all of them together. Where it decides
 * none, each till keeps its own.
 *
 * @param autoAuthorise whether calling pumps are released without a person's look
 * @param autoLockSeconds without a touch until the till locks itself; 0 for never
 * @param paperLanguage of receipts and all other papers
 */
public record DecidedSettings(boolean autoAuthorise, int autoLockSeconds, Language paperLanguage) {
  /** An hour. */
  public static final int LONGEST_AUTO_LOCK_SECONDS = 3600;

  public DecidedSettings {
    Objects.requireNonNull(paperLanguage);
    if (autoLockSeconds < 0 || autoLockSeconds > LONGEST_AUTO_LOCK_SECONDS) {
      throw new IllegalArgumentException("a till locks itself within an hour, or never");
    }
  }
}
