package canopy.till.tour.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * The customers' phones, the trouble on the way to the wallets, and the wallets' book: orders to
 * the wallet simulator. Any thread; waits for the answer.
 */
public final class Phone {
  /** Has more than enough, and pays without a password. */
  public static final String RICH = "ann";

  /** Has 5.00. */
  public static final String POOR = "bob";

  /** Is asked for the password every time. */
  public static final String CAREFUL = "chen";

  private final SimulatorOrders orders;
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * @param address of the wallet simulator
   */
  public Phone(String address) {
    orders = new SimulatorOrders(address);
  }

  /** A new payment code on a customer's phone. */
  public String code(String wallet, String customer) {
    return use("code", order(wallet, customer)).path("code").asText();
  }

  /** The customer scans our code, and pays. */
  public void scanAndPay(String wallet, String customer, String text) {
    scan(wallet, customer, text);
    confirm(wallet, customer);
  }

  /** The customer scans our code, and looks at the amount. */
  public void scan(String wallet, String customer, String text) {
    use("scan", order(wallet, customer).put("text", text));
  }

  /** The customer types the password. */
  public void confirm(String wallet, String customer) {
    use("confirm", order(wallet, customer));
  }

  /**
   * The next requests of a kind go wrong.
   *
   * @param verb such as {@code pay} or {@code query}
   * @param fault such as {@code drop_after_commit}
   */
  public void trouble(String wallet, String verb, String fault, int times) {
    ObjectNode order = mapper.createObjectNode();
    order
        .putArray("faults")
        .addObject()
        .put("wallet", wallet)
        .put("verb", verb)
        .put("fault", fault)
        .put("times", times);
    orders.give("control", order.toString());
  }

  /** All goes well again. */
  public void noTrouble() {
    orders.give("control", mapper.createObjectNode().put("clearFaults", true).toString());
  }

  /** The day by the wallets' own clock and zone, which a bill is asked for. */
  public LocalDate today() {
    Instant now = Instant.parse(orders.give("control", "{}").path("now").asText());
    return now.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
  }

  /** The merchant order number of the newest order that was paid and kept. */
  public String newestOrder(String wallet) {
    String newest = "";
    for (JsonNode order : orders.read("book").path("orders")) {
      boolean kept = order.path("paidMinor").asLong() > 0 && order.path("backMinor").asLong() == 0;
      if (kept && order.path("wallet").asText().equals(wallet)) {
        newest = order.path("order").asText();
      }
    }
    return newest;
  }

  /** Today's bill of a wallet lacks an order; the wallet's book stays right. */
  public void billWithout(String wallet, String order) {
    bill(wallet, order, "omit", 0);
  }

  /** Today's bill of a wallet has an order that never was. */
  public void billWithMore(String wallet, String order, long amountMinor) {
    bill(wallet, order, "add", amountMinor);
  }

  private void bill(String wallet, String order, String change, long amountMinor) {
    ObjectNode control = mapper.createObjectNode();
    control
        .putObject("bill")
        .put("wallet", wallet)
        .put("day", today().toString())
        .put("change", change)
        .put("order", order)
        .put("amountMinor", amountMinor);
    orders.give("control", control.toString());
  }

  /**
   * What each order took from its customer in the end, by merchant order number, in minor units.
   */
  public Map<String, Long> takenMinor() {
    Map<String, Long> taken = new TreeMap<>();
    for (JsonNode order : orders.read("book").path("orders")) {
      long minor = order.path("paidMinor").asLong() - order.path("backMinor").asLong();
      taken.merge(order.path("order").asText(), minor, Long::sum);
    }
    return taken;
  }

  private ObjectNode order(String wallet, String customer) {
    return mapper.createObjectNode().put("wallet", wallet).put("customer", customer);
  }

  private JsonNode use(String what, ObjectNode order) {
    return orders.give("phone/" + what, order.toString());
  }
}
