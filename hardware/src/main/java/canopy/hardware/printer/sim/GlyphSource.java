package canopy.hardware.printer.sim;

import canopy.hardware.printer.paper.Bitmap;

/** Draws the characters of a {@link ReceiptPicture}. */
@FunctionalInterface
public interface GlyphSource {

  /**
   * One character.
   *
   * @param widthDots exact width of the picture: 12 for a narrow character, 24 for a wide one
   * @param heightDots exact height of the picture
   */
  Bitmap glyph(int codePoint, int widthDots, int heightDots, boolean bold);
}
