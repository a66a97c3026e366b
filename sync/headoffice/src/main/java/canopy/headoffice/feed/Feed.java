package canopy.headoffice.feed;

import canopy.core.event.Json;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The records, their changes, and what each station sees of them. Any thread. */
public final class Feed {
  /** The scope of a record that all stations have. */
  public static final String EVERYWHERE = "*";

  /** The channel on which PostgreSQL tells every server that there is something new. */
  static final String CHANNEL = "feed";

  private static final int BATCH = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final JsonMapper mapper = Json.mapper();

  public Feed(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Makes changes, all or none, and tells the tills.
   *
   * @param by who decided it
   * @return number of the last change
   * @throws Problem if a record is not valid or was changed meanwhile; nothing is changed then
   */
  public long apply(List<Edit> edits, String by) {
    return jdbi.inTransaction(handle -> apply(handle, edits, by));
  }

  /** The same inside a transaction of the caller. */
  public long apply(Handle handle, List<Edit> wanted, String by) {
    wanted.forEach(this::check);
    List<Edit> edits = new ArrayList<>(wanted);
    edits.addAll(OwnPrices.told(handle, wanted));
    // This row is the queue: whoever has it gives out the next numbers and commits before the next.
    long last =
        handle
            .createQuery("UPDATE feed_head SET seq = seq + :n RETURNING seq")
            .bind("n", edits.size())
            .mapTo(Long.class)
            .one();
    long seq = last - edits.size();
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int from = 0; from < edits.size(); from += BATCH) {
      List<Edit> some = edits.subList(from, Math.min(from + BATCH, edits.size()));
      write(handle, some, seq + from, by, now);
    }
    handle
        .createQuery("SELECT pg_notify(:c, :s)")
        .bind("c", CHANNEL)
        .bind("s", "" + last)
        .mapToMap()
        .list();
    return last;
  }

  /** A record as it is for a scope, and for no other; empty if there is none. */
  public Optional<JsonNode> record(String scope, RecordKind kind, String key) {
    return jdbi.withHandle(
            handle ->
                handle
                    .select(
                        """
                        SELECT data::text FROM record
                        WHERE scope = ? AND kind = ? AND key = ? AND data IS NOT NULL
                        """,
                        scope,
                        kind.word(),
                        key)
                    .mapTo(String.class)
                    .findOne())
        .map(
            text -> {
              try {
                return mapper.readTree(text);
              } catch (JsonProcessingException e) {
                throw new IllegalStateException("a stored record is not JSON", e);
              }
            });
  }

  /** Number of the newest change. */
  public long end() {
    return jdbi.withHandle(Feed::end);
  }

  /** The changes after a cursor, as a station sees them. */
  public FeedPage page(String site, long after, int limit) {
    return jdbi.withHandle(
        handle -> {
          long end = end(handle);
          List<Change> changes =
              handle
                  .createQuery(
                      """
                      SELECT r.seq, r.kind, r.key, (CASE
                        WHEN r.scope = '*' OR r.data IS NOT NULL THEN r.data
                        WHEN r.kind = 'plannedPrice' AND NOT %2$s THEN NULL
                        ELSE everywhere.data END)::text AS data
                      FROM record r
                      LEFT JOIN record everywhere ON r.scope <> '*' AND everywhere.scope = '*' AND everywhere.kind = r.kind AND everywhere.key = r.key
                      LEFT JOIN record own ON r.scope = '*' AND own.scope = :site AND own.kind = r.kind AND own.key = r.key
                      WHERE r.seq > :after AND r.scope IN ('*', :site) AND own.data IS NULL
                        AND CASE WHEN r.scope = '*' AND r.kind = 'plannedPrice' AND r.data IS NOT NULL THEN %1$s ELSE true END
                      ORDER BY r.seq LIMIT :limit
                      """
                          .formatted(OwnPrices.taken("r.data"), OwnPrices.taken("everywhere.data")))
                  .bind("site", site)
                  .bind("after", after)
                  .bind("limit", limit)
                  .map((row, context) -> change(row))
                  .list();
          boolean more = changes.size() == limit;
          long last = changes.isEmpty() ? after : changes.getLast().seq();
          long cursor = more ? last : Math.max(last, end);
          return new FeedPage(changes, cursor, mark(handle, cursor).orElseThrow(), more);
        });
  }

  /**
   * Makes sure that a till's number is one of this feed's.
   *
   * @param mark what the till was given with it; empty if it has none
   * @throws Problem {@code gap} if it is not: the till takes a snapshot then
   */
  public void checkMark(long cursor, String mark) {
    jdbi.useHandle(handle -> checkMark(handle, cursor, mark));
  }

