package canopy.till.report.export;

import canopy.till.ui.Fonts;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One weight of the shipped font in one document, of which only the used signs are embedded. */
final class PdfFont {
  private static final int MISSING = 0x25A1;
  private static final float UNITS = 1_000;

  private final PDType0Font font;
  private final CmapLookup glyphs;

  /**
   * @param document closes the font's file
   */
  PdfFont(PDDocument document, boolean bold) throws IOException {
    try (InputStream file = Fonts.file(bold)) {
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
      document.registerTrueTypeFontForClosing(parsed);
      glyphs = parsed.getUnicodeCmapLookup();
      font = PDType0Font.load(document, parsed, true);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** The text without what cannot be drawn: unknown signs are boxes, controls are spaces. */
  String drawable(String text) {
    StringBuilder drawn = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(c -> drawn.appendCodePoint(glyphs.getGlyphId(c) == 0 ? MISSING : c));
    return drawn.toString();
  }

  /** In points. */
  float width(String drawable, float size) throws IOException {
    return font.getStringWidth(drawable) / UNITS * size;
  }

  /** The text, shortened to a width with an ellipsis. */
  String fitted(String drawable, float size, float width) throws IOException {
    if (width(drawable, size) <= width) {
      return drawable;
    }
    // Forwards: the text may be thousands of times as long as what fits.
    float used = width("…", size);
    int end = 0;
    while (end < drawable.length()) {
      int next = drawable.offsetByCodePoints(end, 1);
      used += width(drawable.substring(end, next), size);
      if (used > width) {
        break;
      }
      end = next;
    }
    return drawable.substring(0, end) + "…";
  }
}
