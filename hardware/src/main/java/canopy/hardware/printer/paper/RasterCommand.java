package canopy.hardware.printer.paper;

import java.io.ByteArrayOutputStream;

/** Pictures as {@code GS v 0}, in pieces that the buffer of an inexpensive printer takes. */
final class RasterCommand {
  static final int ROWS_LIMIT = 128;

  private RasterCommand() {}

  /**
   * Writes the picture.
   *
   * @throws IllegalArgumentException when it is wider than the paper
   */
  static void write(Bitmap picture, int paperWidthDots, ByteArrayOutputStream out) {
    if (picture.widthDots() > paperWidthDots) {
      throw new IllegalArgumentException(
          "a picture of " + picture.widthDots() + " dots on paper of " + paperWidthDots);
    }
    for (int top = 0; top < picture.heightDots(); top += ROWS_LIMIT) {
      int rows = Math.min(ROWS_LIMIT, picture.heightDots() - top);
      out.writeBytes(
          new byte[] {
            0x1D,
            'v',
            '0',
            0,
            (byte) picture.rowBytes(),
            (byte) (picture.rowBytes() >> 8),
            (byte) rows,
            (byte) (rows >> 8)
          });
      for (int y = top; y < top + rows; y++) {
        out.writeBytes(picture.row(y));
      }
    }
  }
}
