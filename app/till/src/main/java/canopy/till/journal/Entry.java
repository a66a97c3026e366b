package canopy.till.journal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * One event to be journalled. The journal adds {@code seq}, {@code at}, site and till.
 *
 * <p>Thread: any; do not change {@link #data} after handing it over.
 */
public final class Entry {
  /** Longest {@code by} and longest {@code type}, in characters. */
  public static final int LONGEST_NAME = 64;

  /** Largest data of one event, in bytes. */
  public static final int LARGEST_DATA_BYTES = 512 * 1024;

  private final LocalDate day;
  private final String by;
  private final String type;
  private final int version;
  private final byte[] data;

  /**
   * @param day business date, years 1970 to 9999
   * @param by operator id or {@code system}; printable ASCII without quote and backslash
   * @param type {@code <noun>.<past participle>}, as {@code sale.completed}
   * @param version version of the type's data, 1 or more
   * @param data one JSON object in UTF-8 on one line (no byte below 0x20), at most {@link
   *     #LARGEST_DATA_BYTES}; that it is well-formed beyond its braces is the caller's duty
   * @throws IllegalArgumentException if one of these is not so
   */
  public Entry(LocalDate day, String by, String type, int version, byte[] data) {
    if (day.getYear() < 1970 || day.getYear() > 9999) {
      throw new IllegalArgumentException("a business date is between 1970 and 9999, not " + day);
    }
    if (!plain(by) || !plain(type) || type.indexOf('.') <= 0 || version < 1) {
      throw new IllegalArgumentException("not a journal entry: " + type + " v" + version);
    }
    check(data, type);
    this.day = day;
    this.by = by;
    this.type = type;
    this.version = version;
    this.data = data;
  }

  /** The same with the data as text. */
  public static Entry of(LocalDate day, String by, String type, int version, String json) {
    return new Entry(day, by, type, version, json.getBytes(StandardCharsets.UTF_8));
  }

  public LocalDate day() {
    return day;
  }

  public String by() {
    return by;
  }

  public String type() {
    return type;
  }

  public int version() {
    return version;
  }

  /** Its line has no more bytes than this. */
  public int mostBytes() {
    return LineEncoder.HEAD_BYTES + data.length;
  }

  byte[] data() {
    return data;
  }

  @Override
  public String toString() {
    return day + " " + type + " v" + version + ", " + data.length + " bytes";
  }

  private static void check(byte[] data, String type) {
    int length = data.length;
    if (length < 2 || length > LARGEST_DATA_BYTES) {
      throw new IllegalArgumentException(type + ": data of " + length + " bytes");
    }
    if (data[0] != '{' || data[length - 1] != '}') {
      throw new IllegalArgumentException(type + ": data is not a JSON object");
    }
    for (byte b : data) {
      // A control character would end the line or look like an unwritten byte.
      if (b >= 0 && b < 0x20) {
        throw new IllegalArgumentException(type + ": data holds the control character " + b);
      }
    }
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_NAME;
  }
}
