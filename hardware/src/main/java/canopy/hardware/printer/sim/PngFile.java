package canopy.hardware.printer.sim;

import canopy.hardware.printer.paper.Bitmap;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes a bitmap as a PNG of one bit per dot (RFC 2083), without AWT. */
public final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PngFile() {}

  /**
   * The bytes of the PNG.
   *
   * @param marginDots white paper around the picture
   */
  public static byte[] bytes(Bitmap picture, int marginDots) {
    int width = picture.widthDots() + 2 * marginDots;
    int height = picture.heightDots() + 2 * marginDots;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      png.writeBytes(SIGNATURE);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      try (DataOutputStream data = new DataOutputStream(header)) {
        data.writeInt(width);
        data.writeInt(height);
        // One bit, greyscale, the only compression, filter and no interlace.
        data.write(new byte[] {1, 0, 0, 0, 0});
      }
      chunk(png, "IHDR", header.toByteArray());
      chunk(png, "IDAT", packed(picture, marginDots, width, height));
      chunk(png, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static byte[] packed(Bitmap picture, int margin, int width, int height)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      byte[] row = new byte[1 + (width + 7) / 8];
      for (int y = 0; y < height; y++) {
        for (int i = 1; i < row.length; i++) {
          row[i] = 0;
        }
        for (int x = 0; x < width; x++) {
          if (!picture.black(x - margin, y - margin)) {
            row[1 + x / 8] |= (byte) (0x80 >> (x % 8));
          }
        }
        out.write(row);
      }
    }
    return packed.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] body)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(body);
    DataOutputStream out = new DataOutputStream(png);
    out.writeInt(body.length);
    out.write(name);
    out.write(body);
    out.writeInt((int) check.getValue());
    out.flush();
  }
}
