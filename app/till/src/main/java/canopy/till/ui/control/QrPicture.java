package canopy.till.ui.control;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A QR code for phones: error correction M, dark on white whatever the theme, whole pixels for each
 * module, and the quiet zone of four modules that ISO/IEC 18004 asks for. FX thread.
 */
public final class QrPicture {
  /** Modules of white around it. */
  public static final int QUIET_MODULES = 4;

  private QrPicture() {}

  /** As large as whole pixels allow within a square of so many pixels; one a module at least. */
  public static ImageView within(String text, int pixels) {
    ByteMatrix modules = modules(text);
    int all = modules.getWidth() + 2 * QUIET_MODULES;
    return picture(modules, Math.max(1, pixels / all));
  }

  /**
   * As large as fits a square of so many pixels, but never with fewer pixels for each module than
   * asked for: a code that is too small is no code.
   */
  public static ImageView atLeast(String text, int pixels, int modulePixels) {
    ByteMatrix modules = modules(text);
    int all = modules.getWidth() + 2 * QUIET_MODULES;
    return picture(modules, Math.max(modulePixels, pixels / all));
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(
              text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("a text that no QR code holds", e);
    }
  }

  private static ImageView picture(ByteMatrix modules, int modulePixels) {
    int size = (modules.getWidth() + 2 * QUIET_MODULES) * modulePixels;
    WritableImage image = new WritableImage(size, size);
    PixelWriter pixels = image.getPixelWriter();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int column = x / modulePixels - QUIET_MODULES;
        int row = y / modulePixels - QUIET_MODULES;
        boolean inside =
            column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight();
        boolean dark = inside && modules.get(column, row) == 1;
        pixels.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
      }
    }
    ImageView view = new ImageView(image);
    view.setSmooth(false);
    return view;
  }
}
