package canopy.hardware.printer.paper;

import java.nio.charset.Charset;

/** In which way a piece of text reaches the paper; the width of its characters depends on it. */
enum Script {
  /** ASCII and two-byte GB18030 after {@code FS &}. */
  CHINESE,
  /** One-byte code page after {@code FS .}. */
  LATIN,
  /** Drawn by us. */
  DRAWN;

  static final Charset GB18030 = Charset.forName("GB18030");

  /** From here on characters are as wide as they are high: CJK radicals and what follows them. */
  private static final int FIRST_WIDE = 0x2E80;

  private static final int FIRST_HALF_WIDTH_KATAKANA = 0xFF61;
  private static final int LAST_HALF_WIDTH_FORM = 0xFFDC;

  static Script of(String text, PrinterProfile profile) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    if (ascii) {
      return CHINESE;
    }
    Charset latin = profile.latinCharset();
    if (latin != null && latin.newEncoder().canEncode(text)) {
      return LATIN;
    }
    return profile.chinese() && text.codePoints().allMatch(Script::inPrinterFont) ? CHINESE : DRAWN;
  }

  /**
   * Many firmwares know only the one- and two-byte part of GB18030; rare surnames have four bytes
   * there and come out as rubbish.
   */
  private static boolean inPrinterFont(int codePoint) {
    String one = Character.toString(codePoint);
    return GB18030.newEncoder().canEncode(one) && one.getBytes(GB18030).length <= 2;
  }

  /** Columns that a character takes. */
  int columns(int codePoint) {
    return switch (this) {
      case LATIN -> 1;
      case CHINESE -> codePoint < 0x80 ? 1 : 2;
      case DRAWN -> wide(codePoint) ? 2 : 1;
    };
  }

  /** Columns that a text takes. */
  int columns(String text) {
    return text.codePoints().map(this::columns).sum();
  }

  private static boolean wide(int codePoint) {
    boolean halfWidth = codePoint >= FIRST_HALF_WIDTH_KATAKANA && codePoint <= LAST_HALF_WIDTH_FORM;
    return codePoint >= FIRST_WIDE && !halfWidth;
  }
}
