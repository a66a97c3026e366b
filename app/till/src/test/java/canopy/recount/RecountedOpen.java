package canopy.recount;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is not settled: sales put aside, fills without money, prepayments, releases. */
final class RecountedOpen {
  private final Set<String> held = new HashSet<>();
  private final Set<String> aside = new HashSet<>();
  private final RecountedWaits waits = new RecountedWaits();
  private final Set<String> unpaid = new LinkedHashSet<>();
  private final Set<String> prepaid = new HashSet<>();
  private final Map<Long, String> released = new HashMap<>();

  void add(String type, Map<String, Object> data) {
    if (waits.add(type, data)) {
      Set<String> over = new HashSet<>(aside);
      over.removeAll(waits.sales());
      aside.removeAll(over);
      held.addAll(over);
    }
    switch (type) {
      case "sale.held" -> held.add(Json.text(data, "saleId"));
      case "sale.recalled" -> {
        held.remove(Json.text(data, "saleId"));
        aside.remove(Json.text(data, "saleId"));
      }
      case "sale.set_aside" -> aside.add(Json.text(data, "saleId"));
      case "sale.completed" -> completed(Json.map(data, "sale"));
      case "fill.dispensed" -> dispensed(data);
      case "fill.written_off" -> unpaid.remove(Json.text(Json.map(data, "fill"), "key"));
      case "fuel.prepaid" -> prepaid.add(Json.text(Json.map(data, "prepay"), "id"));
      case "prepay.used" -> {
        if (Json.money(data, "rest") == 0) {
          prepaid.remove(Json.text(data, "prepayId"));
        }
      }
      case "pump.authorised" ->
          released.put(Json.number(data, "pump"), Json.text(data, "requestId"));
      case "authorisation.ended" ->
          released.remove(Json.number(data, "pump"), Json.text(data, "requestId"));
      default -> {}
    }
  }

  private void completed(Map<String, Object> sale) {
    aside.remove(Json.text(sale, "id"));
    held.remove(Json.text(sale, "id"));
    for (Object each : Json.list(sale, "lines")) {
      Map<String, Object> line = Json.map(each);
      switch (Json.text(line, "kind")) {
        case "fill" -> unpaid.remove(Json.text(Json.map(line, "fill"), "key"));
        case "rest" -> prepaid.remove(Json.text(line, "prepayId"));
        default -> {}
      }
    }
  }

  private void dispensed(Map<String, Object> data) {
    Map<String, Object> fill = Json.map(data, "fill");
    boolean nothing = Json.litres(fill, "volume") == 0 && Json.money(fill, "amount") == 0;
    if (nothing) {
      return;
    }
    String request = Json.text(data, "requestId");
    long pump = Json.number(fill, "pump");
    if (request == null) {
      released.remove(pump);
    } else {
      released.remove(pump, request);
    }
    if (data.get("prepayId") == null) {
      unpaid.add(Json.text(fill, "key"));
    } else if (data.get("overrun") != null) {
      unpaid.add(Json.text(Json.map(data, "overrun"), "key"));
    }
  }

  SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    put(counts, "open/HELD_SALE", held.size());
    put(counts, "open/SALE_ASIDE", aside.size());
    put(counts, "open/UNPAID_FILL", unpaid.size());
    put(counts, "open/PREPAY", prepaid.size());
    put(counts, "open/RELEASED_PUMP", released.size());
    return counts;
  }

  private static void put(SortedMap<String, Long> counts, String name, int count) {
    if (count > 0) {
      counts.put(name, (long) count);
    }
  }
}
