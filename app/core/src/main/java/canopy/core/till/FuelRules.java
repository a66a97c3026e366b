package canopy.core.till;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.cost.Costs;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.fuel.PriceSign;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.state.Authorisation;
import canopy.core.state.FuelBook;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.station.StationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Releasing pumps, taking in fills exactly once, prepayments, and fills that nobody pays. */
record FuelRules(Book book, Permission permission) {

  Decision decide(Moment moment, FuelCommand command) {
    return switch (command) {
      case FuelCommand.Authorise c -> authorise(moment, c);
      case FuelCommand.ConfirmAuthorisation c -> confirm(moment, c);
      case FuelCommand.EndAuthorisation c -> end(moment, c);
      case FuelCommand.ReportFill c -> report(moment, c);
      case FuelCommand.ReportClosed c -> closed(moment, c);
      case FuelCommand.StopPump c ->
          onPump(c.pump(), () -> Decision.accept(new FuelEvent.PumpStopped(c.pump())));
      case FuelCommand.SuspendPump c ->
          onPump(c.pump(), () -> Decision.accept(new FuelEvent.PumpSuspended(c.pump())));
      case FuelCommand.ResumePump c -> onPump(c.pump(), () -> resume(moment, c.pump()));
      case FuelCommand.RestartPump c -> restart(moment, c);
      case FuelCommand.StopAll c -> Decision.accept(new FuelEvent.AllStopped());
      case FuelCommand.WriteOffFill c -> writeOff(moment, c);
      case FuelCommand.RetryPrepay c -> retry(moment, c);
      case FuelCommand.CancelPrepay c -> cancel(moment, c);
    };
  }

  private Decision onPump(int pump, Supplier<Decision> rule) {
    return pump >= 1 && pump <= book.station().pumps()
        ? rule.get()
        : Decision.refuse(Refusal.Reason.UNKNOWN_PUMP, pump);
  }

  private Decision authorise(Moment moment, FuelCommand.Authorise c) {
    return onPump(
        c.pump(),
        () -> {
          FuelBook fuel = moment.state().fuel();
          if (fuel.isStopped(c.pump())) {
            return Decision.refuse(Refusal.Reason.PUMP_STOPPED, c.pump());
          }
          Decision prices = refuseForPrices(moment, c.pump());
          if (prices != null && !decidesAboutPrices(moment)) {
            return prices;
          }
          if (fuel.releases().containsKey(c.pump())) {
            return Decision.refuse(Refusal.Reason.PUMP_BUSY, c.pump());
          }
          if (fuel.prepaysOf(c.pump()).stream()
              .anyMatch(prepay -> prepay.state() != Prepay.State.REST_DUE)) {
            return Decision.refuse(Refusal.Reason.PUMP_HAS_PREPAY, c.pump());
          }
          int most = book.station().unpaidFillsPerPump();
          if (fuel.unpaidOf(c.pump()).size() >= most) {
            return Decision.refuse(Refusal.Reason.TOO_MANY_UNPAID, c.pump(), most);
          }
          if (!inRange(c.limit())) {
            return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
          }
          var answer = permission.check(moment, Right.AUTHORISE_PUMP, "pump " + c.pump());
          return answer.refusal() != null
              ? answer.refusal()
              : Decision.accept(
                  TillRules.list(
                      answer.approved(),
                      new FuelEvent.Authorised(
                          c.requestId(), c.pump(), c.limit(), null, c.automatic(), null)));
        });
  }

  /**
   * Why a pump is not released for its prices; null if nothing is against it. Sign and till have
   * the new price already: nobody may be charged another one.
   */
  static @Nullable Decision refuseForPrices(Moment moment, int pump) {
    PriceSign sign = moment.state().sign();
    if (sign.unconfirmed().contains(pump)) {
      return Decision.refuse(Refusal.Reason.PUMP_PRICE_OLD, pump);
    }
    return sign.isUrgent(moment.now()) ? Decision.refuse(Refusal.Reason.PRICES_WAIT) : null;
  }

