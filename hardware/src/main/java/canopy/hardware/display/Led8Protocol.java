package canopy.hardware.display;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * The "LED8" or "VFD8C" display: eight digits and four lamps (unit price, total, received, change).
 * The lamp's number is an ASCII digit on most makes and a binary one on some.
 *
 * @param lamps which of the two dialects
 */
public record Led8Protocol(Lamps lamps) implements DisplayProtocol {

  /** How the lamps are numbered. */
  public enum Lamps {
    /** {@code '0'} to {@code '4'}. */
    ASCII,
    /** 0 to 4 (Hisense VC108, Wintec CD110). */
    BINARY
  }

  private static final int DIGITS = 8;
  private static final int ESC = 0x1B;

  @Override
  public byte[] start() {
    return new byte[] {ESC, '@', 0x0C};
  }

  @Override
  public byte[] show(DisplayContent content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int lamp = lamp(content.kind());
    out.write(ESC);
    out.write('s');
    out.write(lamps == Lamps.ASCII ? '0' + lamp : lamp);
    if (content.kind() == DisplayContent.Kind.BLANK) {
      out.write(0x0C);
      return out.toByteArray();
    }
    out.write(ESC);
    out.write('Q');
    out.write('A');
    out.writeBytes(digits(content).getBytes(StandardCharsets.US_ASCII));
    out.write('\r');
    return out.toByteArray();
  }

  private static int lamp(DisplayContent.Kind kind) {
    return switch (kind) {
      case BLANK -> 0;
      case UNIT_PRICE -> 1;
      case TOTAL -> 2;
      case RECEIVED -> 3;
      case CHANGE -> 4;
    };
  }

  /** The amount; dashes when it has more digits than the display, rather than a wrong amount. */
  private static String digits(DisplayContent content) {
    String number =
        BigDecimal.valueOf(content.amountMinor(), content.fractionDigits()).toPlainString();
    return number.replace(".", "").length() <= DIGITS ? number : "-".repeat(DIGITS);
  }
}
