package canopy.headoffice.journal;

import canopy.headoffice.database.CopyRows;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.Head;
import canopy.headoffice.line.LineWriter;
import canopy.headoffice.line.ReceivedLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tills in quarantine: what differs, the lines that came, and a person's way out. The stored
 * journal stays as it is in any case. Any thread.
 */
public final class Forks {
  private static final Logger LOG = LoggerFactory.getLogger(Forks.class);

  private final Jdbi jdbi;
  private final Clock clock;

  public Forks(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A fork that nobody has resolved.
   *
   * @param head the stored journal's end when it was found
   * @param keyId of the machine that sent the lines
   * @param lines how many of them are kept aside
   */
  public record Open(
      String site, String till, Instant foundAt, Fork fork, Head head, String keyId, long lines) {}

  /** All that are open, newest first. */
  public List<Open> open() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT site, till, found_at, seq, stored_hash, foreign_hash, head_seq, head_hash,
                      key_id, (SELECT count(*) FROM foreign_line l
                        WHERE l.site = f.site AND l.till = f.till AND l.found_at = f.found_at)
                    FROM fork f WHERE resolved_at IS NULL ORDER BY found_at DESC
                    """)
                .map(
                    (rs, context) ->
                        new Open(
                            rs.getString(1),
                            rs.getString(2),
                            rs.getTimestamp(3).toInstant(),
                            new Fork(rs.getLong(4), rs.getString(5), rs.getString(6)),
                            new Head(rs.getLong(7), rs.getString(8)),
                            rs.getString(9),
                            rs.getLong(10)))
                .list());
  }

  /** The lines that came with a fork, as they came. */
  public byte[] lines(String site, String till, Instant foundAt) {
    LineWriter lines = new LineWriter();
    jdbi.useHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT hash, json FROM foreign_line
                    WHERE site = ? AND till = ? AND found_at = ? ORDER BY seq
                    """,
                    site,
                    till,
                    foundAt)
                .map((rs, context) -> new byte[][] {rs.getBytes(1), rs.getBytes(2)})
                .forEach(line -> lines.add(line[0], line[1])));
    return lines.bytes();
  }

  /**
   * Lets a till out of quarantine. It may go on if its journal is the stored one by now; otherwise
   * its next batch brings it back here. A machine that lost its journal gets an enrolment code
   * instead, and fetches the stored one.
   *
   * @param by who decided
   * @param resolution what was done, a sentence
   * @throws Problem {@code conflict} if it is not in quarantine
   */
  public void release(String site, String till, String by, String resolution) {
    int released =
        jdbi.inTransaction(
            handle -> {
              handle.execute(
                  """
                  UPDATE fork SET resolved_at = ?, resolved_by = ?, resolution = ?
                  WHERE site = ? AND till = ? AND resolved_at IS NULL
                  """,
                  clock.instant(),
                  by,
                  resolution,
                  site,
                  till);
              return handle.execute(
                  """
                  UPDATE till SET state = 'ACTIVE', reason = NULL, fork_seq = NULL
                  WHERE site = ? AND till = ? AND state = 'QUARANTINED'
                  """,
                  site,
                  till);
            });
    if (released == 0) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.NOT_QUARANTINED, site, till);
    }
    LOG.info("{}/{} is let out of quarantine by {}", site, till, by);
  }

  /** Keeps the lines aside and puts the till into quarantine, in the transaction of the batch. */
  void keep(
      Connection connection,
      EnrolledTill till,
      Fork fork,
      List<ReceivedLine> batch,
      Head head,
      Instant now)
      throws SQLException {
    // As PostgreSQL keeps it: the lines name the fork by this time.
    Instant foundAt = now.truncatedTo(ChronoUnit.MICROS);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO fork (site, till, found_at, seq, stored_hash, foreign_hash, head_seq,
              head_hash, key_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, till.site());
      insert.setString(2, till.till());
      insert.setTimestamp(3, Timestamp.from(foundAt));
      insert.setLong(4, fork.seq());
      insert.setString(5, fork.storedHash());
      insert.setString(6, fork.foreignHash());
      insert.setLong(7, head.seq());
      insert.setString(8, head.hash());
      insert.setString(9, till.keyId());
      insert.executeUpdate();
    }
    CopyRows rows = new CopyRows("foreign_line", "site", "till", "found_at", "seq", "hash", "json");
    for (ReceivedLine line : batch) {
      if (line.seq() >= fork.seq()) {
        rows.row()
            .text(till.site())
            .text(till.till())
            .time(foundAt)
            .bigint(line.seq())
            .bytea(line.hash())
            .bytea(line.bytes(), line.json().from(), line.json().length());
      }
    }
    rows.copyInto(connection);
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE till SET state = 'QUARANTINED', reason = ?, fork_seq = ?
            WHERE site = ? AND till = ?
            """)) {
      update.setString(1, fork.sentence());
      update.setLong(2, fork.seq());
      update.setString(3, till.site());
      update.setString(4, till.till());
      update.executeUpdate();
    }
  }
}
