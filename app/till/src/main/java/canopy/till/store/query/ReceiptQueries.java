package canopy.till.store.query;

import canopy.core.command.Original;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.FuelEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.fuel.Flowed;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receipts and the papers that belong to them. */
final class ReceiptQueries {
  /** Of a fill that was paid, or of fuel that was paid before it flowed. */
  private static final String PUMP =
      """
       AND s.seq IN (
        SELECT o.id / 1000 FROM fill_outcomes o WHERE o.pump = ? AND o.outcome = 'PAID'
        UNION ALL
        SELECT b.seq FROM prepay_steps p JOIN sales b ON b.number = p.sale_number
        WHERE p.pump = ? AND p.step = 'PAID')\
      """;

  private final EventJson events = new EventJson();
  private final StoreReader.Sales sales;
  private final ObjectReader writeOffs;

  ReceiptQueries(ObjectMapper mapper, StoreReader.Sales sales) {
    this.sales = sales;
    writeOffs = mapper.readerFor(FuelEvent.WrittenOff.class);
  }

  Optional<Original> original(Connection connection, String saleId)
      throws SQLException, IOException {
    CompletedSale sale;
    try (PreparedStatement query =
        connection.prepareStatement("SELECT MAX(seq) FROM sales WHERE number = ?")) {
      query.setString(1, saleId);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        long seq = found.getLong(1);
        if (found.wasNull()) {
          return Optional.empty();
        }
        sale = sales.at(seq);
      }
    }
    return Optional.of(
        new Original(
            sale,
            returned(connection, saleId),
            flowed(connection, sale),
            copies(connection, saleId),
            applied(connection)));
  }

  private static Map<Integer, Long> returned(Connection connection, String saleId)
      throws SQLException {
    Map<Integer, Long> units = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT original_no, SUM(units) FROM returns
            WHERE original_number = ? GROUP BY original_no
            """)) {
      query.setString(1, saleId);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          units.put(found.getInt(1), found.getLong(2));
        }
      }
    }
    return units;
  }

  /** What has flowed of the prepayments of a sale, by line. */
  private static Map<Integer, Flowed> flowed(Connection connection, CompletedSale sale)
      throws SQLException {
    Map<Integer, Flowed> flowed = new HashMap<>();
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelPrepay) {
        flowed(connection, sale, line.no()).ifPresent(fuel -> flowed.put(line.no(), fuel));
      }
    }
    return flowed;
  }

  private static Optional<Flowed> flowed(Connection connection, CompletedSale sale, int line)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT o.grade, o.volume_millilitres, f.price_tenths_of_minor, o.amount_minor
            FROM prepay_steps p
            JOIN fills f ON f.fill_key = p.fill_key
            JOIN fill_outcomes o ON o.fill_key = p.fill_key AND o.outcome = 'PREPAID'
            WHERE p.prepay_id = ? AND p.step = 'USED'
            """)) {
      query.setString(1, Prepay.id(sale.id(), line));
      try (ResultSet found = query.executeQuery()) {
        return found.next()
            ? Optional.of(
                new Flowed(
                    found.getInt(1),
                    new Volume(found.getLong(2)),
                    new UnitPrice(found.getLong(3)),
                    Money.of(found.getLong(4), sale.totals().total().currency())))
            : Optional.empty();
      }
    }
  }

  private static int copies(Connection connection, String saleId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COALESCE(MAX(copy), 0) FROM print_jobs WHERE subject = ? AND paper = ?")) {
      query.setString(1, saleId);
      query.setString(2, "RECEIPT");
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    }
  }

  private static long applied(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT seq FROM applied");
        ResultSet found = query.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  ReceiptPage page(Connection connection, ReceiptFilter filter, long beforeSeq, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    String where = where(filter, beforeSeq, values);
    List<ReceiptPage.Row> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT s.seq, s.number, s.kind, s.refund_of, s.business_day, s.completed_at_millis, s.cashier,
              s.line_count, s.total_minor, s.currency,
              (SELECT l.pump FROM sale_lines l
                WHERE l.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999 AND l.pump IS NOT NULL
                ORDER BY l.id FETCH FIRST ROW ONLY)
            FROM sales s
            """
                + "WHERE "
                + where
                + " ORDER BY s.seq DESC FETCH FIRST ? ROWS ONLY")) {
      set(query, values, limit);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
    }
    int more = rows.size() < limit ? 0 : count(connection, filter, rows.getLast().seq());
    return new ReceiptPage(rows, more);
  }

  private static int count(Connection connection, ReceiptFilter filter, long beforeSeq)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    String where = where(filter, beforeSeq, values);
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM (SELECT s.seq FROM sales s WHERE "
                + where
                + " ORDER BY s.seq DESC FETCH FIRST ? ROWS ONLY)")) {
      set(query, values, ReceiptPage.MOST_COUNTED);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    }
  }

  private static String where(ReceiptFilter filter, long beforeSeq, List<Object> values) {
    StringBuilder where = new StringBuilder("s.seq < ?");
    values.add(beforeSeq);
    LocalDate day = filter.day();
    if (day != null) {
      where.append(" AND s.business_day = ?");
      values.add(day);
    }
    String part = filter.numberPart();
    if (part != null && !part.isBlank()) {
      where.append(" AND LOCATE(?, UPPER(s.number)) > 0");
      values.add(part.strip().toUpperCase(Locale.ROOT));
    }
    Long amount = filter.amountMinor();
    if (amount != null) {
      where.append(" AND (s.total_minor = ? OR s.total_minor = ?)");
      values.add(amount);
      values.add(-amount);
    }
    String cashier = filter.cashier();
    if (cashier != null) {
      where.append(" AND s.cashier = ?");
      values.add(cashier);
    }
    Integer pump = filter.pump();
    if (pump != null) {
      where.append(PUMP);
      values.add(pump);
      values.add(pump);
    }
    return where.toString();
  }

  private static void set(PreparedStatement query, List<Object> values, int limit)
      throws SQLException {
    int at = 0;
    for (Object value : values) {
      at++;
      query.setObject(at, value);
    }
    query.setInt(at + 1, limit);
  }

  private static ReceiptPage.Row row(ResultSet found) throws SQLException {
    int pump = found.getInt(11);
    @Nullable Integer noted = found.wasNull() ? null : pump;
    return new ReceiptPage.Row(
        found.getLong(1),
        found.getString(2),
        Sale.Kind.valueOf(found.getString(3)),
        found.getString(4),
        found.getObject(5, LocalDate.class),
        Instant.ofEpochMilli(found.getLong(6)),
        found.getString(7),
        found.getInt(8),
        Money.of(found.getLong(9), found.getString(10)),
        noted);
  }

  Optional<UnpaidFill> writtenOff(Connection connection, String fillKey)
      throws SQLException, IOException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT document, business_day, at_millis, operator FROM fill_outcomes
            WHERE fill_key = ? AND document IS NOT NULL ORDER BY id DESC FETCH FIRST ROW ONLY
            """)) {
      query.setString(1, fillKey);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          return Optional.empty();
        }
        FuelEvent.WrittenOff event = writeOffs.readValue(found.getBytes(1));
        return Optional.of(
            new UnpaidFill(
                event.fill(),
                event.writeOff(),
                found.getObject(2, LocalDate.class),
                Instant.ofEpochMilli(found.getLong(3)),
                found.getString(4)));
      }
    }
  }

  /**
   * What happened to a shift, by the name that its paper has; the newest of that name. A second
   * person's yes is the line before it; before the end of a shift the drawer is released.
   */
  Optional<StoreReader.ShiftDocument> shiftDocument(Connection connection, String subject)
      throws SQLException, IOException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT d.type, d.version, d.json, a.subject FROM shift_documents d
            LEFT JOIN audit a ON a.kind = 'APPROVED'
              AND a.seq = d.seq - CASE d.type WHEN 'shift.closed' THEN 2 ELSE 1 END
              AND (a.detail LIKE '% ' || d.subject OR a.detail LIKE '% ' || d.shift_id)
            WHERE d.subject = ? ORDER BY d.seq DESC FETCH FIRST ROW ONLY
            """)) {
      query.setString(1, subject);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          return Optional.empty();
        }
        Event event = events.read(found.getString(1), found.getInt(2), found.getBytes(3));
        return event instanceof ShiftEvent shift
            ? Optional.of(new StoreReader.ShiftDocument(shift, found.getString(4)))
            : Optional.empty();
      }
    } catch (UnreadableEvent e) {
      throw new IOException("a stored event of a shift", e);
    }
  }
}
