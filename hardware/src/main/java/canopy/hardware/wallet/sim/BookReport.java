package canopy.hardware.wallet.sim;

import canopy.hardware.wallet.sim.book.Customer;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.WalletBook;
import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** The whole book as JSON, to be compared with a till's. */
final class BookReport {
  private BookReport() {}

  /**
   * Orders with their refunds, customers with their balances, and totals. A reversal of a payment
   * counts as given back: {@code netMinor} is what customers are short of in the end.
   */
  static ObjectNode of(WalletBook book, long nowMillis) {
    synchronized (book) {
      ObjectNode report = Json.object();
      ArrayNode orders = report.putArray("orders");
      long paidMinor = 0;
      long backMinor = 0;
      for (Order order : book.orders()) {
        orders.add(order(order, nowMillis));
        if (order.times().paidMillis() > 0) {
          paidMinor += order.amountMinor();
          backMinor += order.refundedMinor();
        }
      }
      ArrayNode customers = report.putArray("customers");
      long spentMinor = 0;
      for (Customer customer : book.customers()) {
        long balanceMinor = book.balanceMinor(customer);
        spentMinor += customer.openingMinor() - balanceMinor;
        customers
            .addObject()
            .put("wallet", lower(customer.wallet()))
            .put("customer", customer.id())
            .put("openingMinor", customer.openingMinor())
            .put("balanceMinor", balanceMinor);
      }
      report
          .putObject("totals")
          .put("paidMinor", paidMinor)
          .put("backMinor", backMinor)
          .put("netMinor", paidMinor - backMinor)
          .put("customersAreShortMinor", spentMinor);
      return report;
    }
  }

  private static ObjectNode order(Order order, long nowMillis) {
    ObjectNode json = Json.object();
    json.put("wallet", lower(order.wallet()));
    json.put("order", order.orderNo()).put("channelNo", order.channelNo());
    json.put("kind", order.shownQr() ? "qr" : "code").put("state", order.state().name());
    json.put("amountMinor", order.amountMinor()).put("currency", order.currency());
    json.put("paidMinor", order.times().paidMillis() > 0 ? order.amountMinor() : 0);
    json.put("backMinor", order.refundedMinor());
    json.put("customer", order.customer());
    json.put("created", time(order.times().createdMillis()));
    json.put("paid", time(order.times().paidMillis()));
    json.put("ended", time(order.times().endedMillis()));
    ArrayNode refunds = json.putArray("refunds");
    for (Refund refund : order.refunds()) {
      refunds
          .addObject()
          .put("refund", refund.refundNo())
          .put("channelNo", refund.channelNo())
          .put("amountMinor", refund.amountMinor())
          .put("reversal", refund.reversal())
          .put("done", refund.isDone(nowMillis));
    }
    return json;
  }

  private static String time(long millis) {
    return millis == 0 ? "" : Instant.ofEpochMilli(millis).toString();
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
