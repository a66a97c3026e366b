package canopy.hardware.line;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences behind {@link DeviceStatus#sentenceKey()}, in Chinese, English and Spanish. */
public final class DeviceSentences {
  /** The languages that every sentence has; any other language gets English. */
  public static final List<Locale> LOCALES =
      List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH, Locale.of("es"));

  private DeviceSentences() {}

  /**
   * The sentence for a cashier.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public static String of(String sentenceKey, Locale locale) {
    Locale known =
        LOCALES.stream()
            .filter(l -> l.getLanguage().equals(locale.getLanguage()))
            .findFirst()
            .orElse(Locale.ENGLISH);
    return ResourceBundle.getBundle("canopy.hardware.line.sentences", known).getString(sentenceKey);
  }
}
