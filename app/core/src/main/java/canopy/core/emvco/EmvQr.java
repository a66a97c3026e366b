package canopy.core.emvco;

import canopy.core.emvco.DataObject.Template;
import canopy.core.emvco.DataObject.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes and reads the text of a code. */
public final class EmvQr {
  /** Longest text (MPM 1.1, 3.1), counted in bytes because that is what a QR code holds. */
  public static final int MOST_BYTES = 512;

  private static final String FORMAT = "00";
  private static final String CRC_HEAD = "6304";

  private EmvQr() {}

  /** What a text was. */
  public sealed interface Parsed {
    /**
     * A code in order.
     *
     * @param fields without the CRC
     */
    record Code(List<DataObject> fields) implements Parsed {
      public Code {
        fields = List.copyOf(fields);
      }
    }

    /**
     * No code, or a damaged one.
     *
     * @param at the character where it goes wrong
     */
    record Bad(Fault fault, int at) implements Parsed {}
  }

  /** What is wrong with a text. */
  public enum Fault {
    TOO_LONG,
    /** A field does not begin with two digits of id and two of length. */
    NOT_A_FIELD,
    /** A field says that it is longer than what is left, or empty. */
    LENGTH,
    /** 00 is not the first field. */
    NO_FORMAT,
    /** 63 is not the last field, or not of four characters. */
    NO_CRC,
    CRC,
    /** An id stands twice. */
    TWICE
  }

  /**
   * The text of a code.
   *
   * @param fields in order, 00 first, without the CRC
   * @throws IllegalArgumentException if they are too long together, or 00 is not first
   */
  public static String write(List<DataObject> fields) {
    if (fields.isEmpty() || !fields.getFirst().id().equals(FORMAT)) {
      throw new IllegalArgumentException("the format indicator is the first field");
    }
    StringBuilder text = new StringBuilder();
    fields.forEach(field -> text.append(field.written()));
    text.append(CRC_HEAD);
    text.append("%04X".formatted(crc(text.toString())));
    if (bytes(text.toString()).length > MOST_BYTES) {
      throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
    }
    return text.toString();
  }

  /** Reads a text that somebody else may have written. */
  public static Parsed parse(String text) {
    if (text.length() > MOST_BYTES || bytes(text).length > MOST_BYTES) {
      return new Parsed.Bad(Fault.TOO_LONG, 0);
    }
    if (!text.startsWith(FORMAT)) {
      return new Parsed.Bad(Fault.NO_FORMAT, 0);
    }
    int crcAt = text.length() - 8;
    if (crcAt < 0 || !text.startsWith(CRC_HEAD, crcAt)) {
      return new Parsed.Bad(Fault.NO_CRC, Math.max(0, crcAt));
    }
    Reader reader = new Reader(text.substring(0, crcAt));
    List<DataObject> fields = reader.fields(true);
    if (reader.fault != null) {
      return new Parsed.Bad(reader.fault, reader.at);
    }
    String expected = "%04X".formatted(crc(text.substring(0, crcAt + CRC_HEAD.length())));
    return expected.equals(text.substring(crcAt + CRC_HEAD.length()))
        ? new Parsed.Code(fields)
        : new Parsed.Bad(Fault.CRC, crcAt);
  }

  /**
   * CRC-16/CCITT-FALSE of the UTF-8 bytes: polynomial 0x1021, begin 0xFFFF, nothing reflected
   * (ISO/IEC 13239 as EMVCo uses it, 4.7.3). Of {@code 123456789} it is 29B1.
   */
  public static int crc(String text) {
    int crc = 0xFFFF;
    for (byte b : bytes(text)) {
      crc ^= (b & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Merchant accounts, additional data, language, and the fields free for anybody (3.3). */
  private static boolean holdsFields(String id) {
    int number = Integer.parseInt(id);
    return (number >= 26 && number <= 51) || number == 62 || number == 64 || number >= 80;
  }

  /** One pass over one text. */
  private static final class Reader {
    private final int[] text;
    private int at;
    private @Nullable Fault fault;

    Reader(String text) {
      this.text = text.codePoints().toArray();
    }

    List<DataObject> fields(boolean root) {
      List<DataObject> fields = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      while (at < text.length && fault == null) {
        int begin = at;
        String id = digits();
        String length = digits();
        if (fault != null) {
          return fields;
        }
        int count = Integer.parseInt(length);
        if (count == 0 || at + count > text.length) {
          at = begin;
          fault = Fault.LENGTH;
          return fields;
        }
        if (!ids.add(id)) {
          at = begin;
          fault = Fault.TWICE;
          return fields;
        }
        String value = new String(text, at, count);
        fields.add(field(root, id, value));
        at += count;
      }
      return fields;
    }

    /** A template that holds no proper fields is a text: the free ones need not have any. */
    private static DataObject field(boolean root, String id, String value) {
      if (root && holdsFields(id)) {
        Reader within = new Reader(value);
        List<DataObject> fields = within.fields(false);
        if (within.fault == null) {
          return new Template(id, fields);
        }
      }
      return new Text(id, value);
    }

    private String digits() {
      if (at + 2 > text.length || !isDigit(text[at]) || !isDigit(text[at + 1])) {
        fault = Fault.NOT_A_FIELD;
        return "";
      }
      String digits = new String(text, at, 2);
      at += 2;
      return digits;
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }
  }
}
