package canopy.headoffice.line;

import canopy.headoffice.http.Problem;
import canopy.headoffice.line.ReceivedLine.Span;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of a batch out of bytes that anybody may have made. A line must be exactly as the
 * journal's format says: fields in their order, nothing after them. Any thread.
 */
public final class LineReader {
  /** Most lines in a batch. */
  public static final int MOST_LINES = 8_000;

  private static final int HASH_DIGITS = 64;
  private static final int MOST_LINE_BYTES = 512 * 1024 + 1024;
  private static final int MOST_CHARACTERS = 64;
  private static final long MOST_SEQ = 1L << 53;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final JsonFactory factory = new JsonFactory();

  /**
   * Reads a batch of one till.
   *
   * @param bytes unpacked; kept by the lines
   * @throws Problem {@code too-large} with more than {@link #MOST_LINES}; {@code broken-line};
   *     {@code bad-request} if there is no line
   */
  public List<ReceivedLine> read(byte[] bytes, String site, String till) {
    List<ReceivedLine> lines = new ArrayList<>();
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
      ReceivedLine line = line(bytes, from, to, site, till, expected);
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
    return line(bytes.bytes(), 0, bytes.lengthBytes() - 1, site, till, 0);
  }

  /** The answer to a line that is not good. {@code seq} is 0 if its number is not known. */
  public static Problem broken(long seq, String why) {
    Problem problem =
        Problem.of(
            Problem.Kind.BROKEN_LINE,
            (seq == 0 ? "The first line" : "Line " + seq) + " is damaged: " + why + ".");
    return seq == 0 ? problem : problem.with("seq", seq);
  }

  private ReceivedLine line(
      byte[] bytes, int from, int to, String site, String till, long expected) {
    int json = from + HASH_DIGITS + 1;
    if (to - json < 2 || bytes[json - 1] != ' ' || bytes[json] != '{' || bytes[to - 1] != '}') {
      throw broken(expected, "it is no hash, space and JSON object");
    }
    if (to - from > MOST_LINE_BYTES) {
      throw broken(expected, "it is longer than a till can write");
    }
    byte[] hash = hash(bytes, from, expected);
    try (JsonParser parser = factory.createParser(bytes, json, to - json)) {
      parser.nextToken();
      return fields(parser, site, till, bytes, hash, new Span(json, to));
    } catch (Misfit e) {
      throw broken(expected, e.why);
    } catch (IOException | DateTimeException e) {
      throw broken(expected, "its JSON cannot be read");
    }
  }

  private static ReceivedLine fields(
      JsonParser parser, String site, String till, byte[] bytes, byte[] hash, Span json)
      throws IOException {
    long seq = number(parser, "seq", MOST_SEQ);
    String at = text(parser, "at");
    String day = text(parser, "day");
    require(text(parser, "site").equals(site), "it is another site's");
    require(text(parser, "till").equals(till), "it is another till's");
    String by = text(parser, "by");
    String type = text(parser, "type");
    int version = (int) number(parser, "v", Integer.MAX_VALUE);
    require(isType(type), "type is not noun.participle");
    Span data = data(parser, json.from());
    part(parser);
    require(parser.nextToken() == null, "something follows the object");
    return new ReceivedLine(
        seq, time(at), date(day, 10), by, type, version, hash, bytes, json, data);
  }

  private static Span data(JsonParser parser, int offset) throws IOException {
    name(parser, "data");
    require(parser.nextToken() == JsonToken.START_OBJECT, "data is no object");
    int from = offset + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    require(parser.currentToken() == JsonToken.END_OBJECT, "data does not end");
    return new Span(from, offset + (int) parser.currentLocation().getByteOffset());
  }

  /** The optional last field: which line of how many of one decision. */
  private static void part(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.FIELD_NAME) {
      require(parser.currentName().equals("part"), "a field is not known");
      require(parser.nextToken() == JsonToken.START_ARRAY, "part is no pair");
      for (int i = 0; i < 2; i++) {
        require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT, "part is no pair");
      }
      require(parser.nextToken() == JsonToken.END_ARRAY, "part is no pair");
      token = parser.nextToken();
    }
    require(token == JsonToken.END_OBJECT, "the object does not end");
  }

  private static long number(JsonParser parser, String name, long most) throws IOException {
    name(parser, name);
    require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT, name + " is no number");
    long number = parser.getLongValue();
    require(number >= 1 && number <= most, name + " is out of range");
    return number;
  }

  private static String text(JsonParser parser, String name) throws IOException {
    name(parser, name);
    require(parser.nextToken() == JsonToken.VALUE_STRING, name + " is no text");
    String text = parser.getText();
    require(text.length() <= MOST_CHARACTERS, name + " is too long");
    return text;
  }

  private static void name(JsonParser parser, String name) throws IOException {
    require(
        parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals(name),
        name + " is not where it belongs");
  }

  /**
   * {@code 2026-11-22T01:02:03.004Z} and nothing else; a general parser takes longer than all else.
   */
  private static Instant time(String text) {
    require(
        text.length() == 24
            && text.charAt(10) == 'T'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':'
            && text.charAt(19) == '.'
            && text.charAt(23) == 'Z',
        "at is no time");
    LocalTime time =
        LocalTime.of(
            number(text, 11, 2),
            number(text, 14, 2),
            number(text, 17, 2),
            number(text, 20, 3) * NANOS_PER_MILLI);
    return date(text, 24).atTime(time).toInstant(ZoneOffset.UTC);
  }

  /** {@code 2026-11-22} at the start of a text of that length. */
  private static LocalDate date(String text, int length) {
    require(
        text.length() == length && text.charAt(4) == '-' && text.charAt(7) == '-',
        "day is no date");
    return LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      require(digit >= 0 && digit <= 9, "a date or time has no digit where one belongs");
      number = 10 * number + digit;
    }
    return number;
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

  private static void require(boolean holds, String why) {
    if (!holds) {
      throw new Misfit(why);
    }
  }

  private static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    Misfit(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }
}
