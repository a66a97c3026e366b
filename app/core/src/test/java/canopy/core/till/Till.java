package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.fuel.Fill;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Given-when-then for the rules: events go through their JSON before they are applied, as in the
 * journal.
 */
final class Till {
  private static final EventJson JSON = new EventJson();

  final TestBook book;
  final TillRules rules;
  final List<Recorded> journal = new ArrayList<>();
  TillState state = TillState.initial("CNY");
  Instant now = Instant.parse("2026-11-22T02:00:00Z");

  Till(TestBook book) {
    this.book = book;
    this.rules = new TillRules(book);
  }

  static Till signedIn() {
    return signedIn(new TestBook());
  }

  static Till signedIn(TestBook book) {
    Till till = new Till(book);
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    return till;
  }

  static Money yuan(String text) {
    return Money.of(new BigDecimal(text).movePointRight(2).longValueExact(), "CNY");
  }

  /** A fill of grade 2 at 7.860 a litre. */
  static Fill fill(String key, int pump, long millilitres, String amount) {
    return new Fill(
        key,
        pump,
        1,
        2,
        7,
        new Volume(millilitres),
        yuan(amount),
        new UnitPrice(7860),
        Instant.parse("2026-11-22T01:59:00Z"),
        false);
  }

  List<Event> does(Command command) {
    return does(Request.by(TestBook.CASHIER, command));
  }

  List<Event> hears(Command command) {
    return does(Request.system(command));
  }

  /** With the manager's PIN where one is needed. */
  List<Event> approved(Right right, Command command) {
    return does(withApproval(right, command));
  }

  static Request withApproval(Right right, Command command) {
    return Request.by(TestBook.CASHIER, command).approved(new Approval(TestBook.MANAGER, right));
  }

  List<Event> does(Request request) {
    Decision decision = rules.decide(state, request, now);
    assertThat(decision).as("%s", request).isInstanceOf(Decision.Accepted.class);
    List<Event> events = ((Decision.Accepted) decision).events();
    write(request.by(), events);
    return events;
  }

  private void write(String by, List<Event> events) {
    for (Event event : events) {
      Recorded recorded =
          new Recorded(
              state.seq() + 1, now, rules.businessDate(state, now), by, throughJson(event));
      state = state.apply(recorded);
      journal.add(recorded);
    }
  }

  /** Done or refused: for random commands. */
  Decision tries(Request request) {
    Decision decision = rules.decide(state, request, now);
    if (decision instanceof Decision.Accepted accepted) {
      write(request.by(), accepted.events());
    }
    return decision;
  }

  Refusal.Reason refuses(Command command) {
    return refuses(Request.by(TestBook.CASHIER, command));
  }

  Refusal.Reason refuses(Request request) {
    return refusal(request).reason();
  }

  Refusal refusal(Request request) {
    Decision decision = rules.decide(state, request, now);
    assertThat(decision).as("%s", request).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).refusal();
  }

  /** What a start from the journal alone leads to. */
  TillState replayed() {
    TillState again = TillState.initial("CNY");
    for (Recorded recorded : journal) {
      again = again.apply(recorded);
    }
    return again;
  }

  Sale open() {
    Sale open = state.basket().open();
    assertThat(open).as("open sale").isNotNull();
    return open;
  }

  Money total() {
    return rules.totals(open()).total();
  }

  Money dueInCash() {
    CashRounding rounding = book.station().cashRounding();
    return Settlement.of(total(), open().tenders()).dueInCash(rounding);
  }

  void adds(String article, long pieces) {
    does(new SaleCommand.AddArticle(article, article, Quantity.pieces(pieces), null));
  }

  /** One article, one piece, nothing paid. */
  Till selling(String article) {
    adds(article, 1);
    return this;
  }

  /** A finished, unpaid fill. */
  Till filled(String key, int pump, long millilitres, String amount) {
    hears(new FuelCommand.ReportFill(fill(key, pump, millilitres, amount)));
    return this;
  }

  TenderCommand.Take taking(String kind, Money given) {
    String reference = kind.equals("cash") ? "" : "slip 1";
    return new TenderCommand.Take(open().id(), open().tenders().size(), kind, given, reference);
  }

  List<Event> pays(String kind, String amount) {
    return takes(taking(kind, yuan(amount)));
  }

  /** What a refund without receipt needs: why, and a second person's yes to the sum. */
  private List<Event> takes(TenderCommand.Take take) {
    if (!open().isWithoutReceipt()) {
      return does(take);
    }
    does(new SaleCommand.SetNote("not wanted"));
    return approved(Right.REFUND_WITHOUT_RECEIPT, take);
  }

  /** Exactly what is due in cash, or nothing if nothing is. */
  CompletedSale paysCash() {
    if (total().isZero()) {
      does(new TenderCommand.CloseAtZero(open().id()));
    } else {
      takes(taking("cash", dueInCash()));
    }
    return last();
  }

  CompletedSale last() {
    CompletedSale last = state.basket().last();
    assertThat(last).as("completed sale").isNotNull();
    return last;
  }

  /** An earlier sale as the store knows it, up to the last event. */
  Original original(CompletedSale sale) {
    Map<Integer, Long> returned = new HashMap<>();
    int copies = 0;
    for (Recorded recorded : journal) {
      if (recorded.event() instanceof SaleEvent.Completed done
          && sale.id().equals(done.sale().refundOf())) {
        for (Line line : done.sale().lines()) {
          if (line instanceof Line.Return back) {
            long units =
                Pricing.refundableUnits(sale.line(back.originalNo()).orElseThrow()) == 1
                    ? 1
                    : back.quantity().amount();
            returned.merge(back.originalNo(), units, Long::sum);
          }
        }
      } else if (recorded.event() instanceof DeviceEvent.PrintQueued print
          && print.subject().equals(sale.id())) {
        copies = Math.max(copies, print.copy());
      }
    }
    return new Original(sale, returned, copies, state.seq());
  }

  List<Event> returns(CompletedSale sale, int line, long units) {
    return approved(Right.REFUND, new SaleCommand.ReturnUnits(original(sale), line, units));
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
