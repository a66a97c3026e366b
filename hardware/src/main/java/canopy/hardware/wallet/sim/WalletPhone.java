package canopy.hardware.wallet.sim;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.Customer;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.PhoneDesk;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.script.Scenario;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a customer does with the phone. Each order names {@code wallet} and {@code customer}:
 *
 * <pre>
 * code                          a new payment code
 * hold                          the same, and the till's scanner reads it at once
 * scan    "text"                looks at the merchant's QR code
 * confirm "order" (optional)    types the password; without an order the newest that waits
 * refuse  "order" (optional)
 * state                         balance, what waits, and which codes tills show</pre>
 *
 * <p>Any thread.
 */
final class WalletPhone {
  private final CashDesk desk;
  private final PhoneDesk phones;
  private final TillScanner scanner;

  WalletPhone(CashDesk desk, TillScanner scanner) {
    this.desk = desk;
    this.phones = new PhoneDesk(desk);
    this.scanner = scanner;
  }

  /**
   * Carries an order out.
   *
   * @throws DeskRefusal when the wallet will not
   * @throws IllegalArgumentException when the order makes no sense
   */
  ObjectNode carryOut(String what, JsonNode order) throws DeskRefusal {
    Customer customer = customer(order);
    return switch (what) {
      case "code" -> Json.object().put("code", desk.issueCode(customer));
      case "hold" -> {
        String code = desk.issueCode(customer);
        scanner.read(code);
        yield Json.object().put("code", code);
      }
      case "scan" -> shown(phones.scan(customer, order.path("text").asText()));
      case "confirm" -> {
        Order waiting = waiting(customer, order);
        yield shown(phones.confirm(waiting, Scenario.named(waiting.fact("scenario")).behaviour()));
      }
      case "refuse" -> shown(phones.refuse(waiting(customer, order)));
      case "state" -> state(customer);
      default -> throw new IllegalArgumentException("a phone cannot " + what);
    };
  }

  private ObjectNode state(Customer customer) {
    ObjectNode state = Json.object();
    state.put("balanceMinor", desk.book().balanceMinor(customer));
    var waiting = state.putArray("waiting");
    phones.pending(customer).forEach(order -> waiting.add(shown(order)));
    var codes = state.putArray("codes");
    for (Order order : phones.shownCodes(customer.wallet())) {
      codes.add(shown(order).put("text", order.qrText()));
    }
    state.put("scanner", scanner.isThere());
    return state;
  }

  private Order waiting(Customer customer, JsonNode order) throws DeskRefusal {
    List<Order> waiting = phones.pending(customer);
    String wanted = order.path("order").asText();
    return waiting.stream()
        .filter(each -> wanted.isEmpty() || each.orderNo().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new DeskRefusal(DeskRefusal.Reason.ORDER_UNKNOWN));
  }

  private Customer customer(JsonNode order) {
    Wallet wallet = Wallet.of(order.path("wallet").asText("wechat"));
    String id = order.path("customer").asText("ann");
    return desk.book()
        .customer(wallet, id)
        .orElseThrow(() -> new IllegalArgumentException("there is no customer " + id));
  }

  private static ObjectNode shown(Order order) {
    ObjectNode json = Json.object();
    json.put("order", order.orderNo()).put("state", order.state().name());
    json.put("amountMinor", order.amountMinor()).put("currency", order.currency());
    json.put("subject", order.subject());
    json.put("since", SimTime.beijing(order.times().createdMillis()).toString());
    return json;
  }
}
