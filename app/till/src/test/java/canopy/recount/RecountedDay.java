package canopy.recount;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One business day, added up line by line. */
final class RecountedDay {
  private static final Set<String> COUNTED =
      Set.of("sales", "refunds", "total", "tax", "rounding", "discounts", "voided");

  private final int number;
  private final long firstSeq;
  private final SortedMap<String, Long> figures = new TreeMap<>();
  private final RecountedFuel fuel;
  private final RecountedShift shift;

  RecountedDay(int number, long firstSeq) {
    this(number, firstSeq, new RecountedFuel(new HashMap<>()), new RecountedShift());
  }

  /** The day after another: fuel that nobody paid and an open shift go on. */
  RecountedDay(int number, long firstSeq, RecountedDay before) {
    this(number, firstSeq, new RecountedFuel(before.fuel.unpaid()), before.shift);
  }

  private RecountedDay(int number, long firstSeq, RecountedFuel fuel, RecountedShift shift) {
    this.number = number;
    this.firstSeq = firstSeq;
    this.fuel = fuel;
    this.shift = shift;
    COUNTED.forEach(name -> figures.put(name, 0L));
  }

  void add(String type, Map<String, Object> data) {
    fuel.add(type, data, figures);
    shift.add(type, data, figures);
    switch (type) {
      case "sale.completed" -> sale(Json.map(data, "sale"));
      case "sale.voided" -> {
        incident("SALE_VOIDED");
        count("voided", Json.money(data, "total"));
      }
      case "line.voided" -> incident("LINE_VOIDED");
      case "line.changed" -> {
        switch (Json.text(data, "change")) {
          case "PRICE" -> incident("PRICE_OVERRIDDEN");
          case "DISCOUNT" -> incident("LINE_DISCOUNTED");
          case "QUANTITY" -> incidentIf(data.get("before") != null, "LINE_REDUCED");
          default -> {}
        }
      }
      case "sale.discounted" -> incidentIf(data.get("discount") != null, "SALE_DISCOUNTED");
      case "age.refused" -> incident("AGE_REFUSED");
      case "drawer.opened" -> incidentIf(data.get("saleId") == null, "NO_SALE");
      case "print.queued" -> incidentIf(Json.number(data, "copy") > 0, "COPY_PRINTED");
      case "pin.rejected" -> incident("PIN_REJECTED");
      case "action.approved" -> incident("APPROVED");
      case "payment.forced" -> incident("PAYMENT_FORCED");
      case "payment.written_off" -> incident("PAYMENT_WRITTEN_OFF");
      case "bill.compared" -> {
        Map<String, Object> check = Json.map(data, "check");
        figures.put(
            "bill/" + Json.text(check, "channel") + "/" + Json.text(check, "day"),
            (long) Json.list(check, "differences").size());
      }
      default -> {}
    }
  }

  private void incident(String name) {
    count("incident/" + name, 1);
  }

  private void incidentIf(boolean so, String name) {
    if (so) {
      incident(name);
    }
  }

  private void count(String name, long more) {
    figures.merge(name, more, Math::addExact);
  }

  private void sale(Map<String, Object> sale) {
    boolean refund = Json.text(sale, "kind").equals("REFUND");
    String cashier = "cashier/" + Json.text(sale, "cashier");
    count(refund ? "refunds" : "sales", 1);
    count(cashier + "/sales", refund ? 0 : 1);
    count(cashier + "/refunds", refund ? 1 : 0);
    Map<String, Object> totals = Json.map(sale, "totals");
    // Nothing is taken from the sale's own sums that its lines and tenders tell.
    Map<Long, Map<String, Object>> amounts = new HashMap<>();
    long total = 0;
    long net = 0;
    for (Object each : Json.list(totals, "lines")) {
      Map<String, Object> line = Json.map(each);
      amounts.put(Json.number(line, "no"), line);
      total += Json.money(line, "total");
      net += Json.money(line, "net");
      count("discounts", Json.money(line, "lineDiscount") + Json.money(line, "orderDiscount"));
      for (Object tax : Json.list(line, "taxes")) {
        Map<String, Object> share = Json.map(tax);
        count("tax/" + Json.text(share, "taxId") + "/amount", Json.money(share, "amount"));
        count("tax/" + Json.text(share, "taxId") + "/base", Json.money(share, "base"));
      }
    }
    count("total", total);
    count("tax", total - net);
    count(cashier + "/total", total);
    Set<Long> seen = new HashSet<>();
    for (Object each : Json.list(sale, "lines")) {
      Map<String, Object> line = Json.map(each);
      seen.add(Json.number(line, "no"));
      line(line, amounts.get(Json.number(line, "no")));
    }
    if (!seen.equals(amounts.keySet())) {
      throw new IllegalStateException("lines and amounts differ in " + Json.text(sale, "id"));
    }
    count("rounding", tenders(sale) - total);
  }

  private void line(Map<String, Object> line, Map<String, Object> amounts) {
    String group =
        switch (Json.text(line, "kind")) {
          case "goods" -> "DEPARTMENT/" + Json.text(line, "department");
          case "fill" -> "FUEL/" + Json.number(Json.map(line, "fill"), "grade");
          case "prepay" -> "PREPAID/";
          case "rest" -> "PREPAID_REST/";
          case "return" -> "RETURNED/";
          default -> throw new IllegalStateException("a line of " + line.get("kind"));
        };
    count("group/" + group + "/lines", 1);
    count("group/" + group + "/net", Json.money(amounts, "net"));
    count("group/" + group + "/total", Json.money(amounts, "total"));
  }

  private long tenders(Map<String, Object> sale) {
    long all = 0;
    for (Object each : Json.list(sale, "tenders")) {
      Map<String, Object> tender = Json.map(each);
      long kept = Json.money(tender, "given") - Json.money(tender, "change");
      String name = "tender/" + Json.text(tender, "kind");
      count(name + "/count", 1);
      count(name + "/taken", Math.max(0, kept));
      count(name + "/paidOut", Math.max(0, -kept));
      all += kept;
    }
    return all;
  }

  SortedMap<String, Long> closed(long lastSeq, Map<String, Object> data) {
    figures.put("number", (long) number);
    figures.put("lines/first", firstSeq);
    figures.put("lines/last", lastSeq);
    // A line of version 1 does not tell what the day left.
    boolean told = data.get("end") != null;
    fuel.settle(told ? Json.map(data, "end") : Map.of("tanks", List.of()), figures);
    return figures;
  }
}
