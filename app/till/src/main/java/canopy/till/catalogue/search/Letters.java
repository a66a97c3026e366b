package canopy.till.catalogue.search;

import org.jspecify.annotations.Nullable;

/**
 * The alphabet of the index: a-z and 0-9 as 1 to 36. In stored text a byte also says where a word
 * or syllable starts and whether it is Chinese; a zero byte ends a name.
 */
final class Letters {
  static final int COUNT = 36;
  static final int BASE = COUNT + 1;
  static final byte END = 0;

  private static final int LETTER = 0x3F;
  private static final int SYLLABLE = 0x40;
  private static final int START = 0x80;
  private static final int SMALL_LETTERS = 26;

  private Letters() {}

  /** 1 to 36, or 0 if the character is not in the alphabet. */
  static int code(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 1;
    }
    return c >= '0' && c <= '9' ? c - '0' + 1 + SMALL_LETTERS : 0;
  }

  /** A word in the alphabet; null if it holds another character. */
  static byte @Nullable [] encode(String word) {
    byte[] codes = new byte[word.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) code(word.charAt(i));
      if (codes[i] == 0) {
        return null;
      }
    }
    return codes;
  }

  static byte marked(int code, boolean start, boolean syllable) {
    return (byte) (code | (start ? START : 0) | (syllable ? SYLLABLE : 0));
  }

  static int letter(byte stored) {
    return stored & LETTER;
  }

  static boolean isStart(byte stored) {
    return (stored & START) != 0;
  }

  /** Whether a word or syllable that starts with this letter starts here. */
  static boolean isStartOf(int letter, byte stored) {
    return (stored & ~SYLLABLE) == (byte) (letter | START);
  }

  static boolean isSyllable(byte stored) {
    return (stored & SYLLABLE) != 0;
  }
}
