package canopy.till.payment;

import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.Request;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PayMethods;
import canopy.core.payment.PayTimes;
import canopy.core.payment.PaymentPlan;
import canopy.core.payment.Refund;
import canopy.core.state.PaymentBook;
import canopy.till.loop.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Attends to what is not settled: one call at a time for each payment, an alarm for its next step.
 * All of it runs on the desk's thread but the calls themselves.
 */
final class Attendant {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final PayTill till;
  private final ChannelCalls calls;
  private final PayThreads threads;
  private final Clock clock;
  private final Heard heard;
  private final Map<String, Work> works = new HashMap<>();

  /** Gets every answer, to tell which channel is out of reach. */
  interface Heard {
    void heard(String channel, PayOrder asked, Answer answer);
  }

  /** What is under way for one attempt or refund. */
  private static final class Work {
    private boolean calling;
    private boolean askNow;
    private @Nullable Runnable waiting;
    private Runnable cancel = () -> {};

    /** Steps up to here are done, even where an alarm rang a moment early. */
    private Instant done = Instant.MIN;
  }

  Attendant(PayTill till, ChannelCalls calls, PayThreads threads, Clock clock, Heard heard) {
    this.till = till;
    this.calls = calls;
    this.threads = threads;
    this.clock = clock;
    this.heard = heard;
  }

  /**
   * Asks at once for everything that was open when the program ended.
   *
   * @param book as it was at the start: what is begun later is sent before it is asked for
   */
  void takeUp(PaymentBook book) {
    for (Attempt attempt : book.attempts().values()) {
      if (attempt.isUnsettled()) {
        work(attempt.outNo()).askNow = attempt.state() != Attempt.State.PAID;
      }
      plan(attempt.outNo());
    }
    book.refunds().keySet().forEach(this::plan);
  }

  /** Asks now, whatever the plan says. */
  void ask(String number) {
    work(number).askNow = true;
    plan(number);
  }

  /**
   * Sends a new attempt.
   *
   * @param clear the scanned code; null for a code of ours
   */
  void start(Attempt attempt, @Nullable PaymentCode clear) {
    PayOrder order = calls.order(attempt, times(attempt));
    String channel = attempt.channel();
    if (attempt.mode() == Mode.CODE) {
      call(attempt, Asked.PAY, false, () -> calls.pay(channel, order, clear));
    } else {
      call(attempt, Asked.SHOW, false, () -> calls.show(channel, order));
    }
  }

  /**
   * Sends a request to take back that was journalled. One that had to wait is not sent if a person
   * has ended the taking back meanwhile: the payment may be relied on by now.
   */
  void takeBack(String outNo) {
    Attempt attempt = attempt(outNo);
    if (work(outNo).calling) {
      await(work(outNo), false, () -> takeBack(outNo));
    } else if (attempt == null || attempt.state() != Attempt.State.REVERSING) {
      plan(outNo);
    } else {
      PayTimes times = times(attempt);
      PayOrder order = calls.order(attempt, times);
      call(
          attempt,
          Asked.TAKE_BACK,
          false,
          () -> calls.takeBack(attempt.channel(), order, times.takeBack()));
    }
  }

  private void query(Attempt attempt, boolean thenGiveUp) {
    PayOrder order = calls.order(attempt, times(attempt));
    call(attempt, Asked.QUERY, thenGiveUp, () -> calls.query(attempt.channel(), order));
  }

  private void call(
      Attempt attempt, Asked asked, boolean thenGiveUp, Supplier<ChannelCalls.Reply> verb) {
    Work work = work(attempt.outNo());
    if (work.calling) {
      await(work, asked == Asked.QUERY, () -> call(attempt, asked, thenGiveUp, verb));
      return;
    }
    work.calling = true;
    work.cancel.run();
    threads.call(
        () -> {
          ChannelCalls.Reply reply = verb.get();
          var _ =
              till.submit(
                      Request.system(
                          new PaymentCommand.Report(
                              attempt.outNo(), asked, reply.answer(), reply.shown())))
                  .whenComplete(
                      (outcome, fault) ->
                          threads.desk(
                              () -> {
                                try {
                                  heard.heard(
                                      attempt.channel(),
                                      calls.order(attempt, times(attempt)),
                                      reply.answer());
                                } finally {
                                  answered(attempt.outNo(), thenGiveUp);
                                }
                              }));
        });
  }

  /** A journalled request waits for its turn; a question never takes its place. */
  private static void await(Work work, boolean question, Runnable next) {
    if (!question || work.waiting == null) {
      work.waiting = next;
    }
  }

  private void answered(String outNo, boolean thenGiveUp) {
    Work work = work(outNo);
    work.calling = false;
    Runnable waiting = work.waiting;
    work.waiting = null;
    Attempt attempt = attempt(outNo);
    boolean over = attempt == null && refundOf(outNo) == null;
    if (waiting != null && !over) {
      waiting.run();
    } else if (thenGiveUp && attempt != null && attempt.isRunning()) {
      order(outNo, new PaymentCommand.GiveUp(outNo));
    } else {
      plan(outNo);
    }
  }

