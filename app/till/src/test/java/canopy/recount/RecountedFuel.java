package canopy.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fuel of one day: fills and what became of them, counters and tanks. */
final class RecountedFuel {
  private static final long LITRE = 1_000;

  /** By key: fills that wait for their money. */
  private final Map<String, Map<String, Object>> unpaid;

  private final Map<String, Hose> hoses = new TreeMap<>();
  private final Map<Long, List<Map<String, Object>>> tanks = new HashMap<>();
  private final Set<Long> tanksRead = new HashSet<>();
  private final List<Map<String, Object>> deliveries = new ArrayList<>();

  private static final class Hose {
    long grade;
    boolean read;
    boolean wentBack;
    int balances;
    long metered;
    long unrecorded;
    long recorded;
    final SortedMap<String, long[]> sums = new TreeMap<>();

    long[] sum(String name) {
      return sums.computeIfAbsent(name, key -> new long[2]);
    }
  }

  RecountedFuel(Map<String, Map<String, Object>> unpaidBefore) {
    this.unpaid = new LinkedHashMap<>(unpaidBefore);
    unpaid.values().forEach(fill -> add("brought", fill));
  }

  Map<String, Map<String, Object>> unpaid() {
    return unpaid;
  }

  private Hose hose(Map<String, Object> at) {
    String name = Json.number(at, "pump") + "/" + Json.number(at, "nozzle");
    Hose hose = hoses.computeIfAbsent(name, key -> new Hose());
    hose.grade = Json.number(at, "grade");
    return hose;
  }

  private void add(String sum, Map<String, Object> fill) {
    long[] both = hose(fill).sum(sum);
    both[0] += Json.litres(fill, "volume");
    both[1] += Json.money(fill, "amount");
  }

  void add(String type, Map<String, Object> data, SortedMap<String, Long> figures) {
    switch (type) {
      case "fill.dispensed" -> dispensed(data, figures);
      case "fill.written_off" -> {
        Map<String, Object> fill = Json.map(data, "fill");
        String outcome = Json.text(Json.map(data, "writeOff"), "outcome");
        settled(outcome, fill);
        total("lost/" + outcome, fill, figures);
      }
      case "sale.completed" -> {
        for (Object each : Json.list(Json.map(data, "sale"), "lines")) {
          Map<String, Object> line = Json.map(each);
          if (Json.text(line, "kind").equals("fill")) {
            Map<String, Object> fill = Json.map(line, "fill");
            settled("PAID", fill);
            total("fuel/" + Json.number(fill, "grade"), fill, figures);
          }
        }
      }
      case "totalisers.read" -> {
        if (Json.text(data, "occasion").equals("DAY_CLOSE")) {
          Json.list(data, "readings").forEach(each -> hose(Json.map(each)).read = true);
        }
      }
      case "totalisers.balanced" ->
          Json.list(data, "balances").forEach(each -> counter(Json.map(each)));
      case "tanks.read" -> {
        if (Json.text(data, "occasion").equals("DAY_CLOSE")) {
          Json.list(data, "readings")
              .forEach(each -> tanksRead.add(Json.number(Json.map(each), "tank")));
        }
      }
      case "tanks.balanced" -> {
        for (Object each : Json.list(data, "balances")) {
          Map<String, Object> balance = Json.map(each);
          tanks
              .computeIfAbsent(Json.number(balance, "tank"), key -> new ArrayList<>())
              .add(balance);
        }
      }
      case "delivery.received" -> deliveries.add(Json.map(data, "delivery"));
      case "delivery.detected" -> {
        if (data.get("measures") != null) {
          measured(Json.map(data, "measures"));
        }
      }
      default -> {}
    }
  }

