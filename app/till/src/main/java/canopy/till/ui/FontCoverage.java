package canopy.till.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Which characters the shipped font holds, from the font file's own table: JavaFX does not say, and
 * draws an empty box or a glyph of whatever other font the machine has. Immutable; any thread.
 */
final class FontCoverage {
  private static final int CMAP = 0x636D6170;
  private static final int ALL_OF_UNICODE = 12;
  private static final int GROUP_BYTES = 12;

  private final BitSet held;

  private FontCoverage(BitSet held) {
    this.held = held;
  }

  /** Of one weight of the shipped family. */
  static FontCoverage ofShipped(boolean bold) {
    try (InputStream in = Fonts.file(bold)) {
      return new FontCoverage(read(ByteBuffer.wrap(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BitSet read(ByteBuffer file) {
    int cmap = 0;
    for (int i = 0; i < file.getShort(4); i++) {
      int entry = 12 + 16 * i;
      if (file.getInt(entry) == CMAP) {
        cmap = file.getInt(entry + 8);
      }
    }
    BitSet held = new BitSet();
    for (int i = 0; i < file.getShort(cmap + 2); i++) {
      int table = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      if (file.getShort(table) == ALL_OF_UNICODE) {
        int groups = file.getInt(table + 12);
        for (int g = 0; g < groups; g++) {
          int group = table + 16 + GROUP_BYTES * g;
          held.set(file.getInt(group), file.getInt(group + 4) + 1);
        }
      }
    }
    if (held.isEmpty()) {
      throw new IllegalStateException("the shipped font does not say what it holds");
    }
    return held;
  }

  boolean holds(int codePoint) {
    return held.get(codePoint);
  }

  /** How many characters of a text are missing. */
  long missing(String text) {
    return text.codePoints().filter(c -> !holds(c)).count();
  }

  /** The text with a sign in place of every character that is missing. */
  String replaced(String text, int sign) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(holds(c) ? c : sign));
    return shown.toString();
  }
}