  /** Sends a request for a refund that was journalled. */
  void refund(String refundNo) {
    Refund refund = refundOf(refundNo);
    if (refund != null) {
      call(refund, false, () -> calls.refund(refund));
    }
  }

  private void query(Refund refund) {
    call(refund, true, () -> calls.queryRefund(refund));
  }

  private void call(Refund refund, boolean question, Supplier<Answer> verb) {
    Work work = work(refund.refundNo());
    if (work.calling) {
      await(work, question, () -> call(refund, question, verb));
      return;
    }
    work.calling = true;
    work.cancel.run();
    threads.call(
        () -> {
          Answer answer = verb.get();
          PayOrder order = calls.order(refund).paid();
          var _ =
              till.submit(
                      Request.system(new PaymentCommand.ReportRefund(refund.refundNo(), answer)))
                  .whenComplete(
                      (outcome, fault) ->
                          threads.desk(
                              () -> {
                                try {
                                  heard.heard(refund.order().channel(), order, answer);
                                } finally {
                                  answered(refund.refundNo(), false);
                                }
                              }));
        });
  }

  /** Sets the alarm for the next step of a payment, or forgets one that is over. Desk thread. */
  void plan(String number) {
    Work work = work(number);
    if (work.calling) {
      return;
    }
    work.cancel.run();
    Attempt attempt = attempt(number);
    Refund refund = attempt == null ? refundOf(number) : null;
    if (attempt == null && refund == null) {
      works.remove(number);
      return;
    }
    if (work.askNow) {
      work.askNow = false;
      work.done = later(clock.instant(), work.done);
      if (attempt != null && attempt.mode() != Mode.STATIC) {
        query(attempt, false);
        return;
      }
      if (refund != null) {
        query(refund);
        return;
      }
    }
    boolean askedFirst =
        attempt != null
            ? attempt.state() == Attempt.State.REVERSING
            : refund != null && refund.state() == Refund.State.ASKING;
    Instant now = askedFirst ? work.done : later(clock.instant(), work.done);
    Optional<PaymentPlan.Step> next =
        attempt != null
            ? PaymentPlan.next(attempt, times(attempt), now)
            : refund == null ? Optional.empty() : PaymentPlan.next(refund, times(refund), now);
    next.ifPresent(
        step ->
            work.cancel =
                threads.later(
                    Duration.between(clock.instant(), step.due()).plusMillis(1), // Never early.
                    () -> due(number, step)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void due(String number, PaymentPlan.Step step) {
    work(number).done = step.due();
    Attempt attempt = attempt(number);
    Refund refund = refundOf(number);
    switch (step.action()) {
      case QUERY -> {
        if (attempt != null) {
          query(attempt, false);
        }
      }
      case GIVE_UP -> {
        if (attempt != null) {
          query(attempt, true);
        }
      }
      case TAKE_BACK -> order(number, new PaymentCommand.TakeBack(number));
      case ESCALATE ->
          order(number, new PaymentCommand.Escalate(number, PaymentCommand.Escalate.OUT_OF_TIME));
      case REFUND_LATE -> order(number, new PaymentCommand.ReturnLate(number));
      case REFUND -> order(number, new PaymentCommand.RepeatRefund(number));
      case QUERY_REFUND -> {
        if (refund != null) {
          query(refund);
        }
      }
    }
  }

  /** Has the till journal the next step; its event comes back as an effect. */
  private void order(String number, PaymentCommand command) {
    var _ =
        till.submit(Request.system(command))
            .whenComplete(
                (outcome, fault) -> {
                  boolean done =
                      outcome instanceof Outcome.Done(var events, var after) && !events.isEmpty();
                  if (!done) {
                    // The till cannot take it now, or had nothing to do: not in a hot loop.
                    threads.desk(
                        () -> {
                          Work work = work(number);
                          work.cancel.run();
                          work.cancel = threads.later(PAUSE, () -> plan(number));
                        });
                  }
                });
  }

  private Work work(String number) {
    return works.computeIfAbsent(number, id -> new Work());
  }

  private PaymentBook book() {
    return till.snapshot().state().payments();
  }

  private @Nullable Attempt attempt(String number) {
    return book().attempts().get(number);
  }

  private @Nullable Refund refundOf(String number) {
    return book().refunds().get(number);
  }

  private PayTimes times(Attempt attempt) {
    return methods().times(attempt.kind(), attempt.mode());
  }

  private PayTimes times(Refund refund) {
    return methods().times(refund.order().kind(), Mode.CODE);
  }

  private PayMethods methods() {
    return till.snapshot().book().payments();
  }
}
