package canopy.headoffice.projection;

import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.UnreadableEvent;
import canopy.headoffice.database.CopyRows;
import canopy.headoffice.line.ReceivedLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Stores the rows of lines, in the transaction of whoever stores or has stored the lines. A line
 * that cannot be read is noted and never stands in the way of another. Any thread.
 */
public final class Projector {
  /** Of the rules that make the rows: see {@link Rebuild}. */
  public static final int VERSION = Projection.VERSION;

  /** Classes of SQLSTATE that say that a value does not fit, and nothing about the database. */
  private static final Set<String> OF_DATA = Set.of("22", "23", "54");

  private final EventJson json = new EventJson();
  private final Projection projection = new Projection();

  private record Unread(ReceivedLine line, String reason) {}

  /** The rows of lines, ready to be stored, and the lines that could not be read. */
  public static final class Ready {
    private final String site;
    private final String till;
    private final List<ReceivedLine> lines;
    private final Rows rows;
    private final List<Unread> unread = new ArrayList<>();

    private Ready(String site, String till, List<ReceivedLine> lines) {
      this.site = site;
      this.till = till;
      this.lines = lines;
      this.rows = new Rows(site, till);
    }
  }

  /** Makes the rows of lines of one till. Needs no database, so it may be done beside it. */
  public Ready read(String site, String till, List<ReceivedLine> lines) {
    Ready ready = new Ready(site, till, lines);
    for (ReceivedLine line : lines) {
      String trouble = read(line, ready.rows);
      if (!trouble.isEmpty()) {
        ready.unread.add(new Unread(line, trouble));
      }
    }
    return ready;
  }

  /** Makes and stores the rows of lines of one till; see {@link #store(Connection, Ready)}. */
  public int store(Connection connection, String site, String till, List<ReceivedLine> lines)
      throws SQLException {
    return store(connection, read(site, till, lines));
  }

  /**
   * Stores rows.
   *
   * @param connection in a transaction that holds the till's row
   * @return how many of the lines could not be read
   */
  public int store(Connection connection, Ready ready) throws SQLException {
    if (ready.rows.isEmpty()) {
      return note(connection, ready);
    }
    Savepoint before = connection.setSavepoint();
    try {
      ready.rows.copyInto(connection);
    } catch (SQLException e) {
      if (!isOfData(e)) {
        throw e;
      }
      connection.rollback(before);
      return storeApart(connection, ready, e);
    }
    connection.releaseSavepoint(before);
    return note(connection, ready);
  }

  /** One of the lines does not fit the tables: halves find it, and the others go in. */
  private int storeApart(Connection connection, Ready ready, SQLException why) throws SQLException {
    List<ReceivedLine> lines = ready.lines;
    if (lines.size() == 1) {
      String reason = "its rows do not fit the tables (" + why.getSQLState() + ")";
      Ready alone = new Ready(ready.site, ready.till, lines);
      alone.unread.add(new Unread(lines.getFirst(), reason));
      return note(connection, alone);
    }
    int half = lines.size() / 2;
    return store(connection, ready.site, ready.till, lines.subList(0, half))
        + store(connection, ready.site, ready.till, lines.subList(half, lines.size()));
  }

  /** Adds a line's rows, all or none. Returns why they could not be made, or nothing. */
  private String read(ReceivedLine line, Rows rows) {
    try {
      if (Projection.makesRows(json.record(line.type(), line.version()))) {
        rows.mark();
        Event event = line.event(json);
        projection.project(new Recorded(line.seq(), line.at(), line.day(), line.by(), event), rows);
      }
      return "";
    } catch (UnreadableEvent e) {
      String message = e.getMessage();
      return message == null ? "it cannot be read" : message;
    } catch (CopyRows.Unstorable
        | IllegalStateException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException e) {
      // The event is of the right shape, but a value is missing or contradicts another.
      rows.undo();
      return "a " + line.type() + " that contradicts itself: " + e.getMessage();
    }
  }

  private static int note(Connection connection, Ready ready) throws SQLException {
    CopyRows rows =
        new CopyRows("quarantined_line", "site", "till", "seq", "day", "type", "version", "reason");
    for (Unread one : ready.unread) {
      rows.row()
          .text(ready.site)
          .text(ready.till)
          .bigint(one.line().seq())
          .date(one.line().day())
          .text(one.line().type())
          .integer(one.line().version())
          .text(one.reason().replace('\0', ' '));
    }
    rows.copyInto(connection);
    return ready.unread.size();
  }

  private static boolean isOfData(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() == 5 && OF_DATA.contains(state.substring(0, 2));
  }
}
