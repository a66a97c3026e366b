package canopy.headoffice.feed;

import canopy.core.catalogue.LocalChange.Kind;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stations changed of their goods by themselves, and what head office says to it. Each change
 * is answered once: the answer, the record that it leads to and what the till is told are one
 * transaction. What came in with one file can be answered together. Any thread.
 */
public final class StationChanges {
  private static final Logger LOG = LoggerFactory.getLogger(StationChanges.class);
  private static final int MOST_AT_ONCE = 200;
  private static final int LONGEST_REASON = 200;

  private final Jdbi jdbi;
  private final Feed feed;
  private final Acceptance acceptance = new Acceptance();
  private final Clock clock;

  /** How far the changes have been looked at that may be accepted by themselves. */
  private volatile @Nullable Asked reached;

  public StationChanges(Jdbi jdbi, Feed feed, Clock clock) {
    this.jdbi = jdbi;
    this.feed = feed;
    this.clock = clock;
  }

  /**
   * A change that waits for an answer.
   *
   * @param beforeTenths null if it is new
   * @param article the whole of a new or changed article; null of a price
   * @param basis version of the record that the station saw
   */
  public record Asked(
      String site,
      String till,
      long seq,
      Instant at,
      String operator,
      Kind kind,
      String key,
      long priceTenths,
      @Nullable Long beforeTenths,
      @Nullable JsonNode article,
      long basis) {
    /**
     * Whether the price may be mistyped: a person then accepts it by itself, having looked at it.
     */
    public boolean isFar() {
      return beforeTenths != null
          && new UnitPrice(priceTenths).isFarFrom(new UnitPrice(beforeTenths));
    }

    /** Who has changed a record that follows from this till's change. */
    String author() {
      return "station " + site + "/" + till;
    }
  }

  /**
   * What waits of the articles that a station changed with one file.
   *
   * @param added how many are new
   * @param changed how many are other than before
   */
  public record AskedBatch(
      String site,
      String till,
      String id,
      String file,
      Instant at,
      String operator,
      int added,
      int changed) {}

  /** An answer, with what it was to. */
  public record Answered(Asked asked, Instant at, String by, boolean accepted, String reason) {}

  /** An answer to articles of one file. */
  public record AnsweredBatch(
      String site,
      String till,
      String file,
      Instant at,
      String by,
      boolean accepted,
      String reason,
      int articles) {}

  /**
   * What became of a file.
   *
   * @param answered how many changes have their answer now
   * @param left how many somebody has to look at: head office has changed the same since, what the
   *     file says does not fit to its goods, or the price may be mistyped
   */
  public record Outcome(int answered, int left) {}

  /**
   * How head office has it now.
   *
   * @param record null if it has none
   * @param changedMeanwhile whether it has changed the same since the station saw it
   */
  public record Current(@Nullable JsonNode record, boolean changedMeanwhile) {}

  /**
   * What waits for an answer of its own, the oldest first.
   *
   * @param site whose changes; null for those of all
   */
  public List<Asked> waiting(@Nullable String site) {
    return jdbi.withHandle(handle -> WaitingChanges.alone(handle, site, MOST_AT_ONCE));
  }

  /** One change that waits for an answer. */
  public Optional<Asked> waiting(String site, String till, long seq) {
    return jdbi.withHandle(handle -> WaitingChanges.one(handle, site, till, seq));
  }

  /** The files of which something waits, the oldest first. */
  public List<AskedBatch> batches(@Nullable String site) {
    return jdbi.withHandle(handle -> WaitingChanges.batches(handle, site, MOST_AT_ONCE));
  }

  /** What waits of a file, in its order, after one of them. */
  public List<Asked> inBatch(String site, String till, String batch, long after, int limit) {
    return jdbi.withHandle(
        handle -> WaitingChanges.ofBatch(handle, site, till, batch, after, limit));
  }

  /** The newest answers to single changes. */
  public List<Answered> answered(@Nullable String site, int limit) {
    return jdbi.withHandle(handle -> WaitingChanges.answeredAlone(handle, site, limit));
  }

  /** The newest answers to files. */
  public List<AnsweredBatch> answeredBatches(@Nullable String site, int limit) {
    return jdbi.withHandle(handle -> WaitingChanges.answeredBatches(handle, site, limit));
  }

  /** Whether head office has changed the same since the station saw it. */
  public boolean changedMeanwhile(Asked asked) {
    return current(asked).changedMeanwhile();
  }

  /** How head office has what was changed. */
  public Current current(Asked asked) {
    Acceptance.Seen seen = jdbi.withHandle(handle -> Acceptance.seen(handle, asked));
    return new Current(seen == null ? null : seen.data(), !Acceptance.isUntouched(seen, asked));
  }

  /**
   * Answers a change.
   *
   * @param reason why not; the manager of the station reads it
   * @return what was answered
   * @throws Problem if it is answered by now, or cannot be accepted as it is
   */
  public Asked answer(
      String site, String till, long seq, boolean accepted, String reason, String by) {
    check(accepted, reason);
    return jdbi.inTransaction(
        handle -> {
          queue(handle);
          Asked asked =
              WaitingChanges.one(handle, site, till, seq)
                  .orElseThrow(() -> Problem.of(Problem.Kind.CONFLICT, Saying.ALREADY_ANSWERED));
          if (accepted) {
            acceptance.refuseUnfit(handle, asked);
          }
          answer(handle, List.of(asked), accepted, reason, by);
          return asked;
        });
  }

