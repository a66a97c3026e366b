package canopy.core.till;

import canopy.core.command.ShiftCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.ShiftEvent;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.sale.Pricing;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.ShiftSettings;
import canopy.core.shift.TenderCount;
import canopy.core.shift.TenderFlow;
import canopy.core.state.OpenItems;
import canopy.core.state.ShiftBook;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.tender.TenderKind;
import canopy.core.till.decided.CountedFloat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shifts: float, cash without a sale, counts, hand-over and close. Closing is never refused for
 * what is open: that is listed, and is the next shift's.
 */
record ShiftRules(Book book, Permission permission, Pricing pricing) {

  Decision decide(Moment moment, ShiftCommand command) {
    return switch (command) {
      case ShiftCommand.Open c -> open(moment, c);
      case ShiftCommand.MoveCash c -> onShift(moment, shift -> moveCash(moment, shift, c));
      case ShiftCommand.Count c -> onShift(moment, shift -> count(moment, shift, c));
      case ShiftCommand.AcceptDifference c -> onShift(moment, shift -> accept(moment, shift, c));
      case ShiftCommand.HandOver c -> onShift(moment, shift -> handOver(moment, shift, c));
      case ShiftCommand.Report c -> onShift(moment, shift -> report(moment, shift, c));
      case ShiftCommand.Close c -> onShift(moment, shift -> close(moment, shift, c));
    };
  }

  /** What a person decides about an open shift. */
  private interface Rule {
    Decision decide(Shift shift);
  }

  private static Decision onShift(Moment moment, Rule rule) {
    Shift shift = book(moment).open();
    return shift == null ? Decision.refuse(Refusal.Reason.NO_SHIFT) : rule.decide(shift);
  }

  /**
   * What was decided, in a shift: where the station has it so, the first sale opens one if nobody
   * has, so that a forgotten opening never stands in the way of selling. What the pumps and the
   * channels report is never refused.
   */
  Decision inShift(Moment moment, Decision decision) {
    ShiftSettings.Use use = book.shifts().use();
    if (use == ShiftSettings.Use.BY_HAND
        || book(moment).open() != null
        || !(decision instanceof Decision.Accepted accepted)
        || accepted.events().stream().noneMatch(ShiftBook::belongsToShift)) {
      return decision;
    }
    if (use == ShiftSettings.Use.NEEDED && !moment.by().equals(Recorded.SYSTEM)) {
      return Decision.refuse(Refusal.Reason.SHIFT_NEEDED);
    }
    List<Event> events = new ArrayList<>();
    begin(moment, null, "", true, events);
    events.addAll(accepted.events());
    return Decision.accept(events);
  }

