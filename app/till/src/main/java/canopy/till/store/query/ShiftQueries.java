package canopy.till.store.query;

import canopy.core.event.EventJson;
import canopy.core.event.ShiftEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.shift.CashMovement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks about shifts. */
public final class ShiftQueries {
  private final EventJson json = new EventJson();

  ShiftQueries() {}

  /**
   * Cash that moved without a sale.
   *
   * @param slip its number
   * @param changeMinor what the drawer had more afterwards; below zero if it had less
   */
  public record Movement(
      String slip,
      CashMovement.Kind kind,
      Instant at,
      String operator,
      long changeMinor,
      String reason,
      String note) {}

  Optional<ShiftEvent> event(Connection connection, String subject)
      throws SQLException, IOException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT type, version, json FROM shift_documents
            WHERE subject = ? ORDER BY seq DESC FETCH FIRST ROW ONLY
            """)) {
      query.setString(1, subject);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          return Optional.empty();
        }
        var event = json.read(found.getString(1), found.getInt(2), found.getBytes(3));
        return event instanceof ShiftEvent shift ? Optional.of(shift) : Optional.empty();
      }
    } catch (UnreadableEvent e) {
      throw new IOException(e);
    }
  }

  static List<Movement> movements(Connection connection, String shiftId) throws SQLException {
    List<Movement> movements = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT slip, kind, at_millis, operator, change_minor, reason, note FROM cash_movements
            WHERE shift_id = ? ORDER BY seq
            """)) {
      query.setString(1, shiftId);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          movements.add(
              new Movement(
                  found.getString(1),
                  CashMovement.Kind.valueOf(found.getString(2)),
                  Instant.ofEpochMilli(found.getLong(3)),
                  found.getString(4),
                  found.getLong(5),
                  found.getString(6),
                  found.getString(7)));
        }
      }
    }
    return movements;
  }
}
