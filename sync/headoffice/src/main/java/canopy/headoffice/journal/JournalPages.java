package canopy.headoffice.journal;

import canopy.headoffice.identity.Head;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.line.LineWriter;
import java.util.Iterator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives stored lines back, byte for byte. Any thread. */
public final class JournalPages {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int FETCHED_LINES = 200;

  private final Jdbi jdbi;

  public JournalPages(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Lines of one till.
   *
   * @param head the end of all that is stored
   * @param lines whole lines with their ends; empty after the last
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Page(Head head, byte[] lines) {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Line(byte[] hash, byte[] json) {}

  /**
   * Reads lines in order.
   *
   * @param from number of the first
   * @param limit most lines; fewer come if they are long, but at least one if there is one
   */
  public Page read(String site, String till, long from, int limit) {
    return jdbi.inTransaction(
        handle -> {
          Head head = head(handle, site, till);
          long to = Math.min(head.seq(), from > head.seq() ? head.seq() : from + limit - 1);
          return new Page(head, from > to ? new byte[0] : lines(handle, site, till, from, to));
        });
  }

  private static Head head(Handle handle, String site, String till) {
    return handle
        .select("SELECT last_seq, last_hash FROM till WHERE site = ? AND till = ?", site, till)
        .map((rs, context) -> new Head(rs.getLong(1), rs.getString(2)))
        .findOne()
        .orElseThrow(() -> Stations.noTill(site, till));
  }

  private static byte[] lines(Handle handle, String site, String till, long from, long to) {
    LineWriter lines = new LineWriter();
    try (var found =
        handle
            .select(
                """
                SELECT hash, json FROM journal_line
                WHERE site = :site AND till = :till AND seq BETWEEN :from AND :to
                  AND day = ANY (ARRAY(SELECT day FROM journal_day
                    WHERE site = :site AND till = :till AND first_seq <= :to AND last_seq >= :from))
                ORDER BY seq
                """)
            .bind("site", site)
            .bind("till", till)
            .bind("from", from)
            .bind("to", to)
            .setFetchSize(FETCHED_LINES)
            .map((rs, context) -> new Line(rs.getBytes(1), rs.getBytes(2)))
            .iterator()) {
      Iterator<Line> all = found;
      while (all.hasNext() && lines.lengthBytes() < MOST_BYTES) {
        Line line = all.next();
        lines.add(line.hash(), line.json());
      }
    }
    return lines.bytes();
  }
}
