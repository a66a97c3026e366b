package canopy.till.store.query;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillDay;
import canopy.core.bill.BillItem;
import canopy.core.bill.Difference;
import canopy.core.bill.Neighbours;
import canopy.core.bill.Resolution;
import canopy.core.quantity.Money;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments and refunds by number, and the bills they were compared with. */
final class BillQueries {
  private final ObjectReader checks;

  BillQueries(ObjectMapper mapper) {
    checks = mapper.readerFor(BillCheck.class);
  }

  BillFacts facts(Connection connection, String channel, BillDay day, Set<String> also)
      throws SQLException, IOException {
    @Nullable BillCheck before = check(connection, channel, day.day().minusDays(1));
    @Nullable BillCheck next = check(connection, channel, day.day().plusDays(1));
    Set<String> dueHere = before == null ? Set.of() : Set.copyOf(before.later());
    Set<String> numbers = numbers(connection, day);
    numbers.addAll(also);
    dueHere.forEach(key -> numbers.add(key.substring(key.indexOf(':') + 1)));
    List<PaymentRow> rows = rows(connection, channel, numbers);
    rows.removeIf(row -> !belongs(row, day, also, dueHere));
    Set<String> elsewhere = across(connection, channel, day.day(), rows);
    for (PaymentRow row : rows) {
      String key = row.own().key();
      Instant at = row.own().at();
      if ((at.isBefore(day.from()) && settledBy(before, key))
          || (!at.isBefore(day.to()) && settledBy(next, key))) {
        elsewhere.add(key);
      }
    }
    return new BillFacts(rows, new Neighbours(dueHere, elsewhere, next != null));
  }

  private static boolean belongs(
      PaymentRow row, BillDay day, Set<String> also, Set<String> dueHere) {
    return day.mayHave(row.own().at())
        || also.contains(row.number())
        || dueHere.contains(row.own().key());
  }

  /** Whether the bill of its own day had it. */
  private static boolean settledBy(@Nullable BillCheck check, String key) {
    return check != null
        && !check.later().contains(key)
        && check.differences().stream().map(Difference::key).noneMatch(key::equals);
  }

  /** Of everything that moved about that day. */
  private static Set<String> numbers(Connection connection, BillDay day) throws SQLException {
    Set<String> numbers = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT number FROM payment_steps WHERE at_millis BETWEEN ? AND ?
            UNION SELECT number FROM payment_steps WHERE paid_at_millis BETWEEN ? AND ?
            """)) {
      long from = day.from().minus(BillDay.BORDER).toEpochMilli();
      long to = day.to().plus(BillDay.BORDER).toEpochMilli();
      query.setLong(1, from);
      query.setLong(2, to);
      query.setLong(3, from);
      query.setLong(4, to);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          numbers.add(found.getString(1));
        }
      }
    }
    return numbers;
  }

  /** A payment's or refund's steps, put together. */
  private static final class Steps {
    private PaymentState state = PaymentState.PENDING;
    private Instant since = Instant.EPOCH;
    private @Nullable Instant settledAt;
    private @Nullable String channelNo;

    void add(ResultSet found) throws SQLException {
      state = PaymentState.valueOf(found.getString(2));
      since = Instant.ofEpochMilli(found.getLong(3));
      long paidAt = found.getLong(4);
      boolean stated = !found.wasNull();
      boolean settles =
          state == PaymentState.PAID
              || state == PaymentState.LATE
              || state == PaymentState.REFUND_ACCEPTED
              || state == PaymentState.REFUNDED;
      if (stated) {
        settledAt = Instant.ofEpochMilli(paidAt);
      } else if (settles && settledAt == null) {
        settledAt = since;
      }
      String number = found.getString(5);
      channelNo = number == null || number.isEmpty() ? channelNo : number;
    }
  }

  private static List<PaymentRow> rows(Connection connection, String channel, Set<String> numbers)
      throws SQLException {
    Object[] wanted = numbers.toArray();
    Map<String, Steps> steps = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT number, state, at_millis, paid_at_millis, channel_number FROM payment_steps
            WHERE number = ANY(?) ORDER BY seq
            """)) {
      query.setObject(1, wanted);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          steps.computeIfAbsent(found.getString(1), number -> new Steps()).add(found);
        }
      }
    }
    List<PaymentRow> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT number, kind, order_number, purpose, sale_number, tender, channel, amount_minor,
              currency, business_day, at_millis
            FROM payment_orders WHERE number = ANY(?) AND channel = ? ORDER BY seq
            """)) {
      query.setObject(1, wanted);
      query.setString(2, channel);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(row(found, steps.getOrDefault(found.getString(1), new Steps())));
        }
      }
    }
    return rows;
  }

  private static PaymentRow row(ResultSet found, Steps steps) throws SQLException {
    return new PaymentRow(
        BillItem.Kind.valueOf(found.getString(2)),
        found.getString(1),
        found.getString(3),
        found.getString(4),
        found.getString(5),
        found.getString(6),
        found.getString(7),
        Money.of(found.getLong(8), found.getString(9)),
        found.getObject(10, LocalDate.class),
        Instant.ofEpochMilli(found.getLong(11)),
        steps.state,
        steps.since,
        steps.settledAt,
        steps.channelNo);
  }

  private static Set<String> across(
      Connection connection, String channel, LocalDate day, List<PaymentRow> rows)
      throws SQLException {
    Set<String> keys = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT item_key FROM bill_across
            WHERE item_key = ANY(?) AND channel = ? AND bill_day <> ?
            """)) {
      query.setObject(1, rows.stream().map(row -> row.own().key()).toArray());
      query.setString(2, channel);
      query.setObject(3, day);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          keys.add(found.getString(1));
        }
      }
    }
    return keys;
  }

  private @Nullable BillCheck check(Connection connection, String channel, LocalDate day)
      throws SQLException, IOException {
    return stored(connection, channel, day).map(StoredBill::check).orElse(null);
  }

  Optional<StoredBill> stored(Connection connection, String channel, LocalDate day)
      throws SQLException, IOException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT document, at_millis, operator FROM bill_checks
            WHERE channel = ? AND bill_day = ? ORDER BY seq DESC FETCH FIRST ROW ONLY
            """)) {
      query.setString(1, channel);
      query.setObject(2, day);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          return Optional.empty();
        }
        BillCheck check = checks.readValue(found.getBytes(1));
        return Optional.of(
            new StoredBill(
                check,
                Instant.ofEpochMilli(found.getLong(2)),
                found.getString(3),
                resolved(connection, channel, day)));
      }
    }
  }

  private static Map<String, StoredBill.Resolved> resolved(
      Connection connection, String channel, LocalDate day) throws SQLException {
    Map<String, StoredBill.Resolved> resolved = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT item_key, how, reason, operator, at_millis, sale_number FROM bill_resolutions
            WHERE channel = ? AND bill_day = ? ORDER BY seq
            """)) {
      query.setString(1, channel);
      query.setObject(2, day);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          resolved.put(
              found.getString(1),
              new StoredBill.Resolved(
                  Resolution.valueOf(found.getString(2)),
                  found.getString(3),
                  found.getString(4),
                  Instant.ofEpochMilli(found.getLong(5)),
                  found.getString(6)));
        }
      }
    }
    return resolved;
  }
}