  /**
   * Where the pump stops for a prepayment. Between paying and releasing the price may have changed,
   * at the till already and at the pumps not yet: litres are given as litres only if neither price
   * makes the customer owe something.
   */
  static Limit releaseLimit(Moment moment, Book book, Prepay prepay) {
    PriceSign sign = moment.state().sign();
    Integer id = prepay.grade();
    FuelGrade grade = id == null ? null : book.grade(id);
    // Which price a pump shows that is late, and which grade flows of any, nobody knows.
    return grade == null || sign.unconfirmed().contains(prepay.pump())
        ? prepay.releaseLimit(List.of())
        : prepay.releaseLimit(List.of(grade.price(), sign.atThePumps(grade).price()));
  }

  /**
   * A pump that never tells the right price must not be shut for good: a person may answer for it.
   */
  private boolean decidesAboutPrices(Moment moment) {
    return permission.mayAlone(moment.by(), Right.CHANGE_GOODS);
  }

  private static Decision resume(Moment moment, int pump) {
    return moment.state().fuel().isStopped(pump)
        ? Decision.refuse(Refusal.Reason.PUMP_STOPPED, pump)
        : Decision.accept(new FuelEvent.PumpResumed(pump));
  }

  private static Decision confirm(Moment moment, FuelCommand.ConfirmAuthorisation c) {
    return running(moment, c.requestId())
        .filter(release -> release.transaction() != c.transaction())
        .map(
            release ->
                Decision.accept(
                    new FuelEvent.AuthorisationAccepted(
                        c.requestId(), release.pump(), c.transaction())))
        .orElseGet(Decision::accept);
  }

  private static Decision end(Moment moment, FuelCommand.EndAuthorisation c) {
    return running(moment, c.requestId())
        .map(
            release ->
                Decision.accept(
                    new FuelEvent.AuthorisationEnded(c.requestId(), release.pump(), c.reason())))
        .orElseGet(Decision::accept);
  }

  private static Optional<Authorisation> running(Moment moment, String requestId) {
    return moment.state().fuel().releases().values().stream()
        .filter(release -> release.requestId().equals(requestId))
        .findFirst();
  }

  /**
   * A fill counts once, however often it is reported. One of nothing is remembered too, so that its
   * second report does not end the next release; all it does is to end its own. A fill that did not
   * come of the running release leaves it, and the prepayment behind it, alone.
   */
  private Decision report(Moment moment, FuelCommand.ReportFill c) {
    FuelBook fuel = moment.state().fuel();
    Fill fill = c.fill();
    if (fuel.knows(fill.key())) {
      return Decision.accept();
    }
    Authorisation running = fuel.releases().get(fill.pump());
    Authorisation release = running != null && ledTo(running, c) ? running : null;
    String requestId = release == null ? "" : release.requestId();
    if (fill.isNothing()) {
      Event nothing = new FuelEvent.Dispensed(fill, null, requestId, null, null);
      return release == null
          ? Decision.accept(nothing)
          : Decision.accept(
              nothing,
              new FuelEvent.AuthorisationEnded(release.requestId(), fill.pump(), "NO_FUEL"));
    }
    String prepayId = release == null ? null : release.prepayId();
    Prepay prepay = prepayId == null ? null : fuel.prepays().get(prepayId);
    List<Event> events = new ArrayList<>();
    Fill overrun = overrun(fill, prepay);
    events.add(
        prepay == null
            ? new FuelEvent.Dispensed(fill, null, requestId, null, null)
            : new FuelEvent.Dispensed(
                fill,
                prepay.id(),
                requestId,
                overrun,
                new Costs(book).of(overrun == null ? fill : fill.without(overrun))));
    if (prepay != null) {
      Money zero = Money.zero(fill.amount().currency());
      Money rest = prepay.paid().minus(fill.amount()).max(zero);
      events.add(new FuelEvent.PrepayUsed(prepay.id(), fill.key(), fill.amount(), rest));
      PayBackRules.rest(book, moment, prepay, rest, fill.key(), events);
    }
    return Decision.accept(events);
  }