  private static void checkMark(Handle handle, long cursor, String mark) {
    if (!mark(handle, cursor).equals(Optional.of(mark))) {
      throw Problem.of(
          Problem.Kind.GAP,
          "Change "
              + cursor
              + " here is not the one that the till has: it comes from another head office, or this"
              + " one was restored from a backup. Take a snapshot.");
    }
  }

  /** Each number has a mark of its own, made by chance when the change was made. */
  private static Optional<String> mark(Handle handle, long seq) {
    return handle
        .select(
            seq == 0
                ? "SELECT mark FROM feed_head WHERE 0 = ?"
                : "SELECT mark FROM record_history WHERE seq = ?",
            seq)
        .mapTo(String.class)
        .findOne();
  }

  /** All records of a station, page by page. */
  public SnapshotPage snapshot(String site, @Nullable String token, int limit) {
    return jdbi.withHandle(
        handle -> {
          SnapshotToken at = token == null ? first(handle) : SnapshotToken.parse(token);
          checkMark(handle, at.cursor(), at.mark());
          List<Change> records = new ArrayList<>();
          while (true) {
            List<Change> some = ofKind(handle, site, at, limit - records.size());
            records.addAll(some);
            if (records.size() == limit) {
              String next = at.after(some.getLast().key()).text();
              return new SnapshotPage(at.cursor(), at.mark(), records, next);
            }
            SnapshotToken next = at.nextKind();
            if (next == null) {
              return new SnapshotPage(at.cursor(), at.mark(), records, null);
            }
            at = next;
          }
        });
  }

  private static SnapshotToken first(Handle handle) {
    long end = end(handle);
    return SnapshotToken.first(end, mark(handle, end).orElseThrow());
  }

  private static List<Change> ofKind(Handle handle, String site, SnapshotToken at, int limit) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT ON (r.key) seq, kind, r.key, data::text AS data
            FROM record r
            WHERE kind = :kind AND r.key > :key AND scope IN ('*', :site) AND data IS NOT NULL
              AND CASE WHEN kind = 'plannedPrice' AND scope = '*' THEN %s ELSE true END
            ORDER BY r.key, scope = :site DESC LIMIT :limit
            """
                .formatted(OwnPrices.taken("r.data")))
        .bind("kind", at.kind().word())
        .bind("key", at.key())
        .bind("site", site)
        .bind("limit", limit)
        .map((row, context) -> change(row))
        .list();
  }

  private static Change change(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Change(
        row.getLong("seq"), row.getString("kind"), row.getString("key"), row.getString("data"));
  }

  private static long end(Handle handle) {
    return handle.createQuery("SELECT seq FROM feed_head").mapTo(Long.class).one();
  }

  private void check(Edit edit) {
    JsonNode data = edit.data();
    if (data != null) {
      try {
        edit.kind().read(mapper, edit.key(), data);
      } catch (IllegalArgumentException e) {
        throw Problem.of(
            Problem.Kind.BAD_REQUEST, Saying.BAD_RECORD, String.valueOf(e.getMessage()));
      }
    }
  }

  private static void write(
      Handle handle, List<Edit> edits, long before, String by, OffsetDateTime now) {
    PreparedBatch records =
        handle.prepareBatch(
            """
            INSERT INTO record (scope, kind, key, seq, data, changed_at, changed_by)
            VALUES (:scope, :kind, :key, :seq, :data::jsonb, :now, :by)
            ON CONFLICT (scope, kind, key) DO UPDATE
            SET seq = excluded.seq, data = excluded.data, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            WHERE :version = -1 OR record.seq = :version
            """);
    PreparedBatch history =
        handle.prepareBatch(
            """
            INSERT INTO record_history (scope, kind, key, seq, data, changed_at, changed_by)
            VALUES (:scope, :kind, :key, :seq, :data::jsonb, :now, :by)
            """);
    for (int i = 0; i < edits.size(); i++) {
      Edit edit = edits.get(i);
      JsonNode node = edit.data();
      for (PreparedBatch batch : List.of(records, history)) {
        batch
            .bind("scope", edit.scope())
            .bind("kind", edit.kind().word())
            .bind("key", edit.key())
            .bind("seq", before + i + 1)
            .bind("data", node == null ? null : node.toString())
            .bind("now", now)
            .bind("by", by);
      }
      records.bind("version", edit.ifVersion()).add();
      history.add();
    }
    int[] written = records.execute();
    for (int i = 0; i < written.length; i++) {
      if (written[i] == 0) {
        throw Problem.of(Problem.Kind.CONFLICT, Saying.CHANGED_MEANWHILE, edits.get(i).key());
      }
    }
    history.execute();
  }
}