  /**
   * Answers all that waits of a file. What cannot be accepted as it is, or was changed by head
   * office meanwhile, or has a price that may be mistyped, goes on waiting for an answer of its
   * own.
   *
   * @throws Problem if nothing of it waits
   */
  public Outcome answerAll(
      String site, String till, String batch, boolean accepted, String reason, String by) {
    check(accepted, reason);
    Outcome all = answerOnce(site, till, batch, accepted, reason, by);
    if (all.answered() + all.left() == 0) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.ALREADY_ANSWERED);
    }
    Outcome some = all;
    // What has been accepted may have given up what the rest needs.
    while (some.answered() > 0 && some.left() > 0) {
      some = answerOnce(site, till, batch, accepted, reason, by);
      all = new Outcome(all.answered() + some.answered(), some.left());
    }
    return all;
  }

  private Outcome answerOnce(
      String site, String till, String batch, boolean accepted, String reason, String by) {
    int answered = 0;
    int looked = 0;
    long after = 0;
    while (true) {
      long from = after;
      List<Asked> some = inBatch(site, till, batch, from, MOST_AT_ONCE);
      if (some.isEmpty()) {
        break;
      }
      // Not all at once: prices of other stations must not wait for it.
      answered +=
          jdbi.inTransaction(
              handle -> answerSome(handle, site, till, batch, from, accepted, reason, by));
      looked += some.size();
      after = some.getLast().seq();
    }
    return new Outcome(answered, looked - answered);
  }

  private int answerSome(
      Handle handle,
      String site,
      String till,
      String batch,
      long after,
      boolean accepted,
      String reason,
      String by) {
    queue(handle);
    List<Asked> waiting = WaitingChanges.ofBatch(handle, site, till, batch, after, MOST_AT_ONCE);
    List<Asked> some = accepted ? acceptance.fitting(handle, site, waiting) : waiting;
    answer(handle, some, accepted, reason, by);
    return some.size();
  }

  private static void check(boolean accepted, String reason) {
    if (!accepted && reason.isBlank()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FIELD_EMPTY, "reason");
    }
    if (reason.length() > LONGEST_REASON) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FIELD_TOO_LONG, "reason", LONGEST_REASON);
    }
  }

  /** Accepts what is accepted by itself, unless head office has changed the same meanwhile. */
  public void settle() {
    List<String> kinds =
        policy().entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(one -> one.getKey().name())
            .toList();
    if (kinds.isEmpty()) {
      return;
    }
    List<Asked> some =
        jdbi.withHandle(handle -> WaitingChanges.of(handle, kinds, reached, MOST_AT_ONCE));
    some.forEach(this::settle);
    // What waits for a person must not stand before what does not: the next ones come next time.
    reached = some.size() < MOST_AT_ONCE ? null : some.getLast();
  }

  private void settle(Asked asked) {
    try {
      jdbi.useTransaction(
          handle -> {
            queue(handle);
            boolean waits =
                WaitingChanges.one(handle, asked.site(), asked.till(), asked.seq()).isPresent();
            if (waits
                && !asked.isFar()
                && Acceptance.isUntouched(Acceptance.seen(handle, asked), asked)) {
              acceptance.refuseUnfit(handle, asked);
              answer(handle, List.of(asked), true, "", asked.author());
            }
          });
    } catch (Problem e) {
      // A person decides about it; it stands on the page as long.
      LOG.debug("{}/{} {} is not accepted by itself", asked.site(), asked.till(), asked.seq(), e);
    }
  }

  /** Nobody gives out numbers of the feed, or answers, at the same time. */
  private static void queue(Handle handle) {
    handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
  }

  private void answer(Handle handle, List<Asked> some, boolean accepted, String reason, String by) {
    if (some.isEmpty()) {
      return;
    }
    String why = accepted ? "" : reason;
    Map<String, Acceptance.Seen> seen =
        accepted ? Acceptance.seen(handle, some.getFirst().site(), some) : Map.of();
    PreparedBatch answers =
        handle.prepareBatch(
            "INSERT INTO local_answer (site, till, seq, at, accepted, by, reason)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    List<Edit> edits = new ArrayList<>();
    for (Asked asked : some) {
      answers.add(
          asked.site(),
          asked.till(),
          asked.seq(),
          OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
          accepted,
          by,
          why);
      if (accepted) {
        edits.add(acceptance.edit(asked, seen, by));
      }
      ObjectNode answer =
          JsonNodeFactory.instance
              .objectNode()
              .put("till", asked.till())
              .put("to", asked.seq())
              .put("accepted", accepted)
              .put("reason", why);
      String key = asked.till() + "/" + asked.seq();
      edits.add(new Edit(asked.site(), RecordKind.ANSWER, key, answer, Edit.ANY));
    }
    answers.execute();
    feed.apply(handle, edits, by);
  }

  /** Which kinds are accepted by themselves; the others wait for a person. */
  public Map<Kind, Boolean> policy() {
    Map<Kind, Boolean> policy = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      policy.put(kind, false);
    }
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT kind, by_itself FROM local_policy")
                .map((row, context) -> Map.entry(Kind.valueOf(row.getString(1)), row.getBoolean(2)))
                .forEach(one -> policy.put(one.getKey(), one.getValue())));
    return policy;
  }

  /** Says whether a kind is accepted by itself. */
  public void policy(Kind kind, boolean byItself) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO local_policy (kind, by_itself) VALUES (?, ?)
                ON CONFLICT (kind) DO UPDATE SET by_itself = excluded.by_itself
                """,
                kind.name(),
                byItself));
  }
}