  /** A pump that is told to stop at litres, or stops late, may give more than was paid for. */
  private static @Nullable Fill overrun(Fill fill, @Nullable Prepay prepay) {
    return prepay == null || fill.amount().compareTo(prepay.paid()) <= 0
        ? null
        : fill.beyond(prepay.paid());
  }

  /**
   * Whether a fill came of this release, and not of another or of none. What the driver knows
   * counts first, then the controller's number. A release whose acceptance was never heard has no
   * number: a fill of this till's own of which nothing else is known is taken for its.
   */
  private static boolean ledTo(Authorisation release, FuelCommand.ReportFill c) {
    if (!c.requestId().isEmpty()) {
      return c.requestId().equals(release.requestId());
    }
    return release.transaction() == 0 ? c.own() : release.transaction() == c.fill().transaction();
  }

  private static Decision closed(Moment moment, FuelCommand.ReportClosed c) {
    Integer pump = moment.state().fuel().open().get(c.key());
    return pump == null ? Decision.accept() : Decision.accept(new FuelEvent.Closed(c.key(), pump));
  }

  private Decision restart(Moment moment, FuelCommand.RestartPump c) {
    return onPump(
        c.pump(),
        () -> {
          var answer = permission.check(moment, Right.RESTART_PUMP, "pump " + c.pump());
          return answer.refusal() != null
              ? answer.refusal()
              : Decision.accept(
                  TillRules.list(answer.approved(), new FuelEvent.PumpRestarted(c.pump())));
        });
  }

  private Decision writeOff(Moment moment, FuelCommand.WriteOffFill c) {
    Fill fill = moment.state().fuel().unpaid().get(c.key());
    if (fill == null) {
      return noSuchFill(moment, c.key());
    }
    Optional<String> taken = moment.state().basket().saleWithFill(c.key());
    if (taken.isPresent()) {
      return Decision.refuse(Refusal.Reason.FILL_TAKEN, taken.get());
    }
    if (c.writeOff().details().length() > Limits.TEXT_LENGTH
        || c.writeOff().plate().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    var answer = permission.check(moment, right(c.writeOff().outcome()), fill.key());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    return Decision.accept(
        TillRules.list(
            answer.approved(),
            new FuelEvent.WrittenOff(fill, c.writeOff()),
            new DeviceEvent.PrintQueued(
                fill.key() + "#form", DeviceEvent.Paper.UNPAID_FILL_FORM, fill.key(), 0)));
  }

  private static Right right(FillOutcome outcome) {
    return switch (outcome) {
      case DRIVE_OFF, NO_MEANS_OF_PAYMENT -> Right.WRITE_OFF_FILL;
      case PUMP_TEST -> Right.PUMP_TEST;
      case COMPANY_USE -> Right.COMPANY_USE;
    };
  }

  private Decision retry(Moment moment, FuelCommand.RetryPrepay c) {
    Prepay prepay = moment.state().fuel().prepays().get(c.prepayId());
    if (prepay == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_PREPAY);
    }
    if (prepay.state() != Prepay.State.WAITING) {
      return Decision.refuse(Refusal.Reason.PREPAY_NOT_READY);
    }
    if (moment.state().fuel().isStopped(prepay.pump())) {
      return Decision.refuse(Refusal.Reason.PUMP_STOPPED, prepay.pump());
    }
    Decision prices = refuseForPrices(moment, prepay.pump());
    if (prices != null && !decidesAboutPrices(moment)) {
      return prices;
    }
    if (moment.state().fuel().releases().containsKey(prepay.pump())) {
      // Also while an earlier prepayment of this pump is being filled.
      return Decision.refuse(Refusal.Reason.PUMP_BUSY, prepay.pump());
    }
    return Decision.accept(
        new FuelEvent.Authorised(
            c.requestId(),
            prepay.pump(),
            releaseLimit(moment, book, prepay),
            prepay.id(),
            false,
            prepay.grade()));
  }

