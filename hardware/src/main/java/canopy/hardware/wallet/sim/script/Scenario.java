package canopy.hardware.wallet.sim.script;

import static canopy.hardware.wallet.sim.script.Fault.BANK_ERROR;
import static canopy.hardware.wallet.sim.script.Fault.CLOSE_UNREAD;
import static canopy.hardware.wallet.sim.script.Fault.DROP_AFTER_COMMIT;
import static canopy.hardware.wallet.sim.script.Fault.ERROR_500;
import static canopy.hardware.wallet.sim.script.Fault.ERROR_500_AFTER_COMMIT;
import static canopy.hardware.wallet.sim.script.Fault.FORGED_NOT_FOUND;
import static canopy.hardware.wallet.sim.script.Fault.LATE_PAYMENT;
import static canopy.hardware.wallet.sim.script.Fault.SLOW;
import static canopy.hardware.wallet.sim.script.Fault.WRONG_SIGNATURE;

import canopy.hardware.wallet.sim.book.Behaviour;
import canopy.hardware.wallet.sim.book.BillChange;
import canopy.hardware.wallet.sim.book.DayBill;
import canopy.hardware.wallet.sim.book.Wallet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an amount's last two digits choose when scenarios are switched on. The faults strike an
 * order number once, so that sending the same number again can succeed.
 */
public enum Scenario {
  /** …00, …01 and every ending without a scenario: all goes well. */
  NORMAL(1),
  /** …02: the customer types the password after a few seconds. */
  PASSWORD(2),
  /** …03: the customer never does. */
  PASSWORD_FOREVER(3),
  /** …04: paid, and the connection is reset. */
  PAID_THEN_DROPPED(4, new Strike(Verb.PAY, DROP_AFTER_COMMIT, 0)),
  /** …05: a server error, nothing happened. */
  SERVER_ERROR(5, new Strike(Verb.PAY, ERROR_500, 0)),
  /** …06: paid, and the answer's signature is wrong. */
  FOREIGN_SIGNATURE(6, new Strike(Verb.PAY, WRONG_SIGNATURE, 0)),
  /** …07: the balance is too small. */
  BALANCE_TOO_SMALL(7),
  /** …08: the customer pays as the reversal arrives, which fails with a server error. */
  LATE_SUCCESS(
      8, new Strike(Verb.REVERSE, LATE_PAYMENT, 0), new Strike(Verb.CLOSE, LATE_PAYMENT, 0)),
  /** …09: paid, and the bill says one minor unit more. */
  BILL_AMOUNT(9),
  /**
   * …10: paid, the connection is reset, and the next query is answered "not found" by a stranger.
   */
  FORGED_ANSWER(
      10, new Strike(Verb.PAY, DROP_AFTER_COMMIT, 0), new Strike(Verb.QUERY, FORGED_NOT_FOUND, 0)),
  /** …11: paid, and the answer comes after 12 seconds. */
  SLOW_ANSWER(11, new Strike(Verb.PAY, SLOW, 12_000)),
  /** …12: paid, and a server error. */
  PAID_THEN_ERROR(12, new Strike(Verb.PAY, ERROR_500_AFTER_COMMIT, 0)),
  /** …13: the connection is reset with the request unread. */
  UNREAD(13, new Strike(Verb.PAY, CLOSE_UNREAD, 0)),
  /** …14: the bank does not answer, nothing happened. */
  BANK_SILENT(14, new Strike(Verb.PAY, BANK_ERROR, 0)),
  /** …15: paid, and missing in the bill. */
  BILL_MISSING(15),
  /** …16: declined for its balance, and yet a payment in the bill. */
  BILL_EXTRA(16);

  /** One fault of a scenario; PAY stands for whatever places the order. */
  private record Strike(Verb verb, Fault fault, long delayMillis) {}

  private static final long PASSWORD_MILLIS = 8_000;

  private final int digits;

  // List.of copies.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Strike> strikes;

  Scenario(int digits, Strike... strikes) {
    this.digits = digits;
    this.strikes = List.of(strikes);
  }

  /** The scenario of an amount. */
  static Scenario of(long amountMinor) {
    for (Scenario scenario : values()) {
      if (scenario.digits == amountMinor % 100) {
        return scenario;
      }
    }
    return NORMAL;
  }

  /** The scenario of an order's fact {@code scenario}; {@code NORMAL} without one. */
  public static Scenario named(@Nullable String name) {
    return name == null || name.isEmpty() ? NORMAL : valueOf(name);
  }

  /** What the customer does. */
  public Behaviour behaviour() {
    return switch (this) {
      case PASSWORD -> new Behaviour(true, PASSWORD_MILLIS, false);
      case PASSWORD_FOREVER, LATE_SUCCESS -> new Behaviour(true, 0, false);
      case BALANCE_TOO_SMALL, BILL_EXTRA -> new Behaviour(false, 0, true);
      case NORMAL,
          PAID_THEN_DROPPED,
          SERVER_ERROR,
          FOREIGN_SIGNATURE,
          BILL_AMOUNT,
          FORGED_ANSWER,
          SLOW_ANSWER,
          PAID_THEN_ERROR,
          UNREAD,
          BANK_SILENT,
          BILL_MISSING ->
          Behaviour.NORMAL;
    };
  }

  /** Writes into an order's facts what must be known of its scenario later. */
  public void mark(Map<String, String> facts) {
    if (this != NORMAL) {
      facts.put("scenario", name());
    }
    BillChange.Kind wrong =
        this == BILL_AMOUNT
            ? BillChange.Kind.AMOUNT
            : this == BILL_MISSING
                ? BillChange.Kind.OMIT
                : this == BILL_EXTRA ? BillChange.Kind.ADD : null;
    if (wrong != null) {
      facts.put(DayBill.WRONG, wrong.name());
    }
  }

  List<Rule> rules(Wallet wallet, Verb placing, String orderNo) {
    return strikes.stream()
        .map(
            strike ->
                new Rule(
                    wallet,
                    strike.verb() == Verb.PAY ? placing : strike.verb(),
                    orderNo,
                    strike.fault(),
                    1,
                    strike.delayMillis()))
        .toList();
  }
}
