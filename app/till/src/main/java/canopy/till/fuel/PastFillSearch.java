package canopy.till.fuel;

import canopy.core.state.FuelBook;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.Forecourt;
import canopy.hardware.forecourt.ForecourtEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for fills that ended while this till was not listening, after the start and after every
 * outage. It claims what may be this till's and is not in its journal; the rest goes the way of
 * every fill.
 *
 * <p>How far back: to a day before the newest fill in the journal, because a fill can become known
 * late; never before the journal began, never beyond {@link #LONGEST}, and never to where the book
 * has begun to forget fills, so that none is taken in twice. It asks in slices, and the driver
 * polls the pumps in between. Thread-safe.
 */
final class PastFillSearch {
  /** What is older is found by the counters at the close of the day, not here. */
  static final Duration LONGEST = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(PastFillSearch.class);
  private static final Duration KNOWN_LATE = Duration.ofDays(1);
  private static final Duration KNOWN_LATE_ONLINE = Duration.ofHours(1);
  private static final Duration SLICE = Duration.ofHours(6);

  /** How far the two clocks may drift apart between two looks at the controller's. */
  private static final Duration DRIFT = Duration.ofMinutes(15);

  private final Fills fills;
  private final Supplier<Instant> journalBegan;
  private final Supplier<FuelBook> book;

  /** What to add to the till's time, in UTC, to get what the controller's clock shows. */
  private Duration ahead;

  private long asked;
  private @Nullable Slice waiting;

  /** What this search has claimed and is neither in the journal nor known to be another's. */
  private final Set<FillKey> claimed = new HashSet<>();

  /** Whether something has failed since this search began. */
  private boolean broken;

  /** Whether the newest search was answered to its end. */
  private boolean answered;

  /** Up to where all is known; null before the first complete search. */
  private @Nullable LocalDateTime complete;

  /** What is asked for now, by the controller's clock. */
  private record Slice(
      String requestId, LocalDateTime begun, LocalDateTime until, LocalDateTime end) {}

  /**
   * @param journalBegan this till answers for what was filled since
   * @param book the newest
   */
  PastFillSearch(Fills fills, Supplier<Instant> journalBegan, Supplier<FuelBook> book) {
    this.fills = fills;
    this.journalBegan = journalBegan;
    this.book = book;
    this.ahead = stationOffset(fills);
  }

  /** What the controller's clock shows now; null, and it is believed to be right, when unset. */
  synchronized void setTime(@Nullable LocalDateTime controllers) {
    if (controllers != null) {
      ahead = Duration.between(fills.clock().instant(), controllers.toInstant(ZoneOffset.UTC));
    }
  }

  /** Begins a search, in place of one that has not ended. */
  synchronized void begin(Forecourt driver) {
    broken = false;
    answered = false;
    claimed.clear();
    LocalDateTime now = local(fills.clock().instant());
    LocalDateTime from = from(driver.controller(), now);
    ask(driver, now, from, now.plus(DRIFT));
  }

  /** Takes an answer; whatever this search did not ask for is left alone. */
  synchronized void take(Forecourt driver, ForecourtEvent.PastFills answer) {
    Slice slice = waiting;
    if (slice == null || !slice.requestId().equals(answer.requestId())) {
      return;
    }
    for (ForecourtEvent.PastFill past : answer.fills()) {
      FillKey key = past.fill().key();
      if (past.owner() != FillOwner.OTHER && !book.get().knows(key.text())) {
        LOG.info("fill {} ended unseen", key.text());
        claimed.add(key);
        driver.claimFill(past.fill());
      }
    }
    if (slice.until().isBefore(slice.end())) {
      ask(driver, slice.begun(), slice.until(), slice.end());
    } else {
      waiting = null;
      answered = true;
      complete = broken ? null : slice.begun();
    }
  }

  /** The fill is in the journal, or not for this till. */
  synchronized void settled(FillKey key) {
    claimed.remove(key);
  }

  /** Whether the newest search has ended, and all that it found is in the journal. */
  synchronized boolean isComplete() {
    return answered && !broken && claimed.isEmpty();
  }

  /** Whether a refusal is about this search, which is then over without a result. */
  synchronized boolean failed(String requestId) {
    boolean mine = waiting != null && waiting.requestId().equals(requestId);
    if (mine) {
      waiting = null;
    }
    return mine;
  }

  /**
   * A fill could not be claimed or journalled for a reason that passes: the next search looks as
   * far again.
   */
  synchronized void incomplete() {
    broken = true;
    complete = null;
  }

  /** By how much the controller's clock is ahead of the station's. */
  synchronized Duration aheadOfStation() {
    return ahead.minus(stationOffset(fills));
  }

  private static Duration stationOffset(Fills fills) {
    return Duration.ofSeconds(
        fills.zone().getRules().getOffset(fills.clock().instant()).getTotalSeconds());
  }

  private void ask(Forecourt driver, LocalDateTime begun, LocalDateTime from, LocalDateTime end) {
    LocalDateTime until = from.plus(SLICE);
    if (!until.isBefore(begun)) {
      until = end;
    }
    asked++;
    String requestId = "past-" + asked;
    waiting = new Slice(requestId, begun, until, end);
    driver.requestPastFills(requestId, 0, from, until);
  }

  private LocalDateTime from(String controller, LocalDateTime now) {
    LocalDateTime began = local(journalBegan.get()).minus(DRIFT);
    List<String> seen = book.get().seen();
    LocalDateTime from =
        complete != null
            ? complete.minus(KNOWN_LATE_ONLINE)
            : newest(seen.stream(), controller, began).minus(KNOWN_LATE);
    from = later(from, later(began, now.minus(LONGEST)));
    // A full book forgets the oldest. What ended after the older half of it is surely still known.
    boolean full = seen.size() >= FuelBook.REMEMBERED_FILLS;
    return full ? newest(seen.stream().limit(seen.size() / 2), controller, from) : from;
  }

  /** The latest end among fills, but no earlier than the given time. */
  private static LocalDateTime newest(Stream<String> keys, String controller, LocalDateTime least) {
    return keys.map(key -> endOf(key, controller))
        .filter(Objects::nonNull)
        .reduce(least, PastFillSearch::later);
  }

  private static @Nullable LocalDateTime endOf(String text, String controller) {
    FillKey key = Fills.key(text, controller);
    try {
      return key == null || key.endedAt().isEmpty() ? null : LocalDateTime.parse(key.endedAt());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return one.isAfter(other) ? one : other;
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant.plus(ahead), ZoneOffset.UTC);
  }
}
