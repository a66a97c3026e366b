package canopy.core.till;

import canopy.core.command.PaymentCommand;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayTimes;
import canopy.core.payment.ShownCode;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of a channel means for the attempt it is about, and for no other. Only a verified
 * answer can say more than "unknown" ({@link Answer} sees to that); one that names another amount
 * is not a payment but a case for a person. Answers may come twice, late and out of order.
 */
record AnswerRules(Book book, Completion completion) {
  Decision decide(Moment moment, Attempt attempt, PaymentCommand.Report c) {
    Answer answer = c.answer();
    boolean undecided = attempt.holdsSale() && attempt.state() != Attempt.State.PAID;
    PaymentEvent end = undecided ? end(attempt, answer) : null;
    if (end != null) {
      return Decision.accept(end);
    }
    boolean paid = answer.outcome() == Outcome.PAID;
    return switch (attempt.state()) {
      case PENDING, SENT, WAITING -> running(moment, attempt, c);
      case REVERSING -> reversing(moment, attempt, c);
      case UNKNOWN -> unknown(moment, attempt, c);
      case CLOSED, REVERSED -> paid ? late(moment, attempt, answer) : Decision.accept();
      // The channel itself may bear out what a person said; its "no" changes nothing.
      case FORCED ->
          paid && attempt.amount().equals(answer.amount())
              ? Decision.accept(new PaymentEvent.Matched(attempt.outNo(), answer.channelNo()))
              : Decision.accept();
      case PAID, DECLINED, REFUNDING, REFUNDED -> Decision.accept();
    };
  }

  /** The end that holds for whoever waits; null if the answer is none. */
  private static @Nullable PaymentEvent end(Attempt attempt, Answer answer) {
    return switch (answer.outcome()) {
      // Somebody else took it back; after a refund the customer has the money again, too.
      case REVERSED, REFUNDING, REFUNDED -> new PaymentEvent.Reversed(attempt.outNo(), why(answer));
      case CLOSED -> new PaymentEvent.Closed(attempt.outNo(), why(answer));
      case PAID, WAITING, UNPAID, DECLINED, NOT_FOUND, REFUND_REFUSED, UNKNOWN -> null;
    };
  }

  private Decision running(Moment moment, Attempt attempt, PaymentCommand.Report c) {
    Answer answer = c.answer();
    return switch (answer.outcome()) {
      case PAID -> paid(moment, attempt, answer);
      case WAITING -> awaited(attempt, answer);
      case UNPAID -> unpaid(attempt, c);
      case DECLINED -> declined(attempt, answer);
      case NOT_FOUND, REFUND_REFUSED, UNKNOWN, REVERSED, REFUNDING, REFUNDED, CLOSED -> {
        // Verified, and about another amount: asking again will not help.
        Money stated = answer.amount();
        yield answer.verified() && stated != null && !stated.equals(attempt.amount())
            ? wrongAmount(attempt, answer)
            : unanswered(attempt, answer);
      }
    };
  }

  private static Decision declined(Attempt attempt, Answer answer) {
    return Decision.accept(new PaymentEvent.Declined(attempt.outNo(), why(answer)));
  }

  /** A code of ours exists at some channels only once it is scanned; then nothing has changed. */
  private static Decision unanswered(Attempt attempt, Answer answer) {
    return attempt.state() == Attempt.State.PENDING
        ? Decision.accept(new PaymentEvent.Unanswered(attempt.outNo(), why(answer)))
        : Decision.accept();
  }

  private static Decision awaited(Attempt attempt, Answer answer) {
    boolean news =
        attempt.state() != Attempt.State.WAITING
            || (attempt.channelNo() == null && answer.channelNo() != null);
    return news
        ? Decision.accept(new PaymentEvent.Awaited(attempt.outNo(), answer.channelNo()))
        : Decision.accept();
  }

  private static Decision unpaid(Attempt attempt, PaymentCommand.Report c) {
    ShownCode shown = c.shown();
    if (shown != null) {
      return attempt.shown() == null
          ? Decision.accept(new PaymentEvent.Shown(attempt.outNo(), shown))
          : Decision.accept();
    }
    if (attempt.mode() == Mode.CODE) {
      return awaited(attempt, c.answer());
    }
    return unanswered(attempt, c.answer());
  }

  private Decision paid(Moment moment, Attempt attempt, Answer answer) {
    if (!attempt.amount().equals(answer.amount())) {
      return wrongAmount(attempt, answer);
    }
    Sale sale = moment.state().basket().payable(attempt.saleId());
    if (sale == null || completion.remaining(sale).compareTo(attempt.amount()) < 0) {
      return late(moment, attempt, answer);
    }
    Attempt numbered = attempt.numbered(answer.channelNo());
    List<Event> events = new ArrayList<>();
    events.add(
        new PaymentEvent.Paid(
            attempt.outNo(),
            numbered.channelNo(),
            attempt.amount(),
            cut(answer.wallet()),
            answer.paidAt()));
    tender(completion, moment, sale, numbered, PaidOrder.Proof.CHANNEL, events);
    return Decision.accept(events);
  }

  /** A person must look, once. */
  private static Decision wrongAmount(Attempt attempt, Answer answer) {
    boolean known =
        attempt.state() == Attempt.State.UNKNOWN
            && Objects.equals(attempt.stated(), answer.amount());
    return known
        ? Decision.accept()
        : Decision.accept(new PaymentEvent.Escalated(attempt.outNo(), "AMOUNT", answer.amount()));
  }

