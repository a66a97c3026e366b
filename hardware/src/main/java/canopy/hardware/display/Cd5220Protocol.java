package canopy.hardware.display;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;

/**
 * The CD5220 display: two lines of twenty characters, Chinese ones taking two places.
 *
 * @param charset the display's own; GBK for those with a Chinese font, US-ASCII for others
 */
public record Cd5220Protocol(Charset charset) implements DisplayProtocol {
  static final int COLUMNS = 20;
  private static final int ESC = 0x1B;
  private static final int CLEAR = 0x0C;

  @Override
  public byte[] start() {
    return new byte[] {ESC, '@', CLEAR};
  }

  @Override
  public byte[] show(DisplayContent content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // After a string command only CLR and CAN leave that mode, so each content begins with one.
    out.write(CLEAR);
    line(out, 'A', content.upper());
    line(out, 'B', content.lower());
    return out.toByteArray();
  }

  private void line(ByteArrayOutputStream out, char which, String text) {
    out.write(ESC);
    out.write('Q');
    out.write(which);
    out.writeBytes(padded(text));
    out.write('\r');
  }

  /** The display's own character; without one a letter loses its accent, and all else is "?". */
  private byte[] encoded(int codePoint) {
    CharsetEncoder encoder = charset.newEncoder();
    String whole = Character.toString(codePoint);
    String base = Character.toString(Normalizer.normalize(whole, Form.NFD).codePointAt(0));
    for (String text : List.of(whole, base)) {
      if (encoder.canEncode(text) && text.getBytes(charset).length <= 2) {
        return text.getBytes(charset);
      }
    }
    return new byte[] {'?'};
  }

  /** Exactly twenty places; never half a character, never a control character. */
  private byte[] padded(String text) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int[] codePoints = text.codePoints().filter(c -> !Character.isISOControl(c)).toArray();
    for (int codePoint : codePoints) {
      byte[] one = encoded(codePoint);
      if (line.size() + one.length > COLUMNS) {
        break;
      }
      line.writeBytes(one);
    }
    int used = line.size();
    byte[] full = Arrays.copyOf(line.toByteArray(), COLUMNS);
    Arrays.fill(full, used, COLUMNS, (byte) ' ');
    return full;
  }
}
