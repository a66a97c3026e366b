package canopy.recount;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** The open shift's drawer, from the cash that moved: what its close states is not looked at. */
final class RecountedShift {
  private boolean open;
  private long carried;
  private long opening;
  private long expected;
  private long sales;
  private long total;
  private Long difference;

  void add(String type, Map<String, Object> data, SortedMap<String, Long> figures) {
    switch (type) {
      case "shift.opened" -> {
        open = true;
        carried = Json.money(data, "carried");
        opening = Json.money(data, "opening");
        expected = opening;
        sales = 0;
        total = 0;
        difference = null;
      }
      case "float.counted" -> {
        expected += Json.money(data, "opening") - opening;
        opening = Json.money(data, "opening");
        difference = null;
      }
      case "tender.taken" -> tender(Json.map(data, "tender"), 1);
      case "tender.returned" -> tender(Json.map(data, "tender"), -1);
      case "sale.completed" -> sale(Json.map(data, "sale"));
      case "cash.paid_in", "cash.paid_out", "cash.dropped", "float.changed" ->
          moved(Json.map(data, "movement"), figures);
      case "shift.counted" -> difference = counted(Json.map(data, "count")) - expected;
      case "shift.handed_over" -> {
        if (data.get("count") != null) {
          // From here on the drawer has what was counted.
          expected += difference;
        }
        difference = null;
      }
      case "shift.closed" -> closed(Json.map(data, "shift"), data, figures);
      default -> {}
    }
  }

  private void tender(Map<String, Object> tender, int sign) {
    if (open && Json.text(tender, "type").equals("CASH")) {
      expected += sign * (Json.money(tender, "given") - Json.money(tender, "change"));
    }
  }

  private void sale(Map<String, Object> sale) {
    if (open) {
      sales += Json.text(sale, "kind").equals("SALE") ? 1 : 0;
      total += Json.money(Json.map(sale, "totals"), "total");
    }
  }

  private void moved(Map<String, Object> movement, SortedMap<String, Long> figures) {
    String kind = Json.text(movement, "kind");
    long amount = Json.money(movement, "amount");
    boolean in = kind.equals("PAID_IN") || kind.equals("FLOAT_IN");
    expected += in ? amount : -amount;
    figures.merge("cash/" + kind + "/count", 1L, Math::addExact);
    figures.merge("cash/" + kind + "/amount", amount, Math::addExact);
  }

  private static long counted(Map<String, Object> count) {
    long sum = 0;
    Map<String, Object> pieces = new HashMap<>(Json.map(Json.map(count, "cash"), "pieces"));
    for (Map.Entry<String, Object> each : pieces.entrySet()) {
      sum += Long.parseLong(each.getKey()) * (Long) each.getValue();
    }
    return sum;
  }

  private void closed(
      Map<String, Object> shift, Map<String, Object> data, SortedMap<String, Long> figures) {
    String name = "shift/" + Json.text(shift, "id");
    figures.put(name + "/sales", sales);
    figures.put(name + "/total", total);
    figures.put(name + "/opening", opening);
    figures.put(name + "/between", opening - carried);
    figures.put(name + "/expected", expected);
    figures.put(name + "/left", Json.money(data, "left"));
    if (shift.get("count") != null) {
      figures.put(name + "/difference", difference);
    }
    open = false;
  }
}
