package canopy.hardware.wallet.sim.script;

import canopy.hardware.wallet.sim.book.Wallet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come. Guarded by its own monitor; kept in memory only. */
public final class FaultScript {
  private static final int MOST_RULES = 1000;
  private static final int MOST_ORDERS = 20_000;

  private final List<Rule> rules = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean scenarios;

  /**
   * Starts without faults.
   *
   * @param scenarios whether amounts choose scenarios
   */
  public FaultScript(boolean scenarios) {
    this.scenarios = scenarios;
  }

  public synchronized void scenarios(boolean on) {
    scenarios = on;
  }

  /**
   * Adds a rule; rules are used up in the order in which they came.
   *
   * @throws IllegalArgumentException when there are too many
   */
  public synchronized void add(Rule rule) {
    if (rules.size() >= MOST_RULES) {
      throw new IllegalArgumentException("at most " + MOST_RULES + " rules");
    }
    rules.add(rule);
  }

  public synchronized void clear() {
    rules.clear();
  }

  /** How many requests are still to go wrong. */
  public synchronized int left() {
    return rules.stream().mapToInt(Rule::times).sum();
  }

  /** An order is placed: its scenario, whose faults are prepared when the number is new. */
  public synchronized Scenario begin(
      Wallet wallet, Verb placing, String orderNo, long amountMinor) {
    Scenario scenario = scenarios ? Scenario.of(amountMinor) : Scenario.NORMAL;
    if (scenario != Scenario.NORMAL && seen.add(wallet + " " + orderNo)) {
      prepare(scenario.rules(wallet, placing, orderNo));
      if (seen.size() > MOST_ORDERS) {
        seen.remove(seen.iterator().next());
      }
    }
    return scenario;
  }

  /** Strikes that no request has met (an order that nobody took back) give way to new ones. */
  private void prepare(List<Rule> strikes) {
    while (rules.size() + strikes.size() > MOST_RULES) {
      rules.removeFirst();
    }
    rules.addAll(strikes);
  }

  /** What goes wrong with this request; a rule that says so is used up by one. */
  public synchronized Plan next(Wallet wallet, Verb verb, @Nullable String orderNo) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.fits(wallet, verb, orderNo)) {
        use(i);
        return new Plan(rule.fault(), rule.delayMillis());
      }
    }
    return Plan.NOTHING;
  }

  /**
   * Whether the connection is to be reset before the body is read, when only the wallet is known:
   * the next rule for it says so, whatever the verb and order.
   */
  public synchronized boolean hangsUp(Wallet wallet) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.wallet() == null || rule.wallet() == wallet) {
        boolean now = rule.fault() == Fault.CLOSE_UNREAD && rule.fits(wallet, Verb.ANY, null);
        if (now) {
          use(i);
        }
        return now;
      }
    }
    return false;
  }

  private void use(int index) {
    Rule left = rules.get(index);
    if (left.times() == 1) {
      rules.remove(index);
    } else {
      rules.set(index, left.once());
    }
  }
}
