package canopy.hardware.scanner;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What counts as a scan from a keyboard-wedge scanner.
 *
 * @param minLength a burst without the prefix needs this many characters
 * @param meanGapMillis the mean time between two characters may be at most this
 * @param maxGapMillis no single gap may be longer
 * @param silenceMillis this long after the last character, a burst without Enter or Tab is judged
 * @param prefix characters that the scanner is programmed to send first; empty when none. It makes
 *     a scan of whatever follows it, however slow and short, and is cut off
 * @param shapeWithoutTerminator what a burst that does not end in Enter or Tab must look like. A
 *     busy screen bunches key events, so timing alone would take fast typing for a scan
 * @param repair turns what a foreign keyboard layout made of the code back; {@link #AZERTY_DIGITS}
 */
public record WedgeSettings(
    int minLength,
    int meanGapMillis,
    int maxGapMillis,
    int silenceMillis,
    String prefix,
    Predicate<String> shapeWithoutTerminator,
    UnaryOperator<String> repair) {

  private static final String AZERTY_ROW = "à&é\"'(-è_ç";

  /** At least 6 characters, 35 ms mean, 100 ms at most, 60 ms silence; digits need no Enter. */
  public static final WedgeSettings STANDARD =
      new WedgeSettings(6, 35, 100, 60, "", WedgeSettings::longNumber, UnaryOperator.identity());

  /**
   * Repair for a French keyboard layout, where a scanner set to US keys presses the digit row
   * without Shift. A code is changed only when every character comes from that row.
   */
  public static final UnaryOperator<String> AZERTY_DIGITS = WedgeSettings::azertyDigits;

  public WedgeSettings {
    if (minLength < 2 || meanGapMillis < 1 || maxGapMillis < meanGapMillis || silenceMillis < 1) {
      throw new IllegalArgumentException("wedge limits are out of range");
    }
  }

  /** The same for longer codes. */
  public WedgeSettings withMinLength(int newMinLength) {
    return new WedgeSettings(
        newMinLength,
        meanGapMillis,
        maxGapMillis,
        silenceMillis,
        prefix,
        shapeWithoutTerminator,
        repair);
  }

  /** The same with a programmed prefix. */
  public WedgeSettings withPrefix(String newPrefix) {
    return new WedgeSettings(
        minLength,
        meanGapMillis,
        maxGapMillis,
        silenceMillis,
        newPrefix,
        shapeWithoutTerminator,
        repair);
  }

  /** The same with a layout repair. */
  public WedgeSettings withRepair(UnaryOperator<String> newRepair) {
    return new WedgeSettings(
        minLength,
        meanGapMillis,
        maxGapMillis,
        silenceMillis,
        prefix,
        shapeWithoutTerminator,
        newRepair);
  }

  /**
   * At least eight digits and nothing else, but for the symbology that a scanner may tell in front:
   * EAN-8 is the shortest code on a shelf.
   */
  private static boolean longNumber(String code) {
    String digits = code.startsWith("]") && code.length() > 3 ? code.substring(3) : code;
    return digits.length() >= 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String azertyDigits(String code) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      int digit = AZERTY_ROW.indexOf(code.charAt(i));
      if (digit < 0) {
        return code;
      }
      digits.append((char) ('0' + digit));
    }
    return digits.toString();
  }
}