  /** A rise that came after its paper measures it; a paper of another day is corrected here. */
  private void measured(Map<String, Object> measures) {
    Map<String, Object> now = new HashMap<>(Json.map(measures, "delivery"));
    now.put("thought", Json.litres(measures, "before"));
    for (Map<String, Object> each : List.copyOf(deliveries)) {
      if (Json.number(each, "tank") == Json.number(now, "tank")
          && Json.text(each, "document").equals(Json.text(now, "document"))) {
        deliveries.remove(each);
        now.put("thought", each.get("thought"));
      }
    }
    deliveries.add(now);
  }

  private void dispensed(Map<String, Object> data, SortedMap<String, Long> figures) {
    Map<String, Object> fill = Json.map(data, "fill");
    if (Json.litres(fill, "volume") == 0 && Json.money(fill, "amount") == 0) {
      return;
    }
    add("dispensed", fill);
    if (data.get("prepayId") == null) {
      unpaid.put(Json.text(fill, "key"), fill);
      return;
    }
    Map<String, Object> paid = new HashMap<>(fill);
    if (data.get("overrun") != null) {
      Map<String, Object> over = Json.map(data, "overrun");
      unpaid.put(Json.text(over, "key"), over);
      long litres = Json.litres(fill, "volume") - Json.litres(over, "volume");
      long amount = Json.money(fill, "amount") - Json.money(over, "amount");
      paid.put("volume", Map.of("millilitres", litres));
      paid.put("amount", Map.of("minor", amount));
    }
    settled("PREPAID", paid);
    total("fuel/" + Json.number(fill, "grade"), paid, figures);
  }

  private void settled(String fate, Map<String, Object> fill) {
    add(fate, fill);
    unpaid.remove(fate.equals("PREPAID") ? "" : Json.text(fill, "key"));
  }

  private static void total(
      String name, Map<String, Object> fill, SortedMap<String, Long> figures) {
    figures.merge(name + "/fills", 1L, Math::addExact);
    figures.merge(name + "/millilitres", Json.litres(fill, "volume"), Math::addExact);
    figures.merge(name + "/amount", Json.money(fill, "amount"), Math::addExact);
  }

  private void counter(Map<String, Object> balance) {
    Hose hose = hose(Json.map(balance, "closing"));
    long from = Json.litres(Json.map(balance, "opening"), "volume");
    long to = Json.litres(Json.map(balance, "closing"), "volume");
    long filled = Json.litres(balance, "filled");
    hose.balances++;
    hose.recorded += filled;
    long end = LITRE;
    while (end <= from) {
      end *= 10;
    }
    if (to < from && from >= end - end / 10 && to < end / 10) {
      to += end;
    }
    if (to < from) {
      hose.wentBack = true;
      hose.metered = to - from;
    } else {
      hose.metered += to - from;
      hose.unrecorded += to - from - filled;
    }
  }

  void settle(Map<String, Object> end, SortedMap<String, Long> figures) {
    unpaid.values().forEach(fill -> add("carried", fill));
    Map<String, Long> tankOf = new HashMap<>();
    for (Object each : Json.list(end, "tanks")) {
      Map<String, Object> plan = Json.map(each);
      for (Object at : Json.list(plan, "nozzles")) {
        Map<String, Object> nozzle = Json.map(at);
        tankOf.put(
            Json.number(nozzle, "pump") + "/" + Json.number(nozzle, "number"),
            Json.number(plan, "tank"));
      }
    }
    Set<Long> without = new TreeSet<>();
    hoses.forEach(
        (name, hose) -> {
          nozzle(name, hose, figures);
          if (!tankOf.containsKey(name)) {
            without.add(hose.grade);
          }
        });
    without.forEach(grade -> figures.put("gap/NO_TANK/grade " + grade, 1L));
    for (Object each : Json.list(end, "tanks")) {
      tank(Json.number(Json.map(each), "tank"), tankOf, figures);
    }
  }

