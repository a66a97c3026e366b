package canopy.headoffice.line;

import static canopy.headoffice.line.LineCursor.require;

import canopy.headoffice.http.Problem;
import canopy.headoffice.line.LineCursor.Misfit;
import canopy.headoffice.line.ReceivedLine.Span;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of a batch out of bytes that anybody may have made. A line must be exactly as the
 * journal's format says: fields in their order, nothing between or after them. Any thread.
 */
public final class LineReader {
  /** Most lines in a batch. */
  public static final int MOST_LINES = 8_000;

  private static final int HASH_DIGITS = 64;
  private static final int MOST_LINE_BYTES = 512 * 1024 + 1024;
  private static final long MOST_SEQ = 1L << 53;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final byte[] SEQ = utf8("{\"seq\":");
  private static final byte[] AT = utf8(",\"at\":\"");
  private static final byte[] DAY = utf8("\",\"day\":\"");
  private static final byte[] TYPE = utf8("\",\"type\":\"");
  private static final byte[] VERSION = utf8("\",\"v\":");
  private static final byte[] DATA = utf8(",\"data\":");
  private static final byte[] PART = utf8(",\"part\":[");
  private static final byte[] END = utf8("}");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whose lines they are, as it stands in each. */
  private static byte[] identity(String site, String till) {
    return utf8("\",\"site\":\"" + site + "\",\"till\":\"" + till + "\",\"by\":\"");
  }

  /**
   * Reads a batch of one till.
   *
   * @param bytes unpacked; kept by the lines
   * @throws Problem {@code too-large} with more than {@link #MOST_LINES}; {@code broken-line};
   *     {@code bad-request} if there is no line
   */
  public List<ReceivedLine> read(byte[] bytes, String site, String till) {
    List<ReceivedLine> lines = new ArrayList<>();
    byte[] identity = identity(site, till);
    int from = 0;
    while (from < bytes.length) {
      if (lines.size() == MOST_LINES) {
        throw Problem.of(
                Problem.Kind.TOO_LARGE,
                "At most " + MOST_LINES + " lines are taken; send fewer at once.")
            .with("mostLines", MOST_LINES);
      }
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      long expected = lines.isEmpty() ? 0 : lines.getLast().seq() + 1;
      if (to == bytes.length) {
        throw broken(expected, "the last line has no line end");
      }
      ReceivedLine line = line(bytes, from, to, identity, expected);
      if (expected != 0 && line.seq() != expected) {
        throw broken(expected, "the next line has number " + line.seq());
      }
      lines.add(line);
      from = to + 1;
    }
    if (lines.isEmpty()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, "There is no line in the body.");
    }
    return lines;
  }

  /**
   * A line that is stored.
   *
   * @param hash 32 bytes
   * @param json the bytes that were hashed
   * @throws Problem {@code broken-line} if what is stored was damaged
   */
  public ReceivedLine stored(byte[] hash, byte[] json, String site, String till) {
    LineWriter bytes = new LineWriter();
    bytes.add(hash, json);
    return line(bytes.bytes(), 0, bytes.lengthBytes() - 1, identity(site, till), 0);
  }

  /** The answer to a line that is not good. {@code seq} is 0 if its number is not known. */
  public static Problem broken(long seq, String why) {
    Problem problem =
        Problem.of(
            Problem.Kind.BROKEN_LINE,
            (seq == 0 ? "The first line" : "Line " + seq) + " is damaged: " + why + ".");
    return seq == 0 ? problem : problem.with("seq", seq);
  }

  private static ReceivedLine line(byte[] bytes, int from, int to, byte[] identity, long expected) {
    int json = from + HASH_DIGITS + 1;
    if (to - json < 2 || bytes[json - 1] != ' ') {
      throw broken(expected, "it is no hash, space and JSON object");
    }
    if (to - from > MOST_LINE_BYTES) {
      throw broken(expected, "it is longer than a till can write");
    }
    byte[] hash = hash(bytes, from, expected);
    try {
      return fields(new LineCursor(bytes, json, to), identity, bytes, hash, new Span(json, to));
    } catch (Misfit e) {
      throw broken(expected, e.why());
    } catch (DateTimeException e) {
      throw broken(expected, "it has a date or time that is none");
    }
  }

  private static ReceivedLine fields(
      LineCursor line, byte[] identity, byte[] bytes, byte[] hash, Span json) {
    line.take(SEQ, "seq does not come first");
    long seq = line.number(MOST_SEQ, "seq is out of range");
    line.take(AT, "at does not come next");
    Instant at = time(line);
    line.take(DAY, "day does not come next");
    LocalDate day = date(line);
    line.take(identity, "it is another site's or till's");
    String by = line.text("by is no name");
    line.take(TYPE, "type does not come next");
    String type = line.text("type is no name");
    require(isType(type), "type is not noun.participle");
    line.take(VERSION, "v does not come next");
    int version = (int) line.number(Integer.MAX_VALUE, "v is out of range");
    line.take(DATA, "data does not come next");
    Span data = line.object("data is no JSON object");
    part(line);
    line.take(END, "the object does not end");
    require(line.isAtEnd(), "something follows the object");
    return new ReceivedLine(seq, at, day, by, type, version, hash, bytes, json, data);
  }

  /** The optional last field: which line of how many of one decision. */
  private static void part(LineCursor line) {
    if (line.takes(PART)) {
      String why = "part is no pair";
      line.number(Integer.MAX_VALUE, why);
      line.take(',', why);
      line.number(Integer.MAX_VALUE, why);
      line.take(']', why);
    }
  }

  /**
   * {@code 2026-11-22T01:02:03.004Z} and nothing else; a general parser takes longer than all else.
   */
  private static Instant time(LineCursor line) {
    String why = "at is no time";
    LocalDate date = date(line);
    line.take('T', why);
    int hour = line.digits(2, why);
    line.take(':', why);
    int minute = line.digits(2, why);
    line.take(':', why);
    int second = line.digits(2, why);
    line.take('.', why);
    long nanos = line.digits(3, why) * NANOS_PER_MILLI;
    line.take('Z', why);
    int ofDay = LocalTime.of(hour, minute, second).toSecondOfDay();
    return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_PER_DAY + ofDay, nanos);
  }

  /** {@code 2026-11-22}. */
  private static LocalDate date(LineCursor line) {
    String why = "a date is none";
    int year = line.digits(4, why);
    line.take('-', why);
    int month = line.digits(2, why);
    line.take('-', why);
    return LocalDate.of(year, month, line.digits(2, why));
  }

  /** {@code noun.participle}, of lower-case letters, digits and underscores. */
  private static boolean isType(String text) {
    int dot = text.indexOf('.');
    return dot > 0 && isWord(text, 0, dot) && isWord(text, dot + 1, text.length());
  }

  private static boolean isWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == from || (c != '_' && (c < '0' || c > '9')))) {
        return false;
      }
    }
    return to > from;
  }

  private static byte[] hash(byte[] bytes, int from, long expected) {
    byte[] hash = new byte[HASH_DIGITS / 2];
    for (int i = 0; i < HASH_DIGITS; i++) {
      int digit = digit(bytes[from + i]);
      if (digit < 0) {
        throw broken(expected, "its hash is not 64 lower-case hex digits");
      }
      hash[i / 2] = (byte) (hash[i / 2] << 4 | digit);
    }
    return hash;
  }

  private static int digit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
  }
}
