package canopy.hardware.wallet.sim;

import canopy.hardware.wallet.sim.http.WireAnswer;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page that shows a customer's phone, and the pictures of its codes. */
final class PhonePage {
  private static final int MOST_CHARACTERS = 500;
  private static final int BAR_HEIGHT = 40;

  private PhonePage() {}

  static WireAnswer page() {
    try (InputStream in = PhonePage.class.getResourceAsStream("phone.html")) {
      if (in == null) {
        throw new IllegalStateException("phone.html is missing");
      }
      return WireAnswer.of(200, "text/html; charset=utf-8", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A QR code, or bars, as SVG with one unit per module.
   *
   * @param bars Code 128 instead of QR
   */
  static WireAnswer picture(String text, boolean bars) {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return WireAnswer.text(400, "text/plain", "1.." + MOST_CHARACTERS + " characters");
    }
    BitMatrix bits;
    try {
      bits =
          bars
              ? new MultiFormatWriter()
                  .encode(
                      text,
                      BarcodeFormat.CODE_128,
                      0,
                      BAR_HEIGHT,
                      Map.of(EncodeHintType.MARGIN, 10))
              : new MultiFormatWriter()
                  .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
    } catch (WriterException e) {
      return WireAnswer.text(400, "text/plain", "not to be drawn");
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < (bars ? 1 : bits.getHeight()); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        if (bits.get(x, y)) {
          int high = bars ? bits.getHeight() : 1;
          path.append("M%d %dh1v%dh-1z".formatted(x, y, high));
        }
      }
    }
    return WireAnswer.text(
        200,
        "image/svg+xml",
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <rect width="100%%" height="100%%" fill="#fff"/><path d="%s"/></svg>
        """
            .formatted(bits.getWidth(), bits.getHeight(), path));
  }
}
