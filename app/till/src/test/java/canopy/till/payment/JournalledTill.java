package canopy.till.payment;

import canopy.core.command.Request;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.UnreadableEvent;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;

/**
 * The till loop without its thread and disk: a journal that survives a crash, as bytes. A crash may
 * be ordered before and after any payment event is durable.
 */
final class JournalledTill implements PayTill {
  /** The process was killed. Not an exception: nothing may catch it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("kill -9", null, false, false);
    }
  }

  private record Line(Recorded recorded, String type, int version, byte[] data) {}

  private static final EventJson JSON = new EventJson();

  private final TillRules rules;
  private final TurnedClock clock;
  private final List<Line> journal = new ArrayList<>();
  private IntPredicate killedAt = step -> false;
  private TillState state = TillState.initial("CNY");
  private TillSnapshot snapshot;
  private Runnable meanwhile = () -> {};
  private PaymentDesk desk;
  private int steps;

  JournalledTill(Book book, TurnedClock clock) {
    this.rules = new TillRules(book);
    this.clock = clock;
  }

  /** Whether to die at a step; steps are counted over all crashes. */
  void killedAt(IntPredicate steps) {
    killedAt = steps;
  }

  int steps() {
    return steps;
  }

  /** Something that happens just after the next snapshot is taken. */
  void meanwhile(Runnable work) {
    meanwhile = work;
  }

  /** One more step at which the process may die. */
  void step() {
    steps++;
    if (killedAt.test(steps)) {
      throw new Killed();
    }
  }

  /** A start: the state is what the journal says. */
  void start(PaymentDesk fresh) throws UnreadableEvent {
    TillState again = TillState.initial("CNY");
    for (Line line : journal) {
      Recorded r = line.recorded();
      Event event = JSON.read(line.type(), line.version(), line.data());
      again = again.apply(new Recorded(r.seq(), r.at(), r.day(), r.by(), event));
    }
    state = again;
    desk = fresh;
    desk.connect(this);
  }

  TillState state() {
    return state;
  }

  TillRules rules() {
    return rules;
  }

  List<Event> events() {
    return journal.stream().map(line -> line.recorded().event()).toList();
  }

  @Override
  public CompletableFuture<Outcome> submit(Request request) {
    return CompletableFuture.completedFuture(decide(request));
  }

  Outcome decide(Request request) {
    return switch (rules.decide(state, request, clock.instant())) {
      case Decision.Refused no -> new Outcome.Refused(no.refusal());
      case Decision.Accepted yes -> {
        boolean payment = yes.events().stream().anyMatch(PaymentEvent.class::isInstance);
        if (payment) {
          step();
        }
        List<Recorded> recorded = append(yes.events(), request.by());
        if (payment) {
          step();
        }
        TillSnapshot now = snapshot();
        recorded.forEach(each -> desk.after(each, now));
        yield new Outcome.Done(recorded, now);
      }
    };
  }

  private List<Recorded> append(List<Event> events, String by) {
    List<Recorded> recorded = new ArrayList<>();
    for (Event event : events) {
      Recorded one =
          new Recorded(
              state.seq() + 1,
              clock.instant(),
              rules.businessDate(state, clock.instant()),
              by,
              event);
      EventJson.Type type = JSON.type(event);
      journal.add(new Line(one, type.name(), type.version(), JSON.data(event)));
      state = state.apply(one);
      recorded.add(one);
    }
    return recorded;
  }

  @Override
  public TillSnapshot snapshot() {
    if (snapshot == null || snapshot.state() != state) {
      var open = state.basket().open();
      snapshot =
          new TillSnapshot(
              state,
              open == null ? null : rules.totals(open),
              rules.book(),
              rules.businessDate(state, clock.instant()),
              Trouble.NONE);
    }
    TillSnapshot taken = snapshot;
    Runnable work = meanwhile;
    meanwhile = () -> {};
    work.run();
    return taken;
  }
}
