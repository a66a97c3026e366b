package canopy.hardware.forecourt;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Words a {@link Refusal} for the cashier, in the languages of the till (zh-CN, en, es; others get
 * the language of the machine, or English).
 */
public final class ForecourtSentences {
  private ForecourtSentences() {}

  /** The sentence in the given language, with the detail put in. */
  public static String sentence(Refusal refusal, Locale language) {
    return new MessageFormat(bundle(language).getString(refusal.sentenceKey()), language)
        .format(new Object[] {refusal.detail()});
  }

  static ResourceBundle bundle(Locale language) {
    // No ResourceBundle.Control: a named module may not pass one (UnsupportedOperationException).
    return ResourceBundle.getBundle("canopy.hardware.forecourt.forecourt", language);
  }
}
