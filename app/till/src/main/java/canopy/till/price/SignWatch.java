package canopy.till.price;

import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.fuel.PriceSign;
import canopy.core.fuel.SignSetup;
import canopy.core.quantity.UnitPrice;
import canopy.till.loop.TillLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Asks for the price sign to be changed, where a person does it. On the price desk's thread. */
public final class SignWatch {
  private final SignSetup setup;
  private final TillLoop loop;

  public SignWatch(SignSetup setup, TillLoop loop) {
    this.setup = setup;
    this.loop = loop;
  }

  /**
   * What of these prices the pumps may be told now; a person is asked for the rest.
   *
   * @param wanted at the pumps, by grade, where they have another price
   * @param standing at the pumps, by grade
   */
  Map<Integer, Long> next(Map<Integer, Long> wanted, Map<Integer, Long> standing) {
    if (!setup.byHand()) {
      return wanted;
    }
    PriceSign known = loop.snapshot().state().sign();
    SignOrder order = SignOrder.next(wanted, standing, known);
    if (!order.sign().isEmpty() || known.asked() != null) {
      note(new PriceCommand.AskSign(order.sign(), order.before()));
    }
    return order.pumps();
  }

  /**
   * Whether the pumps sell for other prices than the till knows of, or lack its own while it knows
   * of none: litres are prepaid by what the pumps have.
   */
  boolean isNews(Map<Integer, Long> wanted, Map<Integer, Long> standing) {
    Map<Integer, UnitPrice> known = loop.snapshot().state().sign().pumps();
    return standing.entrySet().stream()
        .anyMatch(
            one -> {
              UnitPrice price = known.get(one.getKey());
              return price == null
                  ? wanted.containsKey(one.getKey())
                  : price.tenthsOfMinor() != one.getValue();
            });
  }

  /** Whether a question has waited for too long. */
  void look(Instant now) {
    PriceSign.Asked asked = loop.snapshot().state().sign().asked();
    if (setup.byHand()
        && asked != null
        && !asked.overdue()
        && Duration.between(asked.since(), now).toMinutes() >= setup.minutes()) {
      note(new PriceCommand.MissSign());
    }
  }

  private void note(PriceCommand command) {
    var _ = loop.submit(Request.system(command));
  }
}
