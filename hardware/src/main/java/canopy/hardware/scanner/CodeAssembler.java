package canopy.hardware.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the bytes of a serial scanner together to codes: they arrive cut anywhere and end in CR, LF
 * or a silence. Chinese comes as UTF-8 or GBK, depending on the scanner. For one thread.
 */
final class CodeAssembler {
  /** A QR code holds 2,953 bytes at most. */
  static final int LIMIT_BYTES = 4_096;

  private static final int GROUP_SEPARATOR = 0x1D;
  private static final int RECORD_SEPARATOR = 0x1E;
  private static final int END_OF_TRANSMISSION = 0x04;
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** ISO/IEC 15424: a bracket, a letter for the symbology, a modifier. */
  private static final Pattern AIM = Pattern.compile("^\\][A-Za-z][0-9A-Za-z](?s)(?=.)");

  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean tooLong;

  /** Takes one byte; gives the code that it completed. */
  @Nullable Scan accept(byte b) {
    if (b == '\r' || b == '\n') {
      return flush();
    }
    int value = b & 0xFF;
    boolean separator =
        value == GROUP_SEPARATOR || value == RECORD_SEPARATOR || value == END_OF_TRANSMISSION;
    if (value < 0x20 && !separator) {
      // STX, ETX, NUL and the like are framing of some scanners, never content.
      return null;
    }
    if (pending.size() >= LIMIT_BYTES) {
      tooLong = true;
    } else {
      pending.write(b);
    }
    return null;
  }

  /** The line was silent, or the code ended: gives what has come so far. */
  @Nullable Scan flush() {
    byte[] bytes = pending.toByteArray();
    boolean broken = tooLong;
    pending.reset();
    tooLong = false;
    if (broken || bytes.length == 0) {
      return null;
    }
    String text = decode(bytes);
    Matcher aim = AIM.matcher(text);
    return aim.find() ? new Scan(text.substring(aim.end()), aim.group()) : new Scan(text, "");
  }

  /** Forgets a half code, because the line broke inside it. */
  void reset() {
    pending.reset();
    tooLong = false;
  }

  boolean holding() {
    return pending.size() > 0;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, GB18030);
    }
  }
}
