package canopy.hardware.printer.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Turns the text bytes of a receipt into characters the way the printer does: two bytes to a
 * character in Chinese mode, the chosen code page otherwise. For one thread.
 */
final class PrintedText {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String UNKNOWN = "\uFFFD";

  private boolean chinese = true;
  private int codePage;

  void setChinese(boolean on) {
    chinese = on;
  }

  void setCodePage(int number) {
    codePage = number;
  }

  void reset() {
    chinese = true;
    codePage = 0;
  }

  /** Columns a character takes in the present mode. */
  int columns(int codePoint) {
    return chinese && codePoint >= 0x80 ? 2 : 1;
  }

  String decode(byte[] bytes) {
    return chinese ? decodeChinese(bytes) : new String(bytes, charset());
  }

  private Charset charset() {
    return switch (codePage) {
      case 0 -> Charset.forName("IBM437");
      case 2 -> Charset.forName("IBM850");
      case 16 -> Charset.forName("windows-1252");
      case 19 -> Charset.forName("IBM00858");
      default -> StandardCharsets.US_ASCII;
    };
  }

  /** Four-byte characters come out as rubbish, as on most printers. */
  private static String decodeChinese(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      int lead = bytes[i] & 0xFF;
      boolean pair = lead >= 0x81 && i + 1 < bytes.length;
      if (pair && (bytes[i + 1] & 0xFF) >= 0x40) {
        run.write(lead);
        run.write(bytes[++i]);
      } else if (lead < 0x80) {
        run.write(lead);
      } else {
        text.append(run.toString(GB18030)).append(UNKNOWN);
        run.reset();
      }
    }
    return text.append(run.toString(GB18030)).toString();
  }
}
