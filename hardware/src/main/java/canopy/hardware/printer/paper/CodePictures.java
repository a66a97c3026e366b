package canopy.hardware.printer.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Bar codes and QR codes as pictures, one dot per module, drawn by ZXing. */
public final class CodePictures {
  /** Version 40 at level M holds more, but not on receipt paper. */
  public static final int QR_LIMIT_BYTES = 1_000;

  private static final int QR_QUIET_MODULES = 4;
  private static final int BAR_QUIET_MODULES = 10;

  private CodePictures() {}

  /**
   * A QR code with its quiet zone. The content is always UTF-8: readers guess other charsets
   * wrongly.
   *
   * @throws IllegalArgumentException when it is empty or longer than {@value #QR_LIMIT_BYTES} bytes
   */
  public static Bitmap qr(String content) {
    int bytes = content.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > QR_LIMIT_BYTES) {
      throw new IllegalArgumentException("a QR code of " + bytes + " bytes");
    }
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
    hints.put(EncodeHintType.MARGIN, QR_QUIET_MODULES);
    if (bytes != content.length()) {
      hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }
    try {
      return picture(new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints));
    } catch (WriterException e) {
      throw new IllegalArgumentException("this cannot be a QR code", e);
    }
  }

  /**
   * The bars of a CODE128, one row high, with quiet zones.
   *
   * @throws IllegalArgumentException when it holds anything but printable ASCII
   */
  public static Bitmap code128(String content) {
    return bars(new Code128Writer().encode(content));
  }

  /**
   * The bars of an EAN-13, one row high, with quiet zones.
   *
   * @throws IllegalArgumentException when the digits or the check digit are wrong
   */
  public static Bitmap ean13(String digits) {
    return bars(new EAN13Writer().encode(digits));
  }

  private static Bitmap bars(boolean[] modules) {
    return Bitmap.of(
        modules.length + 2 * BAR_QUIET_MODULES,
        1,
        (x, y) -> {
          int module = x - BAR_QUIET_MODULES;
          return module >= 0 && module < modules.length && modules[module];
        });
  }

  private static Bitmap picture(BitMatrix matrix) {
    return Bitmap.of(matrix.getWidth(), matrix.getHeight(), matrix::get);
  }
}