  private Decision cancel(Moment moment, FuelCommand.CancelPrepay c) {
    Prepay prepay = moment.state().fuel().prepays().get(c.prepayId());
    if (prepay == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_PREPAY);
    }
    if (prepay.state() != Prepay.State.WAITING) {
      return Decision.refuse(Refusal.Reason.PREPAY_NOT_READY);
    }
    Money zero = Money.zero(prepay.paid().currency());
    List<Event> events = new ArrayList<>();
    events.add(new FuelEvent.PrepayUsed(prepay.id(), null, zero, prepay.paid()));
    PayBackRules.rest(book, moment, prepay, prepay.paid(), prepay.id(), events);
    return Decision.accept(events);
  }

  /** Why a prepayment cannot be sold for a pump; empty if it can. */
  static Optional<Decision> refusePrepay(
      Moment moment, SaleCommand.AddPrepay c, StationRules station) {
    if (c.pump() < 1 || c.pump() > station.pumps()) {
      return Optional.of(Decision.refuse(Refusal.Reason.UNKNOWN_PUMP, c.pump()));
    }
    if (!c.amount().isPositive()
        || c.amount().minor() > Limits.AMOUNT_MINOR
        || !inRange(c.limit())
        || isAbove(c.limit(), c.amount())) {
      return Optional.of(Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE));
    }
    Decision prices = refuseForPrices(moment, c.pump());
    if (prices != null) {
      return Optional.of(prices);
    }
    FuelBook fuel = moment.state().fuel();
    boolean inBasket = moment.state().basket().all().anyMatch(sale -> hasPrepay(sale, c.pump()));
    boolean running =
        fuel.prepaysOf(c.pump()).stream().anyMatch(p -> p.state() != Prepay.State.REST_DUE);
    if (inBasket || running) {
      return Optional.of(Decision.refuse(Refusal.Reason.PUMP_HAS_PREPAY, c.pump()));
    }
    return fuel.releases().containsKey(c.pump())
        ? Optional.of(Decision.refuse(Refusal.Reason.PUMP_BUSY, c.pump()))
        : Optional.empty();
  }

  /** There is no such unpaid fill; or there is one, but it was paid before it flowed. */
  static Decision noSuchFill(Moment moment, String key) {
    boolean prepaid =
        moment.state().fuel().prepays().values().stream().anyMatch(p -> key.equals(p.fill()));
    return Decision.refuse(prepaid ? Refusal.Reason.FILL_OF_PREPAY : Refusal.Reason.UNKNOWN_FILL);
  }

  private static boolean hasPrepay(Sale sale, int pump) {
    return sale.activeLines().stream()
        .anyMatch(line -> line instanceof Line.FuelPrepay prepay && prepay.pump() == pump);
  }

  /** Whether the pump would go on after the money is used up. */
  private static boolean isAbove(Limit limit, Money amount) {
    return limit instanceof Limit.ByAmount(Money most) && most.compareTo(amount) > 0;
  }

  static boolean inRange(Limit limit) {
    return switch (limit) {
      case Limit.FullTank full -> true;
      case Limit.ByAmount(Money amount) ->
          amount.isPositive() && amount.minor() <= Limits.AMOUNT_MINOR;
      case Limit.ByVolume(Volume volume) ->
          volume.millilitres() > 0 && volume.millilitres() <= Limits.MILLILITRES;
    };
  }

  static Names prepayName(int pump) {
    return new Names(
        "预付加油 " + pump + "号机", "Prepaid fuel, pump " + pump, "Prepago surtidor " + pump);
  }

  static Names unknownGrade(int grade) {
    return new Names("油品 " + grade, "Fuel " + grade, "Combustible " + grade);
  }
}
