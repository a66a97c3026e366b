package canopy.core.till;

import canopy.core.command.PaymentCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.DeviceEvent.Paper;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Attempt;
import canopy.core.payment.CodeMark;
import canopy.core.payment.Mode;
import canopy.core.payment.OutNumber;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayMethod;
import canopy.core.payment.PayTimes;
import canopy.core.payment.Refund;
import canopy.core.payment.TrustLimit;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.tender.TenderKind;
import canopy.core.till.paper.PaymentPapers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay: what people want of it. An attempt freezes its sale until the channel, or a person
 * with the right, has settled it; a payment is never guessed. Source: the channels' own guides and
 * architecture, section 7.
 */
record PaymentRules(Book book, Permission permission, Completion completion) {

  Decision decide(Moment moment, PaymentCommand command) {
    PayBackRules back = new PayBackRules(book, permission, completion);
    var hand = new TenderRules.HandBackRules(book, permission, completion);
    AnswerRules answers = new AnswerRules(book, completion);
    return switch (command) {
      case PaymentCommand.Scan c -> scan(moment, c);
      case PaymentCommand.Show c -> show(moment, c);
      case PaymentCommand.ServeNext c -> serveNext(moment, c);
      case PaymentCommand.Stop c -> on(moment, c.outNo(), attempt -> stop(moment, attempt));
      case PaymentCommand.Extend c -> on(moment, c.outNo(), attempt -> extend(moment, attempt));
      case PaymentCommand.Escalate c -> on(moment, c.outNo(), attempt -> escalate(attempt, c));
      case PaymentCommand.Confirm c -> on(moment, c.outNo(), attempt -> confirm(moment, attempt));
      case PaymentCommand.Force c -> on(moment, c.outNo(), attempt -> force(moment, attempt, c));
      case PaymentCommand.UseLate c -> on(moment, c.outNo(), attempt -> useLate(moment, attempt));
      case PaymentCommand.ReturnLate c ->
          on(moment, c.outNo(), attempt -> back.returnLate(moment, attempt));
      case PaymentCommand.WriteOff c -> writeOff(moment, c);
      case PaymentCommand.Report c ->
          on(moment, c.outNo(), attempt -> answers.decide(moment, attempt, c));
      case PaymentCommand.GiveUp c -> on(moment, c.outNo(), attempt -> giveUp(moment, attempt));
      case PaymentCommand.TakeBack c -> on(moment, c.outNo(), PaymentRules::takeBack);
      case PaymentCommand.PayBack c -> back.payBack(moment, c);
      case PaymentCommand.GiveBack c -> hand.giveBack(moment, c);
      case PaymentCommand.HandBack c -> hand.handBack(moment, c);
      case PaymentCommand.PrintSlip c ->
          on(moment, c.outNo(), a -> print(moment, a, a.holdsSale(), Paper.PAYMENT_SLIP));
      case PaymentCommand.PrintCode c ->
          on(moment, c.outNo(), a -> print(moment, a, a.isShown(), Paper.PAYMENT_CODE));
      case PaymentCommand.RetryRefund c -> back.retry(moment, c);
      case PaymentCommand.RepeatRefund c -> back.repeat(moment, c);
      case PaymentCommand.ReportRefund c -> back.report(moment, c);
    };
  }

  /** An answer about an attempt that is over comes to nothing: it touches no other. */
  private static Decision on(Moment moment, String outNo, Function<Attempt, Decision> rule) {
    Attempt attempt = moment.state().payments().attempts().get(outNo);
    if (attempt != null) {
      return rule.apply(attempt);
    }
    return moment.by().equals(Recorded.SYSTEM)
        ? Decision.accept()
        : Decision.refuse(Refusal.Reason.UNKNOWN_PAYMENT);
  }

  private Decision scan(Moment moment, PaymentCommand.Scan c) {
    if (moment.state().payments().codes().contains(c.code().hash())) {
      return Decision.refuse(Refusal.Reason.PAYMENT_CODE_USED);
    }
    return start(
        moment,
        new Wanted(c.saleId(), c.tendersSeen(), c.kind(), c.amount(), c.online()),
        c.code());
  }

