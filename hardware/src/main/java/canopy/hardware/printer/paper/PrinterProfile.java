package canopy.hardware.printer.paper;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a make of printer can do. Code page numbers differ per maker and so belong here.
 *
 * @param widthDots printable width: 384 for 58 mm, 576 for 80 mm paper at 203 dpi
 * @param latinCodePage the maker's number ({@code ESC t n}, 0 to 255) of the code page for
 *     languages with accents; -1 when it has none, then such lines are drawn as pictures
 * @param latinCharset the same code page for Java; null exactly when there is none
 * @param qr how QR codes are sent; drawn works on every printer
 * @param barcode how bar codes are sent
 * @param cutter whether it can cut; if not, the paper is fed to the tear bar
 * @param chinese whether its font holds Chinese; if not, such lines are drawn as pictures
 */
public record PrinterProfile(
    int widthDots,
    int latinCodePage,
    @Nullable Charset latinCharset,
    CodeStyle qr,
    CodeStyle barcode,
    boolean cutter,
    boolean chinese) {

  /** Who draws a code. */
  public enum CodeStyle {
    /** We do, dot by dot. */
    DRAWN,
    /** The printer does, from the data. */
    NATIVE
  }

  /** Dots across one narrow character of font A; a Chinese one takes two of them. */
  public static final int CELL_WIDTH_DOTS = 12;

  /** Dots down one character of font A. */
  public static final int CELL_HEIGHT_DOTS = 24;

  /** 58 mm paper, 32 columns: what the inexpensive Chinese printers have in common. */
  public static final PrinterProfile MM58 =
      new PrinterProfile(
          384, 16, Charset.forName("windows-1252"), CodeStyle.DRAWN, CodeStyle.NATIVE, false, true);

  /** 80 mm paper with a cutter, 48 columns. */
  public static final PrinterProfile MM80 =
      new PrinterProfile(
          576, 16, Charset.forName("windows-1252"), CodeStyle.DRAWN, CodeStyle.NATIVE, true, true);

  public PrinterProfile {
    if (widthDots < 240 || widthDots > 1_024) {
      throw new IllegalArgumentException("paper of " + widthDots + " dots");
    }
    if (latinCodePage < -1 || latinCodePage > 255) {
      throw new IllegalArgumentException("code page " + latinCodePage);
    }
    if ((latinCodePage < 0) != (latinCharset == null)) {
      throw new IllegalArgumentException("a code page needs a number and a charset");
    }
    if (latinCharset != null && latinCharset.equals(StandardCharsets.UTF_8)) {
      throw new IllegalArgumentException("a code page has one byte per character");
    }
  }

  /** Narrow characters on one line. */
  public int columns() {
    return widthDots / CELL_WIDTH_DOTS;
  }
}