  private Decision open(Moment moment, ShiftCommand.Open c) {
    Shift open = book(moment).open();
    boolean begun = open != null && (!open.byItself() || open.cash().floatCount() != null);
    if (open != null && (begun || c.floatCount() == null)) {
      return Decision.refuse(Refusal.Reason.SHIFT_OPEN, open.number());
    }
    if (c.drawer().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    if (open != null && !owns(moment, open)) {
      Operator holder = book.operator(String.valueOf(open.responsible()));
      return Decision.refuse(Refusal.Reason.DRAWER_OF_ANOTHER, holder == null ? "" : holder.name());
    }
    var answer =
        open != null && (open.count() != null || open.hasBookedCash())
            ? permission.recount(moment, open, Right.OPEN_SHIFT, open.id())
            : permission.check(moment, Right.OPEN_SHIFT, drawer(c.drawer()));
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    CashCount count = c.floatCount();
    if (open != null && count != null) {
      CountedFloat counted = new CountedFloat(open, count, moment.now(), moment.by());
      events.addAll(counted.events(book.shifts().cashKind(), answer.approved()));
      reassign(open, moment.by(), c.drawer(), events);
    } else {
      begin(moment, count, c.drawer(), false, events);
    }
    return Decision.accept(events);
  }

  /** The shift of what is being decided, which may be the one that this opens; null if none. */
  static @Nullable String idNow(Moment moment, Book book) {
    Shift open = book(moment).open();
    if (open != null) {
      return open.id();
    }
    return book.shifts().use() == ShiftSettings.Use.BY_HAND ? null : nextId(moment, book);
  }

  private static String nextId(Moment moment, Book book) {
    return numbered("S", moment, book) + "-" + book(moment).nextNumber(moment.day());
  }

  private void begin(
      Moment moment,
      @Nullable CashCount count,
      String drawer,
      boolean byItself,
      List<Event> events) {
    ShiftBook shifts = book(moment);
    int number = shifts.nextNumber(moment.day());
    String id = nextId(moment, book);
    Money carried = shifts.drawer();
    Money opening = count == null ? carried : count.total(book.station().currency());
    events.add(
        new ShiftEvent.Opened(id, number, byItself, count, carried, opening, shifts.readings()));
    events.add(new ShiftEvent.DrawerAssigned(id, 1, drawer(drawer), responsible(moment)));
  }

  /** A device may open a shift; the drawer is then whoever's is signed in. */
  private static String responsible(Moment moment) {
    String signedIn = moment.state().session().operator();
    return moment.by().equals(Recorded.SYSTEM) && signedIn != null ? signedIn : moment.by();
  }

  private void reassign(Shift shift, String to, String drawer, List<Event> events) {
    DrawerSession now = shift.session();
    int next = 1;
    if (now != null) {
      boolean same = drawer.isBlank() || drawer.strip().equals(now.drawer());
      if (same && now.responsible().equals(to)) {
        return;
      }
      events.add(released(shift, now));
      next = now.no() + 1;
    }
    String name = drawer.isBlank() && now != null ? now.drawer() : drawer(drawer);
    events.add(new ShiftEvent.DrawerAssigned(shift.id(), next, name, to));
  }

  private static ShiftEvent.DrawerReleased released(Shift shift, DrawerSession session) {
    return new ShiftEvent.DrawerReleased(
        shift.id(), session.no(), session.drawer(), session.responsible());
  }

  private String drawer(String name) {
    return name.isBlank() ? book.station().till() : name.strip();
  }

  /**
   * More than the drawer should have takes a second person's yes, of those who may see what that
   * is: whoever counts blind would find it by asking for less and less. The next count finds it.
   */
  private Decision moveCash(Moment moment, Shift shift, ShiftCommand.MoveCash c) {
    Money amount = c.amount();
    if (!amount.isPositive()
        || amount.minor() > Limits.AMOUNT_MINOR
        || !book.station().cashRounding().has(amount)
        || (c.pieces() != null && !c.pieces().total(amount.currency()).equals(amount))) {
      return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    if (c.kind().needsReason() && c.reason().isBlank()) {
      return Decision.refuse(Refusal.Reason.REASON_NEEDED);
    }
    if (c.note().length() > Limits.TEXT_LENGTH || c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    if (c.slipsSeen() != book(moment).lastMovement()) {
      return Decision.refuse(Refusal.Reason.CASH_MOVED_SINCE);
    }
    int count = book(moment).nextMovement(moment.day());
    String id = numbered("M", moment, book) + String.format(Locale.ROOT, "-%03d", count);
    boolean over = !c.kind().comesIn() && amount.compareTo(shift.expectedCash()) > 0;
    var answer =
        over && permission.mayAlone(moment.by(), Right.SEE_EXPECTED_CASH)
            ? permission.checkAll(moment, id, Right.ACCEPT_DIFFERENCE, right(c.kind()))
            : permission.check(moment, right(c.kind()), id);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    CashMovement movement =
        new CashMovement(id, c.kind(), amount, c.reason().strip(), c.note().strip(), c.pieces());
    ShiftEvent moved = ShiftEvent.moved(shift.id(), movement);
    return Decision.accept(
        TillRules.list(
            answer.approved(),
            moved,
            new DeviceEvent.DrawerOpened(id, ""),
            paper(DeviceEvent.Paper.CASH_SLIP, moved)));
  }

  private static Right right(CashMovement.Kind kind) {
    return switch (kind) {
      case PAID_IN -> Right.PAID_IN;
      case PAID_OUT -> Right.PAID_OUT;
      case SAFE_DROP -> Right.SAFE_DROP;
      case FLOAT_IN, FLOAT_OUT -> Right.CHANGE_FLOAT;
    };
  }

  /**
   * Anybody may count who may close. Once a count is written down its result is told: counting once
   * more is for whoever may accept a difference, and never for one alone with their own drawer.
   * That is asked whatever was counted, so that the question itself tells nothing.
   */
  private Decision count(Moment moment, Shift shift, ShiftCommand.Count c) {
    var answer =
        shift.count() != null
            ? permission.recount(moment, shift, ending(moment, shift), shift.id())
            : mayEnd(moment, shift);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    String currency = shift.currency();
    List<TenderCount> tenders = new ArrayList<>();
    tenders.add(
        new TenderCount(
            book.shifts().cashKind(),
            TenderKind.Type.CASH,
            shift.expectedCash(),
            c.cash().total(currency)));
    for (Map.Entry<String, Money> other : new TreeMap<>(c.others()).entrySet()) {
      TenderKind kind = book.tender(other.getKey());
      if (kind == null || kind.type() == TenderKind.Type.CASH) {
        return Decision.refuse(Refusal.Reason.UNKNOWN_TENDER, other.getKey());
      }
      TenderFlow flow = shift.flows().get(kind.id());
      Money expected = flow == null ? Money.zero(currency) : flow.kept();
      tenders.add(new TenderCount(kind.id(), kind.type(), expected, other.getValue()));
    }
    ShiftCount count =
        new ShiftCount(shift.counts() + 1, moment.now(), moment.by(), c.cash(), tenders, "", null);
    ShiftEvent counted = new ShiftEvent.Counted(shift.id(), count);
    return Decision.accept(
        TillRules.list(answer.approved(), counted, paper(DeviceEvent.Paper.COUNT_SLIP, counted)));
  }

  private Decision accept(Moment moment, Shift shift, ShiftCommand.AcceptDifference c) {
    ShiftCount count = shift.count();
    if (count == null || !count.isUnexplained()) {
      return Decision.refuse(Refusal.Reason.NO_DIFFERENCE);
    }
    if (c.reason().isBlank()) {
      return Decision.refuse(Refusal.Reason.REASON_NEEDED);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    var answer =
        count.beyond(book.shifts()).isEmpty()
            ? mayEnd(moment, shift)
            : permission.checkAbout(
                shift.responsible(), moment, Right.ACCEPT_DIFFERENCE, shift.id());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    String by = answer.approved() == null ? moment.by() : answer.approved().operator();
    events.add(new ShiftEvent.DifferenceAccepted(shift.id(), count.no(), by, c.reason().strip()));
    return Decision.accept(events);
  }

  private Decision handOver(Moment moment, Shift shift, ShiftCommand.HandOver c) {
    Operator to = book.operator(c.to());
    if (to == null || !to.active()) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_OPERATOR);
    }
    DrawerSession now = shift.session();
    String from = now == null ? Recorded.SYSTEM : now.responsible();
    if (from.equals(to.id())) {
      return Decision.refuse(Refusal.Reason.DRAWER_IS_THEIRS, to.name());
    }
    ShiftCount count = c.counted() ? shift.count() : null;
    if (c.counted() && count == null) {
      return Decision.refuse(Refusal.Reason.COUNT_NEEDED);
    }
    if (!c.unexplained() && shift.count() != null && shift.count().isUnexplained()) {
      return Decision.refuse(Refusal.Reason.DIFFERENCE_UNEXPLAINED);
    }
    var answer = mayEnd(moment, shift);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    events.add(new ShiftEvent.HandedOver(shift.id(), from, to.id(), count));
    reassign(shift, to.id(), "", events);
    return Decision.accept(events);
  }

  private Decision report(Moment moment, Shift shift, ShiftCommand.Report c) {
    ShiftEvent report = new ShiftEvent.Reported(shift, shift.reports() + 1, c.blind());
    Event paper = paper(DeviceEvent.Paper.X_REPORT, report);
    if (c.blind()) {
      return Decision.accept(report, paper);
    }
    var answer = permission.check(moment, Right.SEE_EXPECTED_CASH, shift.id());
    return answer.refusal() != null
        ? answer.refusal()
        : Decision.accept(TillRules.list(answer.approved(), report, paper));
  }

  private Decision close(Moment moment, Shift shift, ShiftCommand.Close c) {
    ShiftCount count = c.counted() ? shift.count() : null;
    if (c.counted() && count == null) {
      return Decision.refuse(Refusal.Reason.COUNT_NEEDED);
    }
    if (count != null && count.isUnexplained() && !c.unexplained()) {
      return Decision.refuse(Refusal.Reason.DIFFERENCE_UNEXPLAINED);
    }
    var answer = mayEnd(moment, shift);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    events.addAll(end(moment, shift, c.counted(), c.unsentLines(), false));
    return Decision.accept(events);
  }

  /**
   * Ends the shift because its day ends: by its newest count if there is one, and otherwise
   * uncounted.
   *
   * @param unsentLines of the journal that head office does not have
   * @return nothing if no shift is open
   */
  List<Event> closeForDay(Moment moment, long unsentLines) {
    Shift shift = book(moment).open();
    return shift == null ? List.of() : end(moment, shift, true, unsentLines, true);
  }

  private List<Event> end(
      Moment moment, Shift shift, boolean counted, long unsentLines, boolean withDay) {
    List<Event> events = new ArrayList<>();
    DrawerSession session = shift.session();
    if (session != null) {
      events.add(released(shift, session));
    }
    Shift last = (counted ? shift : shift.settling(null)).releasing(moment.now());
    List<OpenItem> open =
        OpenItems.of(moment.state(), sale -> pricing.totals(sale).total(), unsentLines);
    ShiftEvent closed =
        new ShiftEvent.Closed(last, last.cashByCount(), open, book(moment).readings(), withDay);
    events.add(closed);
    events.add(paper(DeviceEvent.Paper.SHIFT_REPORT, closed));
    return events;
  }

  private static Event paper(DeviceEvent.Paper paper, ShiftEvent about) {
    return new DeviceEvent.PrintQueued(about.subject() + "#0", paper, about.subject(), 0);
  }

  private Permission.Answer mayEnd(Moment moment, Shift shift) {
    return permission.check(moment, ending(moment, shift), shift.id());
  }

  private static Right ending(Moment moment, Shift shift) {
    return owns(moment, shift) ? Right.CLOSE_SHIFT : Right.CLOSE_OTHERS_SHIFT;
  }

  private static boolean owns(Moment moment, Shift shift) {
    DrawerSession session = shift.session();
    return session == null
        || session.responsible().equals(moment.by())
        || session.responsible().equals(Recorded.SYSTEM);
  }

  private static String numbered(String letter, Moment moment, Book book) {
    return letter + book.station().till() + "-" + Moment.date(moment.day());
  }

  private static ShiftBook book(Moment moment) {
    return moment.state().shifts();
  }
}
