package canopy.headoffice.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as they stand in answers: UTC, ISO 8601, always with milliseconds. */
public final class WireTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WireTime() {}

  /** The text of a time; what is finer than a millisecond is cut off. */
  public static String text(Instant time) {
    return FORMAT.format(time);
  }
}
