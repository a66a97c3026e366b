package canopy.hardware.display.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * What a pole display would show, from its bytes: two lines and a lamp. Reads the LED8 kind (both
 * lamp dialects) and the CD5220 kind, which share most commands. Written from their command tables,
 * apart from the drivers. Its monitor guards it.
 */
public final class DisplayDecoder {
  private static final Charset GBK = Charset.forName("GBK");
  private static final int ESC = 0x1B;
  private static final int CLEAR = 0x0C;
  private static final int CANCEL = 0x18;

  private enum Mode {
    PLAIN,
    ESCAPE,
    LAMP,
    WHICH_LINE,
    STRING,
    SKIP_ONE
  }

  private Mode mode = Mode.PLAIN;
  private int stringLine;
  private final ByteArrayOutputStream string = new ByteArrayOutputStream();
  private final String[] lines = {"", ""};
  private int lamp;
  private int shown;

  /** Makes a display just switched on. */
  public DisplayDecoder() {}

  /** Takes the next bytes, cut anywhere. */
  public synchronized void accept(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      accept(bytes[i] & 0xFF);
    }
  }

  /** First or second line (0 or 1) as shown. */
  public synchronized String line(int index) {
    return lines[index];
  }

  /** 0 none, 1 unit price, 2 total, 3 received, 4 change. */
  public synchronized int lamp() {
    return lamp;
  }

  /** How many lines have been written since it was switched on. */
  public synchronized int shown() {
    return shown;
  }

  private void accept(int b) {
    switch (mode) {
      case PLAIN -> {
        if (b == ESC) {
          mode = Mode.ESCAPE;
        } else if (b == CLEAR || b == CANCEL) {
          clear();
        }
      }
      case ESCAPE -> escape(b);
      case LAMP -> {
        lamp = b >= '0' ? b - '0' : b;
        mode = Mode.PLAIN;
      }
      case WHICH_LINE -> {
        stringLine = b == 'B' ? 1 : 0;
        mode = Mode.STRING;
      }
      case STRING -> string(b);
      case SKIP_ONE -> mode = Mode.PLAIN;
    }
  }

  private void escape(int b) {
    switch (b) {
      case '@' -> {
        clear();
        lamp = 0;
        mode = Mode.PLAIN;
      }
      case 's' -> mode = Mode.LAMP;
      case 'Q' -> mode = Mode.WHICH_LINE;
      case '*' -> mode = Mode.SKIP_ONE;
      default -> mode = Mode.PLAIN;
    }
  }

  private void string(int b) {
    if (b == '\r') {
      lines[stringLine] = string.toString(GBK);
      shown++;
      string.reset();
      mode = Mode.PLAIN;
    } else if (b == CLEAR || b == CANCEL) {
      clear();
      mode = Mode.PLAIN;
    } else {
      string.write(b);
    }
  }

  private void clear() {
    lines[0] = "";
    lines[1] = "";
    string.reset();
  }
}
