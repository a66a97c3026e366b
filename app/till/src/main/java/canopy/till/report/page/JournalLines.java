package canopy.till.report.page;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads the journal for a report. Blocks on the disk; not on the FX or the till's thread. */
public interface JournalLines {
  /**
   * The lines that name something, about a place in the journal.
   *
   * @param name such as a sale's number; empty for the line at that place alone
   * @return in order; every line's hash was checked against the line before
   */
  List<Line> about(String name, long seq) throws IOException;

  /**
   * A line of the journal.
   *
   * @param hash 64 hex digits
   * @param data the event's own fields, as JSON
   */
  record Line(long seq, Instant at, String by, String type, String hash, String data) {}
}
