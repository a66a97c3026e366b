package canopy.core.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads dates and times as this program writes them, digit by digit; a general parser takes a tenth
 * of all the time that events take to be read. What is written in another way is left to it.
 */
final class IsoTimes {
  private static final int DATE = "2026-01-05".length();
  private static final int SECONDS = "2026-01-05T05:49:42Z".length();
  private static final int MILLIS = "2026-01-05T05:49:42.123Z".length();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private IsoTimes() {}

  static SimpleModule module() {
    return new SimpleModule("times")
        .addDeserializer(
            Instant.class,
            new Reader<>(Instant.class, IsoTimes::instant, InstantDeserializer.INSTANT))
        .addDeserializer(
            LocalDate.class,
            new Reader<>(LocalDate.class, IsoTimes::date, LocalDateDeserializer.INSTANCE));
  }

  private static Optional<Instant> instant(String text) {
    int length = text.length();
    if ((length != SECONDS && length != MILLIS) || text.charAt(length - 1) != 'Z') {
      return Optional.empty();
    }
    long day = epochDay(text);
    int hour = number(text, DATE, 'T', 2);
    int minute = number(text, DATE + 3, ':', 2);
    int second = number(text, DATE + 6, ':', 2);
    int milli = length == MILLIS ? number(text, DATE + 9, '.', 3) : 0;
    if (day == Long.MIN_VALUE || hour < 0 || minute < 0 || second < 0 || milli < 0) {
      return Optional.empty();
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    return Optional.of(
        Instant.ofEpochSecond(
            day * 86_400 + hour * 3_600L + minute * 60L + second, milli * NANOS_PER_MILLI));
  }

  private static Optional<LocalDate> date(String text) {
    long day = text.length() == DATE ? epochDay(text) : Long.MIN_VALUE;
    return day == Long.MIN_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /** Of the date at the start; the least number if there is none. */
  private static long epochDay(String text) {
    int year = digits(text, 0, 4);
    int month = number(text, 4, '-', 2);
    int day = number(text, 7, '-', 2);
    boolean known = year > 0 && month >= 1 && month <= 12 && day >= 1;
    return known && day <= YearMonth.of(year, month).lengthOfMonth()
        ? LocalDate.of(year, month, day).toEpochDay()
        : Long.MIN_VALUE;
  }

  /** Behind a mark; below zero if that is not what is there. */
  private static int number(String text, int at, char mark, int count) {
    return text.charAt(at) == mark ? digits(text, at + 1, count) : -1;
  }

  private static int digits(String text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    @Serial private static final long serialVersionUID = 1;

    private final transient Function<String, Optional<T>> quick;
    private final transient JsonDeserializer<T> general;

    Reader(Class<T> type, Function<String, Optional<T>> quick, JsonDeserializer<T> general) {
      super(type);
      this.quick = quick;
      this.general = general;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        Optional<T> read = quick.apply(parser.getText());
        if (read.isPresent()) {
          return read.get();
        }
      }
      return general.deserialize(parser, context);
    }
  }
}
