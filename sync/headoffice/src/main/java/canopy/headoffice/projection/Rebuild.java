package canopy.headoffice.projection;

import canopy.headoffice.line.LineReader;
import canopy.headoffice.line.ReceivedLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rows again from the stored lines: all rows of a till when the rules are others than those
 * that made them, and those of single lines that could not be read before. The till's row is locked
 * meanwhile, so its batches wait, and others' do not. Any thread.
 */
public final class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
  private static final int CHUNK_LINES = 2_000;

  private final Jdbi jdbi;
  private final Projector projector;
  private final LineReader reader = new LineReader();

  public Rebuild(Jdbi jdbi, Projector projector) {
    this.jdbi = jdbi;
    this.projector = projector;
  }

  private record Till(String site, String till) {}

  private interface Work {
    void run(String site, String till) throws SQLException;
  }

  /** Brings the rows of all tills to these rules, one till after the other. */
  public void outdated() throws SQLException {
    each(tills("projection <> " + Projector.VERSION), this::all);
  }

  /** Tries the lines of all tills again that could not be read. */
  public void unread() throws SQLException {
    each(tills("quarantined_lines > 0"), this::unread);
  }

  /** A till whose stored lines are damaged, or whose rows are held up, stops no other. */
  private static void each(List<Till> tills, Work work) throws SQLException {
    for (Till till : tills) {
      try {
        work.run(till.site(), till.till());
      } catch (SQLException | RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.error("the rows of {}/{} were not made again", till.site(), till.till(), e);
      }
    }
  }

  /** Makes all rows of a till again. */
  public void all(String site, String till) throws SQLException {
    long lines =
        jdbi.inTransaction(
            handle -> {
              lock(handle, site, till);
              for (String table : Rows.TABLES) {
                handle.execute("DELETE FROM " + table + " WHERE site = ? AND till = ?", site, till);
              }
              handle.execute(
                  "DELETE FROM quarantined_line WHERE site = ? AND till = ?", site, till);
              long made =
                  store(
                      handle,
                      site,
                      till,
                      """
                      SELECT hash, json FROM journal_line
                      WHERE site = :site AND till = :till ORDER BY seq
                      """);
              handle.execute(
                  "UPDATE till SET projection = ? WHERE site = ? AND till = ?",
                  Projector.VERSION,
                  site,
                  till);
              return made;
            });
    LOG.info("the rows of {}/{} were made again from {} lines", site, till, lines);
  }

  /** Tries the lines again that could not be read. */
  public void unread(String site, String till) throws SQLException {
    long left =
        jdbi.inTransaction(
            handle -> {
              lock(handle, site, till);
              store(
                  handle,
                  site,
                  till,
                  """
                  WITH tried AS (
                    DELETE FROM quarantined_line WHERE site = :site AND till = :till
                    RETURNING seq, day)
                  SELECT hash, json FROM journal_line JOIN tried USING (seq, day)
                  WHERE site = :site AND till = :till ORDER BY seq
                  """);
              return handle
                  .select(
                      "SELECT quarantined_lines FROM till WHERE site = ? AND till = ?", site, till)
                  .mapTo(Long.class)
                  .one();
            });
    LOG.info("{} lines of {}/{} still cannot be read", left, site, till);
  }

  private List<Till> tills(String condition) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT site, till FROM till WHERE last_seq > 0 AND " + condition)
                .map((rs, context) -> new Till(rs.getString(1), rs.getString(2)))
                .list());
  }

  /** No partition is made meanwhile: make_day locks the tables in the opposite order. */
  private static void lock(Handle handle, String site, String till) {
    handle.execute("SELECT pg_advisory_xact_lock_shared(7204001)");
    handle.execute("SELECT 1 FROM till WHERE site = ? AND till = ? FOR UPDATE", site, till);
  }

  /** Stores the rows of the lines that a query finds, and counts anew what cannot be read. */
  private long store(Handle handle, String site, String till, String query) throws SQLException {
    long lines = 0;
    try (ResultIterator<ReceivedLine> found =
        handle
            .createQuery(query)
            .bind("site", site)
            .bind("till", till)
            .setFetchSize(CHUNK_LINES)
            .map((rs, context) -> reader.stored(rs.getBytes(1), rs.getBytes(2), site, till))
            .iterator()) {
      List<ReceivedLine> chunk = new ArrayList<>();
      while (found.hasNext()) {
        chunk.add(found.next());
        lines++;
        if (chunk.size() == CHUNK_LINES || !found.hasNext()) {
          projector.store(handle.getConnection(), site, till, chunk);
          chunk.clear();
        }
      }
    }
    handle.execute(
        """
        UPDATE till SET quarantined_lines =
          (SELECT count(*) FROM quarantined_line q WHERE q.site = till.site AND q.till = till.till)
        WHERE site = ? AND till = ?
        """,
        site,
        till);
    return lines;
  }
}
