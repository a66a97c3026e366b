package canopy.till.store.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The audit list. */
final class AuditQueries {
  private AuditQueries() {}

  static AuditPage page(Connection connection, AuditFilter filter, long beforeSeq, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    long first = from == null ? 0 : firstOf(connection, from);
    long end = to == null ? beforeSeq : firstOf(connection, to.plusDays(1));
    String where = where(filter, first, Math.min(end, beforeSeq), values);
    List<AuditPage.Row> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT seq, at_millis, business_day, operator, kind, subject, detail, amount_minor
            FROM audit
            """
                + "WHERE "
                + where
                + " ORDER BY seq DESC FETCH FIRST ? ROWS ONLY")) {
      int at = 0;
      for (Object value : values) {
        at++;
        query.setObject(at, value);
      }
      query.setInt(at + 1, limit + 1);
      try (ResultSet found = query.executeQuery()) {
        while (found.next() && rows.size() <= limit) {
          rows.add(row(found));
        }
      }
    }
    boolean complete = rows.size() <= limit;
    return new AuditPage(complete ? rows : rows.subList(0, limit), complete);
  }

  /** The place of a day's first entry, or of the next one: places follow the days. */
  private static long firstOf(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT seq FROM audit WHERE business_day >= ?
            ORDER BY business_day, seq FETCH FIRST ROW ONLY
            """)) {
      query.setObject(1, day);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getLong(1) : Long.MAX_VALUE;
      }
    }
  }

  private static String where(
      AuditFilter filter, long firstSeq, long beforeSeq, List<Object> values) {
    StringBuilder where = new StringBuilder("seq >= ? AND seq < ?");
    values.add(firstSeq);
    values.add(beforeSeq);
    if (!filter.kinds().isEmpty()) {
      where.append(" AND kind = ANY(?)");
      values.add(filter.kinds().stream().map(Enum::name).toArray());
    }
    String operator = filter.operator();
    if (operator != null) {
      where.append(" AND (operator = ? OR subject = ?)");
      values.add(operator);
      values.add(operator);
    }
    String subject = filter.subject();
    if (subject != null) {
      where.append(" AND subject = ?");
      values.add(subject);
    }
    return where.toString();
  }

  private static AuditPage.Row row(ResultSet found) throws SQLException {
    long amount = found.getLong(8);
    boolean without = found.wasNull();
    return new AuditPage.Row(
        found.getLong(1),
        Instant.ofEpochMilli(found.getLong(2)),
        found.getObject(3, LocalDate.class),
        found.getString(4),
        AuditKind.valueOf(found.getString(5)),
        found.getString(6),
        found.getString(7),
        without ? null : Long.valueOf(amount));
  }
}
