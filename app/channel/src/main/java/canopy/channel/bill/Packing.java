package canopy.channel.bill;

import canopy.channel.bill.BadBill.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Bills come as text, as GZIP, or as a ZIP of several texts; in UTF-8 or in GBK. */
public final class Packing {
  /** Longest text of a bill. */
  static final int MOST_BYTES = 64 << 20;

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int MOST_ENTRIES = 16;
  private static final String MARK = "\uFEFF";

  private Packing() {}

  /**
   * The one file in a GZIP.
   *
   * @throws BadBill if it is none, or too long
   */
  public static byte[] gunzip(byte[] packed) throws BadBill {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return whole(in);
    } catch (IOException e) {
      throw badly(e);
    }
  }

  /**
   * The files in a ZIP. Alipay writes their names in GBK.
   *
   * @throws BadBill if it is none, has a password, or is too long
   */
  public static List<byte[]> unzip(byte[] packed) throws BadBill {
    List<byte[]> files = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed), GB18030)) {
      long bytes = 0;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] file = whole(in);
        bytes += file.length;
        if (bytes > MOST_BYTES || files.size() == MOST_ENTRIES) {
          throw BadBill.of(Flaw.TOO_LONG);
        }
        files.add(file);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw badly(e);
    }
    if (files.isEmpty()) {
      throw BadBill.of(Flaw.PACKED_BADLY);
    }
    return files;
  }

  /** The texts in whatever was given: packed or not. */
  static List<String> texts(byte[] bytes) throws BadBill {
    List<byte[]> files = List.of(bytes);
    if (startsWith(bytes, 0x1F, 0x8B)) {
      files = List.of(gunzip(bytes));
    } else if (startsWith(bytes, 'P', 'K')) {
      files = unzip(bytes);
    } else if (bytes.length > MOST_BYTES) {
      throw BadBill.of(Flaw.TOO_LONG);
    }
    List<String> texts = new ArrayList<>();
    for (byte[] file : files) {
      texts.add(text(file));
    }
    return texts;
  }

  /** UTF-8 if every byte makes sense in it, else GB18030, of which GBK is a part. */
  public static String text(byte[] file) throws BadBill {
    String text =
        decoded(file, StandardCharsets.UTF_8)
            .or(() -> decoded(file, GB18030))
            .orElseThrow(() -> BadBill.of(Flaw.NOT_A_BILL));
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }

  private static Optional<String> decoded(byte[] file, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 2
        && Byte.toUnsignedInt(bytes[0]) == first
        && Byte.toUnsignedInt(bytes[1]) == second;
  }

  private static byte[] whole(InputStream in) throws IOException, BadBill {
    byte[] file = in.readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      throw BadBill.of(Flaw.TOO_LONG);
    }
    return file;
  }

  private static BadBill badly(Exception cause) {
    BadBill bad = BadBill.of(Flaw.PACKED_BADLY);
    bad.initCause(cause);
    return bad;
  }
}
