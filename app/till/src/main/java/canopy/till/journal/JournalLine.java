package canopy.till.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line as it stands in the journal, hash and all. The fields are read out of the bytes when
 * asked for. Immutable as long as nobody writes into {@link #bytes}.
 */
public final class JournalLine {
  private static final byte[] SEQ = LineEncoder.ascii("{\"seq\":");
  private static final int JSON_START = LineEncoder.HASH_DIGITS + 1;
  private static final int LONGEST_SEQ_DIGITS = 18;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final byte[] bytes;
  private final long seq;
  private final int at;
  private final int day;
  private final int site;
  private final int till;
  private final int by;
  private final int type;
  private final int version;
  private final int data;
  private final int part;

  private JournalLine(byte[] bytes) {
    this.bytes = bytes;
    this.seq = seq(bytes, 0, bytes.length);
    if (seq < 0 || !startsWithHash(bytes)) {
      throw new IllegalArgumentException("no hash or no number");
    }
    int i = after("\",\"at\":\"", JSON_START + SEQ.length, true);
    this.at = i;
    this.day = after("\",\"day\":\"", i, false);
    this.site = after("\",\"site\":\"", day, false);
    this.till = after("\",\"till\":\"", site, false);
    this.by = after("\",\"by\":\"", till, false);
    this.type = after("\",\"type\":\"", by, false);
    int v = after("\",\"v\":", type, false);
    this.version = v;
    this.data = after(",\"data\":", v, false);
    this.part = partStart(bytes, 0, bytes.length);
  }

  /**
   * @param line the whole line without its line end; kept, not copied
   * @return null if the fields are not there in their order; the hash is not checked
   */
  public static @Nullable JournalLine parse(byte[] line) {
    try {
      return new JournalLine(line);
    } catch (IllegalArgumentException notALine) {
      return null;
    }
  }

  /** The number of the line in a slice of a buffer, or -1 if that is not the start of a line. */
  static long seq(byte[] buffer, int from, int to) {
    int start = from + JSON_START;
    if (to - start < SEQ.length + 2 || buffer[start - 1] != ' ') {
      return -1;
    }
    for (int i = 0; i < SEQ.length; i++) {
      if (buffer[start + i] != SEQ[i]) {
        return -1;
      }
    }
    long seq = 0;
    for (int i = start + SEQ.length; i < to; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return i == start + SEQ.length || buffer[i] != ',' ? -1 : seq;
      }
      if (i - start - SEQ.length >= LONGEST_SEQ_DIGITS) {
        return -1;
      }
      seq = 10 * seq + digit;
    }
    return -1;
  }

  /**
   * Where the optional last field {@code ,"part":[i,n]} starts, or -1. Data is an object, so a line
   * without the field ends in two braces and there is nothing to mistake for it.
   */
  static int partStart(byte[] buffer, int from, int to) {
    if (to - from < JSON_START + 16 || buffer[to - 1] != '}' || buffer[to - 2] != ']') {
      return -1;
    }
    for (int i = to - 3; i > to - 24 && i > from; i--) {
      if (buffer[i] == '[') {
        return i - 8;
      }
    }
    return -1;
  }

  /** Number and count of a part: {@code part << 32 | parts}; 1 of 1 where the field is missing. */
  static long part(byte[] buffer, int from, int to) {
    int start = partStart(buffer, from, to);
    if (start < 0) {
      return 1L << 32 | 1;
    }
    long first = 0;
    long number = 0;
    for (int i = start + 9; buffer[i] != ']'; i++) {
      if (buffer[i] == ',') {
        first = number;
        number = 0;
      } else {
        number = (10 * number + (buffer[i] - '0')) & 0xff_ffff;
      }
    }
    return first << 32 | number;
  }

  /** 1, 2, 3 ... over all segments. */
  public long seq() {
    return seq;
  }

  /** When it was written, in whole milliseconds. */
  public Instant at() {
    LocalDate date = date(at);
    int seconds = 3600 * number(at + 11, 2) + 60 * number(at + 14, 2) + number(at + 17, 2);
    return Instant.ofEpochSecond(
        date.toEpochDay() * SECONDS_PER_DAY + seconds, number(at + 20, 3) * NANOS_PER_MILLI);
  }

  /** The business date. */
  public LocalDate day() {
    return date(day);
  }

  public String site() {
    return text(site, till - 10);
  }

  public String till() {
    return text(till, by - 8);
  }

  /** Operator id or {@code system}. */
  public String by() {
    return text(by, type - 10);
  }

  public String type() {
    return text(type, version - 6);
  }

  /** Version of the type's data. */
  public int version() {
    return Integer.parseInt(text(version, data - 8));
  }

  /** Number of this line in its decision, from 1. */
  public int part() {
    return (int) (part(bytes, 0, bytes.length) >> 32);
  }

  /** How many lines the decision has. */
  public int parts() {
    return (int) part(bytes, 0, bytes.length);
  }

  /** 64 hex digits. */
  public String hash() {
    return text(0, LineEncoder.HASH_DIGITS);
  }

  /** The whole line without its line end, not copied: read only. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the data's JSON object starts in {@link #bytes}. */
  public int dataOffset() {
    return data;
  }

  /** Length of the data's JSON object. */
  public int dataLength() {
    return (part < 0 ? bytes.length - 1 : part) - data;
  }

  /** The data's JSON object. */
  public String data() {
    return text(data, data + dataLength());
  }

  /** The whole JSON object of the line. */
  public String json() {
    return text(JSON_START, bytes.length);
  }

  @Override
  public String toString() {
    return text(0, bytes.length);
  }

  private static boolean startsWithHash(byte[] bytes) {
    for (int i = 0; i < LineEncoder.HASH_DIGITS; i++) {
      byte b = bytes[i];
      if (!((b >= '0' && b <= '9') || (b >= 'a' && b <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  /** As the encoder wrote it; a general parser takes as long as all the rest of a line. */
  private LocalDate date(int from) {
    return LocalDate.of(number(from, 4), number(from + 5, 2), number(from + 8, 2));
  }

  private int number(int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("no date or time: " + text(at, site - 10));
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private int after(String mark, int from, boolean skipFirst) {
    int first = skipFirst ? 1 : 0;
    int marked = mark.length() - first;
    for (int i = from; i + marked < bytes.length; i++) {
      int k = 0;
      while (k < marked && bytes[i + k] == mark.charAt(first + k)) {
        k++;
      }
      if (k == marked) {
        return i + marked;
      }
    }
    throw new IllegalArgumentException(mark);
  }
}
