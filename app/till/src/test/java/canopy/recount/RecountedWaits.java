package canopy.recount;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which sales wait for a payment, or for money to go back. */
final class RecountedWaits {
  /** Sales by the number of a payment or refund of theirs. */
  private final Map<String, String> sales = new HashMap<>();

  private final Set<String> running = new HashSet<>();

  /** Whether it was about a payment. */
  boolean add(String type, Map<String, Object> data) {
    if (!type.startsWith("payment.")) {
      return false;
    }
    switch (type) {
      case "payment.started" -> begins(Json.map(data, "attempt"), "outNo", "saleId");
      case "payment.refund_requested" -> begins(Json.map(data, "refund"), "refundNo", "subject");
      case "payment.paid_late" -> running.add(Json.text(data, "number"));
      case "payment.paid",
          "payment.declined",
          "payment.reversed",
          "payment.closed",
          "payment.forced",
          "payment.used",
          "payment.matched",
          "payment.written_off",
          "payment.refund_accepted",
          "payment.refunded",
          "payment.refund_refused" ->
          running.remove(Json.text(data, "number"));
      default -> {}
    }
    return true;
  }

  private void begins(Map<String, Object> what, String number, String sale) {
    // A late payment that goes back is nothing that its sale waits for.
    running.remove(Json.text(what, sale));
    sales.put(Json.text(what, number), Json.text(what, sale));
    running.add(Json.text(what, number));
  }

  Set<String> sales() {
    Set<String> waiting = new HashSet<>();
    running.forEach(number -> waiting.add(sales.get(number)));
    return waiting;
  }
}