  /** The tender, and with it perhaps the end of the sale. */
  static void tender(
      Completion completion,
      Moment moment,
      Sale sale,
      Attempt attempt,
      PaidOrder.Proof proof,
      List<Event> events) {
    String number = attempt.channelNo();
    Tender tender =
        new Tender(
            sale.tenders().size() + 1,
            attempt.kind(),
            TenderKind.Type.SCAN,
            attempt.amount(),
            Money.zero(sale.currency()),
            number == null ? "" : number,
            attempt.order(proof));
    Sale open = moment.open();
    boolean front = open != null && open.id().equals(sale.id());
    boolean inTime = moment.now().isBefore(attempt.giveUpAt().plusSeconds(60));
    Completion.Place place =
        front ? Completion.Place.FRONT : inTime ? Completion.Place.ASIDE : Completion.Place.LATE;
    completion.take(moment, sale, tender, place, events);
  }

  private Decision reversing(Moment moment, Attempt attempt, PaymentCommand.Report c) {
    PayTimes times = book.payments().times(attempt.kind(), attempt.mode());
    boolean asked = c.asked() == PaymentCommand.Asked.TAKE_BACK;
    Answer answer = c.answer();
    if (answer.outcome() == Outcome.PAID) {
      // A reversal takes back what was paid, so it goes on; an order that was paid can no longer
      // be closed, nor be reversed if that is the answer.
      return asked || times.takeBack() == PayTimes.TakeBack.CLOSE
          ? late(moment, attempt, answer)
          : Decision.accept();
    }
    if (answer.outcome() == Outcome.DECLINED) {
      return asked
          ? Decision.accept(
              new PaymentEvent.Escalated(attempt.outNo(), why(answer), attempt.stated()))
          : declined(attempt, answer);
    }
    return answer.outcome() == Outcome.NOT_FOUND
        ? notFound(moment, attempt, c, times)
        : Decision.accept();
  }

  /**
   * A code of ours that nobody scanned is not known to some channels; it is closed here, and
   * watched. Of a scanned code it is believed only when the request cannot be on its way any more.
   */
  private static Decision notFound(
      Moment moment, Attempt attempt, PaymentCommand.Report c, PayTimes times) {
    boolean asked = c.asked() == PaymentCommand.Asked.TAKE_BACK;
    Instant since = attempt.startedAt().plusMillis(times.notFoundAfterMillis());
    boolean settled = attempt.mode() == Mode.QR || !moment.now().isBefore(since);
    return asked && settled && attempt.tries() >= (attempt.mode() == Mode.QR ? 1 : 2)
        ? Decision.accept(new PaymentEvent.Closed(attempt.outNo(), "NOT_FOUND"))
        : Decision.accept();
  }

  private Decision unknown(Moment moment, Attempt attempt, PaymentCommand.Report c) {
    Answer answer = c.answer();
    if (answer.outcome() == Outcome.PAID) {
      // Once a request to take it back has left, the goods may not have been handed over.
      return attempt.tries() == 0 ? paid(moment, attempt, answer) : late(moment, attempt, answer);
    }
    // It will not be taken back: that says nothing about whether it was paid.
    boolean no =
        answer.outcome() == Outcome.DECLINED && c.asked() != PaymentCommand.Asked.TAKE_BACK;
    return no ? declined(attempt, answer) : Decision.accept();
  }

  /**
   * Paid after it was given up: offered to its sale while that is open and unpaid, else refunded.
   */
  private Decision late(Moment moment, Attempt attempt, Answer answer) {
    if (!attempt.amount().equals(answer.amount())) {
      return wrongAmount(attempt, answer);
    }
    Attempt paid = attempt.numbered(answer.channelNo());
    List<Event> events = new ArrayList<>();
    events.add(
        new PaymentEvent.PaidLate(
            attempt.outNo(),
            paid.channelNo(),
            attempt.amount(),
            cut(answer.wallet()),
            answer.paidAt()));
    if (!usable(moment, attempt)) {
      PayBackRules.lateRefund(moment, paid.order(PaidOrder.Proof.CHANNEL), events);
    }
    return Decision.accept(events);
  }

  private boolean usable(Moment moment, Attempt attempt) {
    Sale sale = moment.state().basket().payable(attempt.saleId());
    boolean otherPayment =
        moment.state().payments().attempts().values().stream()
                .anyMatch(
                    other ->
                        other.saleId().equals(attempt.saleId())
                            && !other.outNo().equals(attempt.outNo())
                            && other.holdsSale())
            || moment.state().payments().refunding(attempt.saleId()).isPresent();
    return sale != null
        && !otherPayment
        && sale.tenders().size() < Limits.TENDERS_PER_SALE
        && completion.remaining(sale).compareTo(attempt.amount()) >= 0;
  }

  /** The channel's code and words, for people; never longer than a line. */
  static String why(Answer answer) {
    return cut((answer.code() + " " + answer.message()).strip());
  }

  static String cut(String text) {
    String plain = text.strip();
    return plain.length() <= Limits.TEXT_LENGTH ? plain : plain.substring(0, Limits.TEXT_LENGTH);
  }
}
