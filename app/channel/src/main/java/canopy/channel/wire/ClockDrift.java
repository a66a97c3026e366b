package canopy.channel.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the till's clock is ahead of another's. What was seen once keeps running on a clock that
 * nobody can set, so that setting the till's clock right shows at once. Thread-safe.
 */
final class ClockDrift {
  /** A minute less than the channels allow. */
  private static final Duration FAR = Duration.ofMinutes(4);

  private final Clock clock;
  private final LongSupplier nanoTicker;
  private volatile @Nullable Sample sample;

  private record Sample(Instant theirs, long nanos) {}

  ClockDrift(Clock clock, LongSupplier nanoTicker) {
    this.clock = clock;
    this.nanoTicker = nanoTicker;
  }

  /** Takes the Date of an answer; another header than a date counts for nothing. */
  void saw(@Nullable String date) {
    if (date == null) {
      return;
    }
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      sample = new Sample(theirs, nanoTicker.getAsLong());
    } catch (DateTimeParseException e) {
      sample = null;
    }
  }

  Optional<Duration> now() {
    Sample seen = sample;
    if (seen == null) {
      return Optional.empty();
    }
    Instant theirs = seen.theirs().plusNanos(nanoTicker.getAsLong() - seen.nanos());
    return Optional.of(Duration.between(theirs, clock.instant()));
  }

  boolean isFar() {
    return now().map(drift -> drift.abs().compareTo(FAR) > 0).orElse(false);
  }
}