  private Decision show(Moment moment, PaymentCommand.Show c) {
    return start(
        moment, new Wanted(c.saleId(), c.tendersSeen(), c.kind(), c.amount(), c.online()), null);
  }

  private record Wanted(
      String saleId, int tendersSeen, String kind, Money amount, boolean online) {}

  private Decision start(Moment moment, Wanted wanted, @Nullable CodeMark code) {
    Sale open = moment.open();
    if (open == null
        || !open.id().equals(wanted.saleId())
        || open.tenders().size() != wanted.tendersSeen()) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    Decision denied = TenderRules.deniedToSell(permission, moment, open);
    if (denied != null) {
      return denied;
    }
    TenderKind kind = book.tender(wanted.kind());
    PayMethod method = book.payments().of(wanted.kind());
    if (kind == null || kind.type() != TenderKind.Type.SCAN || method == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_TENDER, wanted.kind());
    }
    Mode mode = code != null ? Mode.CODE : shownMode(method);
    if (!method.modes().contains(mode) || open.kind() == Sale.Kind.REFUND) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    Decision no = refuseAmount(moment, open, wanted.amount());
    if (no != null) {
      return no;
    }
    if (!wanted.online() && mode != Mode.STATIC) {
      return Decision.refuse(Refusal.Reason.CHANNEL_OFFLINE);
    }
    String outNo =
        OutNumber.of(
            book.payments().station(),
            book.station().till(),
            moment.now(),
            moment.state().payments().numbered());
    return Decision.accept(
        new PaymentEvent.Started(
            Attempt.begun(outNo, open.id(), method, mode, wanted.amount(), code, moment.now())));
  }

  private static Mode shownMode(PayMethod method) {
    return method.modes().contains(Mode.STATIC) ? Mode.STATIC : Mode.QR;
  }

  private @Nullable Decision refuseAmount(Moment moment, Sale open, Money amount) {
    if (moment.state().payments().holds(open.id())) {
      return Decision.refuse(Refusal.Reason.PAYMENT_OPEN);
    }
    // What was taken on a person's word waits for the bill, however long; it is nobody's question.
    if (moment.state().payments().holdingSales() >= Limits.UNSETTLED_PAYMENTS) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_PAYMENTS, Limits.UNSETTLED_PAYMENTS);
    }
    if (open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_IS_EMPTY);
    }
    if (open.tenders().size() >= Limits.TENDERS_PER_SALE) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_TENDERS, Limits.TENDERS_PER_SALE);
    }
    Money remaining = completion.remaining(open);
    if (!remaining.isPositive()) {
      return Decision.refuse(Refusal.Reason.NOTHING_TO_PAY);
    }
    if (!amount.isPositive()) {
      return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    // No screen offers more than remains: it became less since.
    return amount.compareTo(remaining) <= 0 ? null : Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
  }

  /** Only a sale that waits for its payment; any other is held, which has its own limit. */
  private static Decision serveNext(Moment moment, PaymentCommand.ServeNext c) {
    Sale open = moment.open();
    if (open == null || !open.id().equals(c.saleId())) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    if (!moment.state().payments().holds(open.id())) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_PAYMENT);
    }
    List<Event> events = new ArrayList<>();
    events.add(
        new SaleEvent.SetAside(open.id(), moment.by().equals(open.cashier()) ? null : moment.by()));
    if (Completion.movesCash(open)) {
      events.add(new DeviceEvent.DrawerOpened(open.id(), ""));
    }
    moment
        .state()
        .payments()
        .holding(open.id())
        .filter(PaymentRules::isInDoubt)
        .map(attempt -> PaymentPapers.paper(moment.state(), Paper.PAYMENT_SLIP, attempt.outNo()))
        .ifPresent(events::addAll);
    return Decision.accept(events);
  }

  /**
   * Whether a customer who goes now cannot know whether they have paid. Nobody has begun to pay a
   * code of ours that is still shown, and the till can be asked again as long as it stands here.
   */
  private static boolean isInDoubt(Attempt attempt) {
    boolean onlyShown = attempt.mode() == Mode.QR && attempt.isRunning();
    return !onlyShown && attempt.state() != Attempt.State.PAID;
  }

  private static Decision print(Moment moment, Attempt attempt, boolean can, Paper paper) {
    return can
        ? Decision.accept(PaymentPapers.paper(moment.state(), paper, attempt.outNo()))
        : Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
  }

  private Decision stop(Moment moment, Attempt attempt) {
    if (attempt.state() == Attempt.State.UNKNOWN) {
      return Decision.accept(
          new PaymentEvent.TakeBackRequested(attempt.outNo(), attempt.tries() + 1));
    }
    if (!attempt.isRunning()) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    if (attempt.mode() == Mode.STATIC) {
      return Decision.accept(new PaymentEvent.Closed(attempt.outNo(), "STOPPED"));
    }
    PayTimes times = book.payments().times(attempt.kind(), attempt.mode());
    Instant earliest = attempt.startedAt().plusMillis(times.takeBackAfterMillis());
    Instant end = earliest.isAfter(moment.now()) ? earliest : moment.now();
    return end.isBefore(attempt.giveUpAt())
        ? Decision.accept(new PaymentEvent.Stopped(attempt.outNo(), end))
        : Decision.accept();
  }

  private Decision extend(Moment moment, Attempt attempt) {
    PayTimes times = book.payments().times(attempt.kind(), attempt.mode());
    Instant once = attempt.startedAt().plusMillis(times.giveUpMillis() + times.extendMillis());
    boolean can =
        attempt.isRunning()
            && attempt.mode() == Mode.QR
            && moment.now().isBefore(attempt.giveUpAt())
            && attempt.giveUpAt().isBefore(once);
    return can
        ? Decision.accept(new PaymentEvent.Extended(attempt.outNo(), once))
        : Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
  }

  private static Decision escalate(Attempt attempt, PaymentCommand.Escalate c) {
    boolean can =
        attempt.state() == Attempt.State.SENT
            || attempt.state() == Attempt.State.WAITING
            || attempt.state() == Attempt.State.REVERSING;
    if (!can || attempt.mode() == Mode.STATIC) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    return Decision.accept(
        new PaymentEvent.Escalated(attempt.outNo(), AnswerRules.cut(c.reason()), attempt.stated()));
  }

  private Decision confirm(Moment moment, Attempt attempt) {
    if (attempt.mode() != Mode.STATIC || !attempt.isRunning()) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    if (isTrusted(moment, attempt)) {
      return taken(moment, attempt, "", "", PaidOrder.Proof.UNVERIFIED, TillRules.list(null));
    }
    var answer = permission.check(moment, Right.SETTLE_PAYMENT, attempt.outNo());
    return answer.refusal() != null
        ? answer.refusal()
        : taken(
            moment, attempt, "", "", PaidOrder.Proof.UNVERIFIED, TillRules.list(answer.approved()));
  }

  /** Whether one more may be taken on a person's word without asking the manager. */
  private boolean isTrusted(Moment moment, Attempt attempt) {
    long amountMinor = attempt.amount().minor();
    int payments = 1;
    for (Attempt other : moment.state().payments().attempts().values()) {
      if (other.state() == Attempt.State.FORCED) {
        payments++;
        amountMinor = Math.addExact(amountMinor, other.amount().minor());
      }
    }
    TrustLimit trust = book.payments().trust();
    return payments <= trust.payments() && amountMinor <= trust.amountMinor();
  }

  /**
   * Not while it is being taken back: that must be ended first, by leaving it to the manager, and
   * the last request to take it back must have had its answer or its time. It may have been obeyed,
   * or not have arrived; then the higher right is needed, and the bill tells.
   */
  private Decision force(Moment moment, Attempt attempt, PaymentCommand.Force c) {
    boolean can =
        attempt.mode() != Mode.STATIC
            && (attempt.isRunning() || attempt.state() == Attempt.State.UNKNOWN)
            && !attempt.mayStillGoBack(moment.now());
    if (!can) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    if (c.channelNo().isBlank()) {
      return Decision.refuse(Refusal.Reason.REFERENCE_NEEDED);
    }
    Decision no = Decision.refuseReason(c.reason() + c.channelNo(), c.reason());
    if (no != null) {
      return no;
    }
    boolean simple = attempt.tries() == 0 && isTrusted(moment, attempt);
    Right right = simple ? Right.FORCE_PAYMENT : Right.SETTLE_PAYMENT;
    var answer = permission.check(moment, right, attempt.outNo());
    return answer.refusal() != null
        ? answer.refusal()
        : taken(
            moment,
            attempt,
            c.channelNo().strip(),
            c.reason().strip(),
            PaidOrder.Proof.FORCED,
            TillRules.list(answer.approved()));
  }

  private Decision taken(
      Moment moment,
      Attempt attempt,
      String channelNo,
      String reason,
      PaidOrder.Proof proof,
      List<Event> events) {
    Sale sale = moment.state().basket().payable(attempt.saleId());
    if (sale == null) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    events.add(new PaymentEvent.Forced(attempt.outNo(), channelNo, reason, proof));
    Attempt numbered = channelNo.isEmpty() ? attempt : attempt.numbered(channelNo);
    AnswerRules.tender(completion, moment, sale, numbered, proof, events);
    return Decision.accept(events);
  }

  private Decision useLate(Moment moment, Attempt attempt) {
    Sale sale = moment.state().basket().payable(attempt.saleId());
    if (attempt.state() != Attempt.State.PAID || sale == null) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    if (completion.remaining(sale).compareTo(attempt.amount()) < 0) {
      return Decision.refuse(Refusal.Reason.NOTHING_TO_PAY);
    }
    List<Event> events = TillRules.list(new PaymentEvent.Used(attempt.outNo()));
    AnswerRules.tender(completion, moment, sale, attempt, PaidOrder.Proof.CHANNEL, events);
    return Decision.accept(events);
  }

  private Decision writeOff(Moment moment, PaymentCommand.WriteOff c) {
    var payments = moment.state().payments();
    Attempt attempt = payments.attempts().get(c.number());
    var refund = payments.refunds().get(c.number());
    boolean can =
        attempt == null
            ? refund != null && refund.state() != Refund.State.ACCEPTED
            : attempt.state() == Attempt.State.FORCED
                || attempt.state() == Attempt.State.UNKNOWN
                || attempt.state() == Attempt.State.REVERSING;
    if (attempt == null && refund == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_PAYMENT);
    }
    if (!can) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    Decision no = Decision.refuseReason(c.reason(), c.reason());
    if (no != null) {
      return no;
    }
    var answer = permission.check(moment, Right.SETTLE_PAYMENT, c.number());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    String reason = c.reason().strip();
    List<Event> events =
        TillRules.list(answer.approved(), new PaymentEvent.WrittenOff(c.number(), reason));
    if (refund != null
        && refund.purpose() == Refund.Purpose.LATE
        && refund.order().proof() != PaidOrder.Proof.CHANNEL) {
      // It was handed back and had never been paid: no claim of ours is left, either.
      events.add(new PaymentEvent.WrittenOff(refund.order().outNo(), reason));
    }
    return Decision.accept(events);
  }

  /** What could not be shown need not be waited for. */
  private static Decision giveUp(Moment moment, Attempt attempt) {
    boolean nothingToShow = attempt.mode() == Mode.QR && attempt.shown() == null;
    boolean due = nothingToShow || !moment.now().isBefore(attempt.giveUpAt());
    return attempt.isRunning() && attempt.mode() != Mode.STATIC && due
        ? Decision.accept(new PaymentEvent.TakeBackRequested(attempt.outNo(), attempt.tries() + 1))
        : Decision.accept();
  }

  private static Decision takeBack(Attempt attempt) {
    return attempt.state() == Attempt.State.REVERSING
        ? Decision.accept(new PaymentEvent.TakeBackRequested(attempt.outNo(), attempt.tries() + 1))
        : Decision.accept();
  }
}
