package canopy.hardware.printer.paper;

/** Glyphs for tests: a frame with the bits of the code point inside, so that no two look alike. */
public final class BoxGlyphs {
  private BoxGlyphs() {}

  public static Bitmap glyph(int codePoint, int width, int height, boolean bold) {
    return Bitmap.of(
        width,
        height,
        (x, y) -> {
          if (codePoint == ' ') {
            return false;
          }
          boolean frame = x == 1 || y == 1 || x == width - 2 || y == height - 2;
          int bit = (y - 4) / 3 * 4 + (x - 3) / 2;
          boolean inside = x >= 3 && y >= 4 && x < 11 && y < height - 4 && bit < 21;
          return frame || (inside && (codePoint >> bit & 1) == 1);
        });
  }

  /** A line of boxes, narrow ones half as wide. */
  public static Bitmap line(String text, int widthDots, int heightDots, boolean bold) {
    int[] codePoints = text.codePoints().toArray();
    int scale = heightDots / PrinterProfile.CELL_HEIGHT_DOTS;
    int[] left = new int[codePoints.length + 1];
    for (int i = 0; i < codePoints.length; i++) {
      left[i + 1] = left[i] + Script.DRAWN.columns(codePoints[i]) * 12;
    }
    int fit = Math.max(1, Math.min(scale, widthDots / Math.max(1, left[codePoints.length])));
    return Bitmap.of(
        widthDots,
        heightDots,
        (x, y) -> {
          int at = 0;
          while (at < codePoints.length && left[at + 1] * fit <= x) {
            at++;
          }
          return at < codePoints.length
              && glyph(codePoints[at], left[at + 1] - left[at], 24, bold)
                  .black(x / fit - left[at], y / scale);
        });
  }
}
