package canopy.till.catalogue;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text whose encoding is found by trying: spreadsheets in China save CSV as GB18030, everything
 * else as UTF-8 or with a mark.
 */
final class TextSource {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER_CHARS = 1 << 16;
  private static final int MARK_BYTES = 3;

  /** Opens the bytes from the start; called twice. */
  interface Opener {
    InputStream open() throws IOException;
  }

  private final Opener opener;

  private TextSource(Opener opener) {
    this.opener = opener;
  }

  static TextSource of(Path file) {
    return new TextSource(() -> Files.newInputStream(file));
  }

  static TextSource of(Opener opener) {
    return new TextSource(opener);
  }

  /** The first encoding in which every byte makes sense; empty if there is none. */
  Optional<Charset> charset() throws IOException {
    try (PushbackInputStream in = opened()) {
      byte[] start = in.readNBytes(MARK_BYTES);
      if (start.length >= 2) {
        int mark = Byte.toUnsignedInt(start[0]) << 8 | Byte.toUnsignedInt(start[1]);
        if (mark == 0xFEFF || mark == 0xFFFE) {
          return Optional.of(StandardCharsets.UTF_16);
        }
      }
    }
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      if (decodes(charset)) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  /**
   * The text without its byte order mark. A byte that makes no sense, or a zero, throws {@link
   * CharacterCodingException}.
   */
  Reader reader(Charset charset) throws IOException {
    PushbackInputStream in = opened();
    if (charset.equals(StandardCharsets.UTF_8)) {
      byte[] start = in.readNBytes(MARK_BYTES);
      boolean mark =
          start.length == MARK_BYTES
              && start[0] == (byte) 0xEF
              && start[1] == (byte) 0xBB
              && start[2] == (byte) 0xBF;
      if (!mark) {
        in.unread(start);
      }
    }
    return new BufferedReader(
        new NoZeros(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))),
        BUFFER_CHARS);
  }

  private boolean decodes(Charset charset) throws IOException {
    char[] buffer = new char[BUFFER_CHARS];
    try (Reader reader = reader(charset)) {
      int read = reader.read(buffer);
      while (read >= 0) {
        read = reader.read(buffer);
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private PushbackInputStream opened() throws IOException {
    return new PushbackInputStream(opener.open(), MARK_BYTES);
  }

  /** No text holds a zero; a picture or a spreadsheet's own file does. */
  private static final class NoZeros extends FilterReader {
    NoZeros(Reader text) {
      super(text);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      if (one == 0) {
        throw new CharacterCodingException();
      }
      return one;
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
      int read = super.read(buffer, from, count);
      for (int i = from; i < from + read; i++) {
        if (buffer[i] == 0) {
          throw new CharacterCodingException();
        }
      }
      return read;
    }
  }
}
