package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.UnreadableEvent;
import canopy.core.quantity.Money;
import canopy.core.state.TillState;
import java.time.Instant;
import java.util.List;

/**
 * Given-when-then for the rules: events go through their JSON before they are applied, as in the
 * journal.
 */
final class Till {
  private static final EventJson JSON = new EventJson();

  final TestBook book = new TestBook();
  final TillRules rules = new TillRules(book);
  TillState state = TillState.initial("CNY");
  Instant now = Instant.parse("2026-11-22T02:00:00Z");

  static Till signedIn() {
    Till till = new Till();
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    return till;
  }

  static Money yuan(String text) {
    return Money.of(new java.math.BigDecimal(text).movePointRight(2).longValueExact(), "CNY");
  }

  List<Event> does(Command command) {
    return does(Request.by(TestBook.CASHIER, command));
  }

  List<Event> hears(Command command) {
    return does(Request.system(command));
  }

  List<Event> does(Request request) {
    Decision decision = rules.decide(state, request, now);
    assertThat(decision).as("%s", request).isInstanceOf(Decision.Accepted.class);
    List<Event> events = ((Decision.Accepted) decision).events();
    for (Event event : events) {
      state =
          state.apply(
              new Recorded(
                  state.seq() + 1,
                  now,
                  rules.businessDate(state, now),
                  request.by(),
                  throughJson(event)));
    }
    return events;
  }

  Refusal.Reason refuses(Command command) {
    return refuses(Request.by(TestBook.CASHIER, command));
  }

  Refusal.Reason refuses(Request request) {
    Decision decision = rules.decide(state, request, now);
    assertThat(decision).as("%s", request).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).refusal().reason();
  }

  private static Event throughJson(Event event) {
    EventJson.Type type = JSON.type(event);
    try {
      Event read = JSON.read(type.name(), type.version(), JSON.data(event));
      assertThat(read).isEqualTo(event);
      return read;
    } catch (UnreadableEvent e) {
      throw new AssertionError(e);
    }
  }
}
