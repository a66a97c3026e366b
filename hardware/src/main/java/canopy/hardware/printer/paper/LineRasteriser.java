package canopy.hardware.printer.paper;

/**
 * Draws text that the printer's own font does not have. The till does it with its screen font; this
 * module draws no glyphs of its own.
 */
@FunctionalInterface
public interface LineRasteriser {

  /**
   * Draws one line of text.
   *
   * @param text without control characters
   * @param widthDots exact width of the picture; the text starts at its left edge and has been
   *     measured to fit at half a cell height per narrow and a whole one per wide character. A
   *     wider font must be squeezed, not cut
   * @param heightDots exact height of the picture, 24 or 48
   * @param bold whether to draw it bold
   */
  Bitmap rasterise(String text, int widthDots, int heightDots, boolean bold);
}
