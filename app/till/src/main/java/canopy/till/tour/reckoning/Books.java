package canopy.till.tour.reckoning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The journal added up from its bare text, without a line of the till's own arithmetic. On the main
 * thread.
 */
final class Books {
  private static final int HASH_LENGTH = 64;

  /** A completed sale or refund. */
  record Sale(String id, boolean refund, long totalMinor) {}

  /**
   * A shift that is over.
   *
   * @param countedUpMinor cash in its drawer, added up here
   * @param expectedMinor the same as the till had it
   * @param leftMinor what stayed in the drawer
   */
  record Shift(String id, long countedUpMinor, long expectedMinor, long leftMinor) {}

  /** Fuel added up. */
  record Fuel(long amountMinor, long millilitres) {
    Fuel plus(Fuel other) {
      return new Fuel(amountMinor + other.amountMinor, millilitres + other.millilitres);
    }
  }

  static final Fuel NO_FUEL = new Fuel(0, 0);

  final List<Sale> sales = new ArrayList<>();
  final List<Shift> shifts = new ArrayList<>();
  private long drawerMinor;
  final Map<String, Long> tenders = new TreeMap<>();

  /** By merchant order number: what was paid by scanning, less what went back. */
  final Map<String, Long> orders = new TreeMap<>();

  final Map<String, Long> writtenOff = new TreeMap<>();

  /** By key: every fill that was dispensed. */
  final Map<String, Fuel> dispensed = new TreeMap<>();

  /** Keys of fills that were paid in a sale, by prepayment, or written off; each once. */
  final List<String> settled = new ArrayList<>();

  /** Grade and new price in tenths of a minor unit, as the till put them in force. */
  final List<String> prices = new ArrayList<>();

  /** The same as the pumps confirmed them, without what they were given before. */
  final List<String> pumpPrices = new ArrayList<>();

  /** By pump and nozzle: what its counter said at the last close of a day. */
  final Map<String, Long> counters = new TreeMap<>();

  /** By pump and nozzle: how much further its counter went than its fills, in balanced days. */
  final Map<String, Long> unrecorded = new TreeMap<>();

  /** What the till found in its wet stock: the rule and the tank, in the order of their names. */
  final Set<String> findings = new TreeSet<>();

  Fuel paid = NO_FUEL;
  Fuel prepaid = NO_FUEL;
  Fuel lost = NO_FUEL;
  int starts;
  int daysClosed;

  private Books() {}

