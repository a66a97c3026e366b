package canopy.headoffice.journal;

import canopy.headoffice.database.CopyRows;
import canopy.headoffice.identity.EnrolledTill;
import canopy.headoffice.identity.Head;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.identity.TillState;
import canopy.headoffice.line.ReceivedLine;
import canopy.headoffice.projection.Projector;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements on a till's head and lines, inside the transaction of a batch. */
final class StoredLines {
  /** Of a line in COPY's format, above its JSON; with usual names. */
  private static final int MOST_FRAME_BYTES = 160;

  /** A till whose row is locked until the transaction ends. */
  record LockedTill(TillState state, String reason, long forkSeq, Head head) {}

  LockedTill lock(Connection connection, EnrolledTill till) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT state, coalesce(reason, ''), last_seq, last_hash, coalesce(fork_seq, 0) FROM till
            WHERE site = ? AND till = ? FOR UPDATE
            """)) {
      select.setString(1, till.site());
      select.setString(2, till.till());
      try (ResultSet rs = select.executeQuery()) {
        if (!rs.next()) {
          throw Stations.noTill(till.site(), till.till());
        }
        return new LockedTill(
            TillState.valueOf(rs.getString(1)),
            rs.getString(2),
            rs.getLong(5),
            new Head(rs.getLong(3), rs.getString(4)));
      }
    }
  }

  /**
   * Compares lines with those stored under their numbers. The days bound the search: the same line
   * is of the same day.
   */
  @Nullable Fork firstDifference(
      Connection connection,
      EnrolledTill till,
      List<ReceivedLine> known,
      Collection<LocalDate> dates)
      throws SQLException {
    Map<Long, byte[]> stored = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT seq, hash FROM journal_line
            WHERE site = ? AND till = ? AND day = ANY (?) AND seq BETWEEN ? AND ?
            """)) {
      select.setString(1, till.site());
      select.setString(2, till.till());
      select.setArray(3, connection.createArrayOf("date", dates.toArray()));
      select.setLong(4, known.getFirst().seq());
      select.setLong(5, known.getLast().seq());
      try (ResultSet rs = select.executeQuery()) {
        while (rs.next()) {
          stored.put(rs.getLong(1), rs.getBytes(2));
        }
      }
    }
    for (ReceivedLine line : known) {
      byte[] hash = stored.get(line.seq());
      if (!Arrays.equals(hash, line.hash())) {
        String text = hash == null ? storedHash(connection, till, line.seq()) : hex(hash);
        return new Fork(line.seq(), text, line.hashText());
      }
    }
    return null;
  }

  /** Of a line of whatever day. */
  private static @Nullable String storedHash(Connection connection, EnrolledTill till, long seq)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT hash FROM journal_line WHERE site = ? AND till = ? AND seq = ?")) {
      select.setString(1, till.site());
      select.setString(2, till.till());
      select.setLong(3, seq);
      try (ResultSet rs = select.executeQuery()) {
        return rs.next() ? hex(rs.getBytes(1)) : null;
      }
    }
  }

  void store(Connection connection, EnrolledTill till, List<ReceivedLine> added, Instant now)
      throws SQLException {
    CopyRows rows =
        new CopyRows(
            "journal_line", "seq", "received_at", "day", "site", "till", "type", "hash", "json");
    int jsonBytes = added.getLast().json().to() - added.getFirst().json().from();
    rows.expect(jsonBytes + added.size() * MOST_FRAME_BYTES);
    for (ReceivedLine line : added) {
      rows.row()
          .bigint(line.seq())
          .time(now)
          .date(line.day())
          .text(till.site())
          .text(till.till())
          .text(line.type())
          .bytea(line.hash())
          .bytea(line.bytes(), line.json().from(), line.json().length());
    }
    rows.copyInto(connection);
  }

  /**
   * Moves the head to the last line, and notes under which days the lines are found.
   *
   * @param unread how many of the lines were not understood
   * @return how many lines of this till are not understood by now
   */
  long moveHead(
      Connection connection, EnrolledTill till, List<ReceivedLine> added, int unread, Instant now)
      throws SQLException {
    Map<LocalDate, Range> ranges = new TreeMap<>();
    for (ReceivedLine line : added) {
      ranges.merge(line.day(), Range.of(line), Range::and);
    }
    ReceivedLine last = added.getLast();
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            WITH days AS (
              INSERT INTO journal_day AS d (site, till, day, first_seq, last_seq, lines, bytes)
              SELECT ?, ?, * FROM unnest(?, ?, ?, ?, ?)
              ON CONFLICT (site, till, day) DO UPDATE SET last_seq = excluded.last_seq,
                lines = d.lines + excluded.lines, bytes = d.bytes + excluded.bytes
            )
            UPDATE till SET last_seq = ?, last_hash = ?, last_line_at = ?, last_seen_at = ?,
              quarantined_lines = quarantined_lines + ?, projection = coalesce(projection, ?)
            WHERE site = ? AND till = ?
            RETURNING quarantined_lines
            """)) {
      update.setString(1, till.site());
      update.setString(2, till.till());
      update.setArray(3, connection.createArrayOf("date", ranges.keySet().toArray()));
      update.setArray(4, bigints(connection, ranges.values().stream().map(Range::first).toArray()));
      update.setArray(5, bigints(connection, ranges.values().stream().map(Range::last).toArray()));
      update.setArray(6, bigints(connection, ranges.values().stream().map(Range::lines).toArray()));
      update.setArray(7, bigints(connection, ranges.values().stream().map(Range::bytes).toArray()));
      update.setLong(8, last.seq());
      update.setString(9, last.hashText());
      update.setTimestamp(10, Timestamp.from(last.at()));
      update.setTimestamp(11, Timestamp.from(now));
      update.setLong(12, unread);
      update.setInt(13, Projector.VERSION);
      update.setString(14, till.site());
      update.setString(15, till.till());
      try (ResultSet rs = update.executeQuery()) {
        rs.next();
        return rs.getLong(1);
      }
    }
  }

  long quarantined(Connection connection, EnrolledTill till) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT quarantined_lines FROM till WHERE site = ? AND till = ?")) {
      select.setString(1, till.site());
      select.setString(2, till.till());
      try (ResultSet rs = select.executeQuery()) {
        rs.next();
        return rs.getLong(1);
      }
    }
  }

  private record Range(long first, long last, long lines, long bytes) {
    static Range of(ReceivedLine line) {
      return new Range(line.seq(), line.seq(), 1, line.lengthBytes());
    }

    Range and(Range next) {
      return new Range(first, next.last, lines + next.lines, bytes + next.bytes);
    }
  }

  private static Array bigints(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("bigint", values);
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
