package canopy.core.till;

import canopy.core.command.BillCommand;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.StockCommand;
import canopy.core.command.TenderCommand;
import canopy.core.day.DayEnd;
import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import canopy.core.till.decided.HeadOfficePrices;
import canopy.core.till.paper.PaymentPapers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests with one book of master data. Pure: the same state, request and time give the
 * same decision. Immutable, used on the till thread.
 */
public final class TillRules {
  private final Book book;
  private final Pricing pricing;
  private final SaleRules sales;
  private final RefundRules refunds;
  private final TenderRules tenders;
  private final FuelRules fuel;
  private final PaymentRules payments;
  private final BillRules bills;
  private final OperatorRules operators;
  private final ShiftRules shifts;
  private final StaffRules staff;
  private final CounterRules counter;
  private final StockRules stock;

  public TillRules(Book book) {
    this.book = book;
    this.pricing = new Pricing(book::taxClass);
    Permission permission = new Permission(book);
    this.sales = new SaleRules(book, pricing, permission);
    this.refunds = new RefundRules(book, permission);
    Completion completion = new Completion(book, pricing);
    this.tenders = new TenderRules(book, pricing, permission, completion);
    this.payments = new PaymentRules(book, permission, completion);
    this.bills = new BillRules(book, permission);
    this.fuel = new FuelRules(book, permission);
    this.operators = new OperatorRules(book);
    this.stock = new StockRules(book, permission);
    this.shifts = new ShiftRules(book, permission, pricing);
    this.staff = new StaffRules(book, permission);
    this.counter = new CounterRules(book, pricing, permission, shifts);
  }

  /** Events to be made durable, or the reason why not. */
  public Decision decide(TillState state, Request request, Instant now) {
    Decision atTheTill = signedIn(state, request);
    if (atTheTill != null) {
      return atTheTill;
    }
    if (frozen(state, request.command())) {
      return Decision.refuse(Refusal.Reason.PAYMENT_OPEN);
    }
    Moment moment = new Moment(state, request, now, state.day().dateOn(today(now)));
    return shifts.inShift(moment, decide(moment, request.command()));
  }

  private Decision decide(Moment moment, Command command) {
    return switch (command) {
      case SaleCommand.StartBlindRefund c -> refunds.startBlind(moment);
      case SaleCommand.ReturnUnits c -> refunds.returnUnits(moment, c);
      case SaleCommand.ReturnRest c -> refunds.returnRest(moment, c);
      case SaleCommand c -> sales.decide(moment, c);
      case TenderCommand c -> tenders.decide(moment, c);
      case FuelCommand c -> fuel.decide(moment, c);
      case PaymentCommand c -> withPapers(moment, payments.decide(moment, c));
      case BillCommand c -> bills.decide(moment, c);
      case OperatorCommand.Staff c -> staff.decide(moment, c);
      case OperatorCommand c -> operators.decide(moment, c);
      case PriceCommand c -> Decision.accept(HeadOfficePrices.events(moment.state(), c));
      case StockCommand c -> stock.decide(moment, c);
      case ShiftCommand c -> shifts.decide(moment, c);
      case CounterCommand c -> counter.decide(moment, c);
    };
  }

  private Decision withPapers(Moment moment, Decision decision) {
    boolean codes = book.payments().codesOnPaper();
    return decision instanceof Decision.Accepted(List<Event> events)
        ? Decision.accept(PaymentPapers.with(moment.state(), events, codes))
        : decision;
  }

  /**
   * How the business day would end now.
   *
   * @param unsentLines of the journal that head office does not have
   */
  public DayEnd dayEnd(TillState state, Instant now, long unsentLines) {
    return counter.dayEnd(state, businessDate(state, now), unsentLines);
  }

  /** What the open sale comes to; for the screen. */
  public Totals totals(Sale sale) {
    return pricing.totals(sale);
  }

  public Book book() {
    return book;
  }

  /** The business date of something that happens now. */
  public LocalDate businessDate(TillState state, Instant now) {
    return state.day().dateOn(today(now));
  }

  private LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, book.station().zone());
  }

  /** While a payment of the open sale is not settled, its amount and its tenders stand. */
  private static boolean frozen(TillState state, Command command) {
    Sale open = state.basket().open();
    return open != null
        && (command instanceof SaleCommand || command instanceof TenderCommand)
        && state.payments().holds(open.id());
  }

  /**
   * Devices may always speak, and whoever is near may stop a pump; for all else a person must be
   * signed in, and the till must not be locked.
   */
  private static @Nullable Decision signedIn(TillState state, Request request) {
    boolean always =
        switch (request.command()) {
          case OperatorCommand.Staff c -> false;
          case OperatorCommand c -> true;
          case FuelCommand c ->
              c instanceof FuelCommand.StopPump || c instanceof FuelCommand.StopAll;
          case SaleCommand c -> false;
          case TenderCommand c -> false;
          case PaymentCommand c -> false;
          case BillCommand c -> false;
          case PriceCommand c -> false;
          case StockCommand c -> false;
          case ShiftCommand c -> false;
          case CounterCommand c -> false;
        };
    if (request.by().equals(Recorded.SYSTEM) || always) {
      return null;
    }
    String operator = state.session().operator();
    if (operator == null || !operator.equals(request.by())) {
      return Decision.refuse(Refusal.Reason.NOT_SIGNED_IN);
    }
    if (state.session().locked()) {
      return Decision.refuse(Refusal.Reason.TILL_LOCKED);
    }
    return refuseInBetween(state, request.command());
  }

  /** Before an own PIN is chosen, and while somebody practises on another till, nothing counts. */
  private static @Nullable Decision refuseInBetween(TillState state, Command command) {
    if (state.session().mustChangePin() && !(command instanceof OperatorCommand.ChangePin)) {
      return Decision.refuse(Refusal.Reason.PIN_CHANGE_NEEDED);
    }
    boolean practising = state.session().staff().training() != null;
    return practising && !(command instanceof OperatorCommand.EndTraining)
        ? Decision.refuse(Refusal.Reason.IN_TRAINING)
        : null;
  }

  /** Whether a person may do something: alone, only with another's PIN, or not at all. */
  public Grant grant(String operatorId, Right right) {
    Operator operator = book.operator(operatorId);
    return operator == null ? Grant.DENIED : operator.grant(right);
  }

  static List<Event> list(@Nullable Event first, Event... rest) {
    List<Event> events = new ArrayList<>();
    if (first != null) {
      events.add(first);
    }
    events.addAll(List.of(rest));
    return events;
  }
}