  /**
   * Adds up a journal folder.
   *
   * @param past what lies in its lines up to this one is not looked at
   */
  static Books read(Path journal, long past) throws IOException {
    Books books = new Books();
    JsonMapper mapper = JsonMapper.builder().build();
    List<Path> segments;
    try (Stream<Path> files = Files.list(journal)) {
      segments = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    for (Path segment : segments) {
      for (String line : Files.readAllLines(segment)) {
        if (line.length() > HASH_LENGTH && line.charAt(0) != 0) {
          JsonNode event = mapper.readTree(line.substring(HASH_LENGTH + 1));
          if (event.path("seq").asLong() > past) {
            books.add(event);
          }
        }
      }
    }
    return books;
  }

  /** What no sale, prepayment or form has settled yet. */
  Fuel unpaid() {
    Fuel open = NO_FUEL;
    for (Map.Entry<String, Fuel> fill : dispensed.entrySet()) {
      if (!settled.contains(fill.getKey())) {
        open = open.plus(fill.getValue());
      }
    }
    return open;
  }

  Fuel allDispensed() {
    return dispensed.values().stream().reduce(NO_FUEL, Fuel::plus);
  }

  long total() {
    return sales.stream().mapToLong(Sale::totalMinor).sum();
  }

  private void add(JsonNode event) {
    JsonNode data = event.path("data");
    switch (event.path("type").asText()) {
      case "shift.opened" -> drawerMinor = minor(data.path("opening"));
      case "cash.paid_in", "cash.paid_out", "cash.dropped", "float.changed" ->
          moved(data.path("movement"));
      case "shift.closed" -> closed(data);
      case "till.started" -> starts++;
      case "day.closed" -> daysClosed++;
      case "price.changed" -> {
        if (data.path("target").asText().equals("GRADE")) {
          prices.add(data.path("key").asText() + " " + tenths(data.path("after")));
        }
      }
      case "pump_prices.set" -> {
        for (JsonNode each : data.path("prices")) {
          String one = each.path("grade").asText() + " " + tenths(each.path("price"));
          if (prices.contains(one) && !pumpPrices.contains(one)) {
            pumpPrices.add(one);
          }
        }
      }
      case "sale.completed" -> completed(data.path("sale"));
      case "fill.dispensed" -> {
        dispensed.put(data.path("fill").path("key").asText(), fuel(data.path("fill")));
        if (data.path("prepayId").isTextual()) {
          prepaid = prepaid.plus(settle(data.path("fill")));
        }
      }
      case "fill.written_off" -> {
        Fuel fuel = settle(data.path("fill"));
        lost = lost.plus(fuel);
        writtenOff.merge(
            data.path("writeOff").path("outcome").asText(), fuel.amountMinor(), Long::sum);
      }
      case "totalisers.balanced" -> data.path("balances").forEach(this::counted);
      case "variance.flagged" ->
          findings.add(
              data.path("flag").path("rule").asText()
                  + " "
                  + data.path("flag").path("tank").asInt());
      default -> {
        // Everything else moves neither money nor fuel.
      }
    }
  }

  private void counted(JsonNode balance) {
    JsonNode closing = balance.path("closing");
    String nozzle = closing.path("pump").asInt() + "/" + closing.path("nozzle").asInt();
    long volume = millilitres(closing.path("volume"));
    long rise = volume - millilitres(balance.path("opening").path("volume"));
    counters.put(nozzle, volume);
    long more = rise - millilitres(balance.path("filled"));
    if (more != 0) {
      unrecorded.merge(nozzle, more, Long::sum);
    }
  }

  private void moved(JsonNode movement) {
    boolean in = movement.path("kind").asText().matches("PAID_IN|FLOAT_IN");
    long minor = minor(movement.path("amount"));
    drawerMinor += in ? minor : -minor;
  }

  private void closed(JsonNode data) {
    long left = minor(data.path("left"));
    long expected = left;
    for (JsonNode tender : data.path("shift").path("count").path("tenders")) {
      if (tender.path("type").asText().equals("CASH")) {
        expected = minor(tender.path("expected"));
      }
    }
    shifts.add(new Shift(data.path("shift").path("id").asText(), drawerMinor, expected, left));
    drawerMinor = left;
  }

  private void completed(JsonNode sale) {
    sales.add(
        new Sale(
            sale.path("id").asText(),
            sale.path("kind").asText().equals("REFUND"),
            minor(sale.path("totals").path("total"))));
    for (JsonNode tender : sale.path("tenders")) {
      long kept = minor(tender.path("given")) - minor(tender.path("change"));
      tenders.merge(tender.path("kind").asText(), kept, Long::sum);
      if (tender.path("type").asText().equals("CASH")) {
        drawerMinor += kept;
      }
      JsonNode order = tender.path("order");
      if (order.isObject()) {
        orders.merge(order.path("outNo").asText(), minor(tender.path("given")), Long::sum);
      }
    }
    for (JsonNode line : sale.path("lines")) {
      if (line.path("kind").asText().equals("fill")) {
        paid = paid.plus(settle(line.path("fill")));
      }
    }
  }

  private Fuel settle(JsonNode fill) {
    settled.add(fill.path("key").asText());
    return fuel(fill);
  }

  private static Fuel fuel(JsonNode fill) {
    return new Fuel(minor(fill.path("amount")), millilitres(fill.path("volume")));
  }

  private static long millilitres(JsonNode volume) {
    return volume.isNumber() ? volume.asLong() : volume.path("millilitres").asLong();
  }

  private static long tenths(JsonNode price) {
    return price.path("tenthsOfMinor").asLong();
  }

  private static long minor(JsonNode money) {
    return money.path("minor").asLong();
  }
}
