package canopy.till.store.query;

import canopy.core.stock.Delivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankDay;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The wet stock by business day, both ends included, oldest first. */
final class StockQueries {
  private final ObjectReader days;
  private final ObjectReader nozzles;
  private final ObjectReader deliveries;
  private final ObjectReader flags;

  StockQueries(ObjectMapper mapper) {
    days = mapper.readerFor(TankDay.class);
    nozzles = mapper.readerFor(NozzleBalance.class);
    deliveries = mapper.readerFor(Delivery.class);
    flags = mapper.readerFor(StockFlag.class);
  }

  /** One entry for each day, however often it was balanced. */
  List<TankDay> days(Connection connection, int tank, LocalDate from, LocalDate to)
      throws SQLException, IOException {
    Map<LocalDate, TankDay> merged = new TreeMap<>();
    List<TankDay> found =
        documents(
            connection,
            """
            SELECT document FROM tank_days
            WHERE business_day BETWEEN ? AND ? AND tank = ? ORDER BY id
            """,
            from,
            to,
            tank,
            days);
    found.forEach(day -> merged.merge(day.day(), day, TankDay::plus));
    return List.copyOf(merged.values());
  }

  List<NozzleBalance> nozzles(Connection connection, LocalDate from, LocalDate to)
      throws SQLException, IOException {
    return documents(
        connection,
        """
        SELECT document FROM nozzle_days
        WHERE business_day BETWEEN ? AND ? AND pump > ? ORDER BY id
        """,
        from,
        to,
        0,
        nozzles);
  }

  /** Written down or measured on those days, as they are known to have been. */
  List<Delivery> deliveries(Connection connection, int tank, LocalDate from, LocalDate to)
      throws SQLException, IOException {
    return documents(
        connection,
        """
        SELECT document FROM (
          SELECT document, min(seq) OVER paper AS first,
            row_number() OVER (PARTITION BY document_number ORDER BY seq DESC) AS newer
          FROM deliveries WHERE business_day BETWEEN ? AND ? AND tank = ?
          WINDOW paper AS (PARTITION BY document_number))
        WHERE newer = 1 ORDER BY first
        """,
        from,
        to,
        tank,
        deliveries);
  }

  List<StockFlag> flags(Connection connection, int tank, LocalDate from, LocalDate to)
      throws SQLException, IOException {
    return documents(
        connection,
        """
        SELECT document FROM stock_flags
        WHERE business_day BETWEEN ? AND ? AND tank = ? ORDER BY seq
        """,
        from,
        to,
        tank,
        flags);
  }

  private static <T> List<T> documents(
      Connection connection,
      String sql,
      LocalDate from,
      LocalDate to,
      int number,
      ObjectReader reader)
      throws SQLException, IOException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, from);
      query.setObject(2, to);
      query.setInt(3, number);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          all.add(reader.readValue(found.getBytes(1)));
        }
      }
    }
    return all;
  }
}
