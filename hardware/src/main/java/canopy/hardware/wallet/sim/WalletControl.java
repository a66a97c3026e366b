package canopy.hardware.wallet.sim;

import canopy.hardware.wallet.sim.book.BillChange;
import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.Customer;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.notice.Notices;
import canopy.hardware.wallet.sim.script.Fault;
import canopy.hardware.wallet.sim.script.FaultScript;
import canopy.hardware.wallet.sim.script.Rule;
import canopy.hardware.wallet.sim.script.Verb;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Orders to the simulator: one JSON object, whose parts are carried out in this order.
 *
 * <pre>
 * "clearFaults": true
 * "faults": [{"wallet":"wechat","verb":"query","order":"A1","fault":"forged_not_found",
 *             "times":2,"delayMillis":0}]      wallet, verb, order, times, delayMillis optional
 * "scenarios": true                            amounts choose scenarios
 * "billsAtOnce": true
 * "advanceMillis": 60000                       the simulator's time jumps
 * "customer": {"wallet":"wechat","id":"dora","balanceMinor":5000,"password":false}
 * "payLate": {"wallet":"wechat","order":"A1"}  the money comes although the order is closed
 * "bill": {"wallet":"wechat","day":"2026-11-22","change":"omit|add|amount","order":"A1",
 *          "amountMinor":100}
 * "notices": "hold|send"
 * "release": "oldest_first|newest_first"       what was held back goes out
 * "repeat": {"wallet":"wechat","order":"A1","times":3}</pre>
 *
 * <p>It answers how things stand. Any thread.
 */
final class WalletControl {
  private final CashDesk desk;
  private final FaultScript script;
  private final Notices notices;
  private final AtomicBoolean billsAtOnce;

  WalletControl(CashDesk desk, FaultScript script, Notices notices, AtomicBoolean billsAtOnce) {
    this.desk = desk;
    this.script = script;
    this.notices = notices;
    this.billsAtOnce = billsAtOnce;
  }

  /**
   * Carries an order out.
   *
   * @throws IllegalArgumentException with a sentence when it makes no sense
   */
  ObjectNode carryOut(JsonNode order) {
    if (order.path("clearFaults").asBoolean()) {
      script.clear();
    }
    for (JsonNode fault : order.path("faults")) {
      script.add(rule(fault));
    }
    if (order.has("scenarios")) {
      script.scenarios(order.path("scenarios").asBoolean());
    }
    if (order.has("billsAtOnce")) {
      billsAtOnce.set(order.path("billsAtOnce").asBoolean());
    }
    if (order.has("advanceMillis")) {
      desk.time().jump(order.path("advanceMillis").asLong());
      desk.settleDue();
    }
    if (order.has("customer")) {
      customer(order.path("customer"));
    }
    JsonNode late = order.path("payLate");
    if (late.isObject() && desk.payLate(wallet(late), late.path("order").asText()).isEmpty()) {
      throw new IllegalArgumentException("there is no unpaid order " + late.path("order"));
    }
    if (order.has("bill")) {
      bill(order.path("bill"));
    }
    notices(order);
    return state();
  }

  private void notices(JsonNode order) {
    if (order.has("notices")) {
      notices.hold(order.path("notices").asText().equals("hold"));
    }
    if (order.has("release")) {
      notices.release(order.path("release").asText().equals("newest_first"));
    }
    JsonNode repeat = order.path("repeat");
    if (repeat.isObject()) {
      int sent =
          notices.repeat(
              wallet(repeat),
              repeat.path("order").asText(),
              Math.clamp(repeat.path("times").asLong(1), 1, 100));
      if (sent == 0) {
        throw new IllegalArgumentException("nothing was told of " + repeat.path("order"));
      }
    }
  }

  private ObjectNode state() {
    ObjectNode state = Json.object();
    state.put("now", desk.time().instant().toString());
    state.put("faultsLeft", script.left());
    state.put("noticesWaiting", notices.waiting());
    state.put("billsAtOnce", billsAtOnce.get());
    return state;
  }

  private static Rule rule(JsonNode fault) {
    return new Rule(
        fault.hasNonNull("wallet") ? wallet(fault) : null,
        Verb.valueOf(upper(fault.path("verb").asText("any"))),
        text(fault, "order"),
        Fault.valueOf(upper(fault.path("fault").asText())),
        fault.path("times").asInt(1),
        fault.path("delayMillis").asLong(0));
  }

  /** Sets what the customer has left to the given balance; payments so far stay as they are. */
  private void customer(JsonNode given) {
    Wallet wallet = wallet(given);
    String id = given.path("id").asText();
    if (!id.matches("[a-z0-9-]{1,20}")) {
      throw new IllegalArgumentException("a customer's id is 1..20 of a-z, 0-9 and -");
    }
    synchronized (desk.book()) {
      Customer before = desk.book().customer(wallet, id).orElse(new Customer(wallet, id, 0, false));
      long spentMinor = before.openingMinor() - desk.book().balanceMinor(before);
      long balanceMinor = given.path("balanceMinor").asLong(desk.book().balanceMinor(before));
      boolean password = given.path("password").asBoolean(before.asksPassword());
      desk.book().save(new Customer(wallet, id, balanceMinor + spentMinor, password));
    }
  }

  private void bill(JsonNode given) {
    desk.book()
        .save(
            new BillChange(
                wallet(given),
                LocalDate.parse(given.path("day").asText()).toString(),
                BillChange.Kind.valueOf(upper(given.path("change").asText())),
                given.path("order").asText(),
                given.path("amountMinor").asLong()));
  }

  private static Wallet wallet(JsonNode node) {
    return Wallet.of(node.path("wallet").asText());
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.path(name).asText() : null;
  }
}
