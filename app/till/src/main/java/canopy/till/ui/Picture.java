package canopy.till.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Takes pictures of scenes and writes them as PNG, without AWT. */
public final class Picture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

  private Picture() {}

  /**
   * Draws the scene as it is now and writes it. FX thread, because of the drawing; blocks on the
   * disk: tours and tests only.
   */
  public static void write(Scene scene, Path file) throws IOException {
    write(scene.snapshot(null), file);
  }

  /** Writes an image. Any thread. */
  public static void write(Image image, Path file) throws IOException {
    Files.write(file, png(image));
  }

  /** The image as the bytes of a PNG file with 8-bit RGB. */
  public static byte[] png(Image image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] row = new int[width];
    byte[] raw = new byte[height * (1 + width * 3)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      image
          .getPixelReader()
          .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
      at++;
      for (int argb : row) {
        raw[at++] = (byte) (argb >> 16);
        raw[at++] = (byte) (argb >> 8);
        raw[at++] = (byte) argb;
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length / 8);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width, height));
      chunk(out, "IDAT", deflated(raw));
      chunk(out, "IEND", new byte[0]);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(13);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(width);
      out.writeInt(height);
      out.write(new byte[] {8, 2, 0, 0, 0});
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 8);
    try (Deflater deflater = new Deflater(6)) {
      deflater.setInput(raw);
      deflater.finish();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
