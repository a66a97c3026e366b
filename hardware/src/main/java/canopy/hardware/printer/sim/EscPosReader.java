package canopy.hardware.printer.sim;

import java.io.ByteArrayOutputStream;

/**
 * Cuts a stream of ESC/POS bytes into commands and runs of text, however the stream arrives.
 * Written from the command tables of the Epson TM series, apart from the builder, so that the two
 * check each other. For one thread.
 */
public final class EscPosReader {
  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;

  /** Where the parts go. */
  public interface Sink {
    /** Printable bytes. */
    void text(byte[] bytes);

    /** A command with all its parameters and data. */
    void command(byte[] bytes);
  }

  private final Sink sink;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  /** Length of the pending command once it is known, else 0. */
  private int needed;

  /** Makes a reader at the start of a stream. */
  public EscPosReader(Sink sink) {
    this.sink = sink;
  }

  /** Takes the next bytes. */
  public void accept(byte[] bytes, int offset, int length) {
    int textStart = offset;
    for (int i = offset; i < offset + length; i++) {
      if (pending.size() == 0 && isText(bytes[i])) {
        continue;
      }
      if (pending.size() == 0) {
        flushText(bytes, textStart, i);
      }
      pending.write(bytes[i]);
      textStart = i + 1;
      if (needed == 0) {
        needed = lengthOf(pending.toByteArray());
      }
      if (needed > 0 && pending.size() >= needed) {
        byte[] command = pending.toByteArray();
        reset();
        sink.command(command);
      }
    }
    flushText(bytes, textStart, offset + length);
  }

  /** Whether the stream stopped inside a command. */
  public boolean insideCommand() {
    return pending.size() > 0;
  }

  /** Forgets a half command, as switching off does. */
  public void reset() {
    pending.reset();
    needed = 0;
  }

  private void flushText(byte[] bytes, int from, int to) {
    if (to > from) {
      byte[] text = new byte[to - from];
      System.arraycopy(bytes, from, text, 0, text.length);
      sink.text(text);
    }
  }

  private static boolean isText(byte b) {
    int value = b & 0xFF;
    return value >= 0x20;
  }

  /** Length of the command that begins so; 0 while that cannot be told yet. */
  private static int lengthOf(byte[] so) {
    int first = at(so, 0);
    if (first != DLE && first != ESC && first != FS && first != GS) {
      return 1;
    }
    if (so.length < 2) {
      return 0;
    }
    int second = at(so, 1);
    return switch (first) {
      case DLE -> dle(so, second);
      case ESC -> esc(so, second);
      case FS -> fs(so, second);
      default -> gs(so, second);
    };
  }

  private static int dle(byte[] so, int second) {
    return switch (second) {
      case 0x04, 0x05 -> 3;
      case 0x14 -> so.length < 3 ? 0 : at(so, 2) == 8 ? 10 : 5;
      default -> 2;
    };
  }

  private static int esc(byte[] so, int second) {
    return switch (second) {
      case '@', '2', '<', 'i', 'm', 0x0C, 'L', 'S' -> 2;
      case '$', '\\', 'B', 'c' -> 4;
      case 'p' -> 5;
      case 'D' -> untilNul(so, 2);
      case '*' -> so.length < 5 ? 0 : 5 + (at(so, 2) >= 32 ? 3 : 1) * word(so, 3);
      default -> 3;
    };
  }

  private static int fs(byte[] so, int second) {
    return switch (second) {
      case '&', '.' -> 2;
      case 'S', 'p' -> 4;
      case '(' -> counted(so);
      default -> 3;
    };
  }

  private static int gs(byte[] so, int second) {
    return switch (second) {
      case '(' -> counted(so);
      case 'V' -> so.length < 3 ? 0 : at(so, 2) >= 65 ? 4 : 3;
      case 'v' -> so.length < 8 ? 0 : 8 + word(so, 4) * word(so, 6);
      case 'k' -> so.length < 4 ? 0 : at(so, 2) >= 65 ? 4 + at(so, 3) : untilNul(so, 3);
      case '$', '\\', 'L', 'W', 'P' -> 4;
      case ':' -> 2;
      case '/' -> 3;
      default -> 3;
    };
  }

  private static int counted(byte[] so) {
    return so.length < 5 ? 0 : 5 + word(so, 3);
  }

  private static int untilNul(byte[] so, int from) {
    for (int i = from; i < so.length; i++) {
      if (so[i] == 0) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int word(byte[] so, int index) {
    return at(so, index) + 256 * at(so, index + 1);
  }

  private static int at(byte[] so, int index) {
    return so[index] & 0xFF;
  }
}
