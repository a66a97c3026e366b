package canopy.till.receipt;

import canopy.hardware.printer.paper.Bitmap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture at the top of receipts, read once at start-up: a PNG, black where it is dark. Larger
 * ones are made smaller, until they fit the paper. Any thread.
 */
public final class Logo {
  private static final Logger LOG = LoggerFactory.getLogger(Logo.class);

  /** Three centimetres of paper for each receipt are enough. */
  private static final int HEIGHT_LIMIT_DOTS = 240;

  private static final long SIZE_LIMIT_BYTES = 4_000_000;
  private static final int DARK = 128;

  private Logo() {}

  /**
   * A station without a logo has no such file; one that cannot be read is logged and left out,
   * because receipts must be printed without it.
   *
   * @param widthDots of the paper
   */
  public static Optional<Bitmap> read(Path file, int widthDots) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > SIZE_LIMIT_BYTES) {
        throw new IOException("larger than " + SIZE_LIMIT_BYTES + " bytes");
      }
      Image whole = image(file, 0, 0);
      boolean fits = whole.getWidth() <= widthDots && whole.getHeight() <= HEIGHT_LIMIT_DOTS;
      return Optional.of(dots(fits ? whole : image(file, widthDots, HEIGHT_LIMIT_DOTS)));
    } catch (IOException e) {
      LOG.warn("the logo {} cannot be read: receipts have none", file, e);
      return Optional.empty();
    }
  }

  private static Image image(Path file, int mostWidth, int mostHeight) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      Image image = new Image(bytes, mostWidth, mostHeight, true, true);
      if (image.isError() || image.getPixelReader() == null) {
        throw new IOException("not a picture", image.getException());
      }
      return image;
    }
  }

  private static Bitmap dots(Image image) {
    PixelReader pixels = image.getPixelReader();
    return Bitmap.of(
        (int) image.getWidth(), (int) image.getHeight(), (x, y) -> dark(pixels.getArgb(x, y)));
  }

  /** What is transparent is white. */
  private static boolean dark(int argb) {
    int alpha = argb >>> 24;
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    int grey = (299 * red + 587 * green + 114 * blue) / 1_000;
    return 255 - alpha + grey * alpha / 255 < DARK;
  }
}
