package canopy.till.loop;

import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.state.TillState;
import canopy.till.journal.Entry;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalFailed;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The journal in the words of the rules: events in, recorded events out. Used on the till thread;
 * reading on any.
 */
public final class Ledger {
  private static final int LINES_AT_ONCE = 500;

  /** More is not gathered, so that nobody waits long for others' rules. */
  private static final int MOST_BYTES_TOGETHER = 256 * 1024;

  /** Only a field is written so: a quotation mark in a text has a backslash before it. */
  private static final Pattern CURRENCY = Pattern.compile("\"currency\":\"([A-Z]{3})\"");

  private final Journal journal;
  private final EventJson json = new EventJson();
  private final List<Entry> gathered = new ArrayList<>();
  private int gatheredBytes;
  private Instant at = Instant.EPOCH;

  public Ledger(Journal journal) {
    this.journal = journal;
  }

  /**
   * The events of one decision as the journal will have them.
   *
   * @param entries of all events but a {@code DayClosed} at the end, which the journal signs and
   *     writes itself, in a line of its own
   */
  record Draft(List<Event> events, List<Entry> entries, LocalDate day, String by) {
    boolean closesDay() {
      return entries.size() < events.size();
    }

    int bytes() {
      return entries.stream().mapToInt(Entry::mostBytes).sum();
    }
  }

  /**
   * What a decision would write. Changes nothing.
   *
   * @throws IllegalArgumentException if the journal would not take it
   */
  Draft draft(List<Event> events, LocalDate day, String by) {
    int plain =
        events.getLast() instanceof StationEvent.DayClosed ? events.size() - 1 : events.size();
    List<Entry> entries = new ArrayList<>(plain);
    for (Event event : events.subList(0, plain)) {
      EventJson.Type type = json.type(event);
      entries.add(new Entry(day, by, type.name(), type.version(), json.data(event)));
    }
    Draft draft = new Draft(events, entries, day, by);
    if (plain > Journal.MOST_LINES || draft.bytes() > Journal.LARGEST_WRITE_BYTES) {
      throw new IllegalArgumentException(
          "a decision of %d lines and %d bytes".formatted(plain, draft.bytes()));
    }
    return draft;
  }

  /** Whether this decision can share a write with those that are gathered. */
  boolean joins(Draft draft) {
    return gathered.isEmpty()
        || (!draft.closesDay()
            && draft.day().equals(gathered.getFirst().day())
            && gatheredBytes + draft.bytes() <= MOST_BYTES_TOGETHER);
  }

  /**
   * The events of a decision that {@link #joins}, with the places that they will have. Changes
   * nothing.
   *
   * @param now when it was decided; one write has one time, that of its first decision
   */
  List<Recorded> places(Draft draft, Instant now) {
    Instant time = gathered.isEmpty() ? now.truncatedTo(ChronoUnit.MILLIS) : at;
    long seq = journal.lastSeq() + gathered.size();
    List<Recorded> recorded = new ArrayList<>();
    for (Event event : draft.events()) {
      seq++;
      recorded.add(new Recorded(seq, time, draft.day(), draft.by(), event));
    }
    return recorded;
  }

  /**
   * Gathers a decision; it is durable after {@link #commit}. The end of a day is durable at once.
   *
   * @param time of its {@link #places}
   * @throws JournalFailed if it ends the day and the disk failed
   */
  void add(Draft draft, Instant time) {
    if (draft.closesDay()) {
      if (!draft.entries().isEmpty()) {
        journal.append(draft.entries(), time);
      }
      Event close = draft.events().getLast();
      journal.closeDay(draft.day(), draft.by(), json.type(close).version(), json.data(close), time);
      return;
    }
    at = time;
    gathered.addAll(draft.entries());
    gatheredBytes += draft.bytes();
  }

  /** Whether a decision waits for {@link #commit}. */
  boolean gathers() {
    return !gathered.isEmpty();
  }

  /**
   * Makes what is gathered durable, all or none: one write, one force.
   *
   * @throws JournalFailed if the disk failed; nothing is gathered any more
   */
  void commit() {
    if (gathered.isEmpty()) {
      return;
    }
    try {
      journal.append(gathered, at);
    } finally {
      gathered.clear();
      gatheredBytes = 0;
    }
  }

  /** Writes that the program has started. */
  void start(LocalDate day, UUID boot, String version) {
    String more = "{\"version\":\"" + version.replaceAll("[^0-9A-Za-z.+-]", "") + "\"}";
    journal.start(day, boot, more.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A state with everything applied that the journal has after it.
   *
   * @throws IOException if the journal cannot be read
   * @throws UnreadableEvent if this program does not understand a line
   */
  public TillState replay(TillState from) throws IOException, UnreadableEvent {
    return replay(from, seq -> {});
  }

  /**
   * The same, telling how far it is.
   *
   * @param progress gets the number of a line now and then
   */
  public TillState replay(TillState from, LongConsumer progress)
      throws IOException, UnreadableEvent {
    TillState state = from;
    try (JournalReader reader = journal.read(from.seq() + 1)) {
      for (List<JournalLine> lines = some(reader); !lines.isEmpty(); lines = some(reader)) {
        // Understanding a line takes three times as long as applying it, and needs no other line.
        List<Optional<Recorded>> read = lines.parallelStream().map(this::understood).toList();
        for (int i = 0; i < lines.size(); i++) {
          Optional<Recorded> one = read.get(i);
          state = state.apply(one.isPresent() ? one.get() : recorded(lines.get(i)));
        }
        progress.accept(state.seq());
      }
    }
    return state;
  }

  private static List<JournalLine> some(JournalReader reader) throws IOException {
    List<JournalLine> lines = new ArrayList<>();
    for (JournalLine line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
      if (lines.size() == LINES_AT_ONCE) {
        break;
      }
    }
    return lines;
  }

  private Optional<Recorded> understood(JournalLine line) {
    try {
      return Optional.of(recorded(line));
    } catch (UnreadableEvent e) {
      return Optional.empty();
    }
  }

  /** When the newest line was written; now if there is none yet. Any thread. */
  public Instant lastWritten(Clock clock) {
    return written(journal.lastSeq(), clock);
  }

  /** When the first line was written; now if there is none yet. Any thread. */
  public Instant began(Clock clock) {
    return written(1, clock);
  }

  /** The currency of the first money in the journal; empty if there is none yet. Any thread. */
  public Optional<String> currency() throws IOException {
    try (JournalReader reader = journal.read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        Matcher money = CURRENCY.matcher(new String(line.bytes(), StandardCharsets.UTF_8));
        if (money.find()) {
          return Optional.of(money.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private Instant written(long seq, Clock clock) {
    if (journal.lastSeq() == 0) {
      return clock.instant();
    }
    try (JournalReader reader = journal.read(seq)) {
      JournalLine line = reader.next();
      return line == null ? clock.instant() : line.at();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A journal line as an event. Any thread.
   *
   * @throws UnreadableEvent if this program does not understand it
   */
  public Recorded recorded(JournalLine line) throws UnreadableEvent {
    Event event =
        json.read(line.type(), line.version(), line.bytes(), line.dataOffset(), line.dataLength());
    return new Recorded(line.seq(), line.at(), line.day(), line.by(), event);
  }

  /**
   * Only what kind of event a line is. Any thread.
   *
   * @throws UnreadableEvent if this program does not know it
   */
  public Class<? extends Event> type(JournalLine line) throws UnreadableEvent {
    return json.record(line.type(), line.version());
  }

  Journal journal() {
    return journal;
  }
}