  private static void nozzle(String name, Hose hose, SortedMap<String, Long> figures) {
    List.of("brought", "dispensed", "carried").forEach(hose::sum);
    long millilitres = 0;
    long amount = 0;
    for (Map.Entry<String, long[]> each : hose.sums.entrySet()) {
      String what = "nozzle/" + name + "/" + each.getKey();
      figures.put(what + "/millilitres", each.getValue()[0]);
      figures.put(what + "/amount", each.getValue()[1]);
      boolean in = each.getKey().equals("brought") || each.getKey().equals("dispensed");
      millilitres += in ? each.getValue()[0] : -each.getValue()[0];
      amount += in ? each.getValue()[1] : -each.getValue()[1];
    }
    String place = "/nozzle " + name;
    if (millilitres != 0 || amount != 0) {
      figures.put("gap/FILLS_WITHOUT_FATE" + place, millilitres);
    }
    if (hose.balances == 0) {
      figures.put("gap/NO_METER_AT_" + (hose.read ? "OPENING" : "CLOSING") + place, 1L);
      return;
    }
    if (hose.wentBack) {
      figures.put("gap/METER_WENT_BACK" + place, hose.metered);
    } else {
      figures.put("nozzle/" + name + "/metered", hose.metered);
    }
    unlessZero("gap/UNRECORDED_FUEL" + place, hose.unrecorded, figures);
    unlessZero("gap/OUTSIDE_READINGS" + place, hose.sum("dispensed")[0] - hose.recorded, figures);
  }

  private void tank(long tank, Map<String, Long> tankOf, SortedMap<String, Long> figures) {
    String name = "tank/" + tank;
    String place = "/tank " + tank;
    for (Map<String, Object> delivery : deliveries) {
      if (Json.number(delivery, "tank") == tank) {
        long came =
            Json.litres(Json.map(delivery, "after"), "volume")
                - Json.litres(Json.map(delivery, "before"), "volume")
                + Json.litres(delivery, "soldMeanwhile");
        unlessZero(
            "gap/DELIVERY_DIFFERENCE" + place + " " + Json.text(delivery, "document"),
            came
                - (delivery.get("thought") instanceof Long thought
                    ? thought
                    : Json.litres(delivery, "ticket")),
            figures);
      }
    }
    List<Map<String, Object>> balances = tanks.getOrDefault(tank, List.of());
    long delivered = 0;
    long shortage = 0;
    long undocumented = 0;
    long drawn = 0;
    long returned = 0;
    for (Map<String, Object> balance : balances) {
      delivered += Json.litres(balance, "delivered");
      shortage += Json.litres(balance, "shortage");
      undocumented += Json.litres(balance, "undocumented");
      for (Object each : Json.list(balance, "nozzles")) {
        drawn += Json.litres(Json.map(each), "filled");
        returned += Json.litres(Json.map(each), "returned");
      }
    }
    figures.put(name + "/delivered", delivered);
    figures.put(name + "/drawn", drawn);
    figures.put(name + "/returned", returned);
    unlessZero("gap/UNDOCUMENTED_DELIVERY" + place, undocumented, figures);
    if (balances.isEmpty()) {
      boolean read = tanksRead.contains(tank);
      figures.put("gap/NO_LEVEL_AT_" + (read ? "OPENING" : "CLOSING") + place, 1L);
      return;
    }
    long opening = Json.litres(Json.map(balances.getFirst(), "opening"), "volume");
    long closing = Json.litres(Json.map(balances.getLast(), "closing"), "volume");
    long book = opening + delivered + undocumented - drawn + returned;
    figures.put(name + "/opening", opening);
    figures.put(name + "/closing", closing);
    figures.put(name + "/book", book);
    figures.put(name + "/variance", closing - book);
    long unrecorded = 0;
    for (Map.Entry<String, Hose> each : hoses.entrySet()) {
      Long from = tankOf.get(each.getKey());
      unrecorded += from != null && from == tank ? each.getValue().unrecorded : 0;
    }
    unlessZero("gap/TANK_VARIANCE" + place, closing - book + shortage + unrecorded, figures);
  }

  private static void unlessZero(String name, long value, SortedMap<String, Long> figures) {
    if (value != 0) {
      figures.put(name, value);
    }
  }
}
