package canopy.till.payment;

import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Answer;
import canopy.core.payment.CodeMark;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayMethod;
import canopy.core.quantity.Money;
import canopy.core.state.PaymentBook;
import canopy.core.till.Refusal;
import canopy.till.loop.Effects;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes payments: sends what was journalled, asks when {@code canopy.core.payment.PaymentPlan}
 * says so, and hands every answer to the till loop, which alone decides what it means. For each
 * payment one call is under way at a time; payments do not wait for each other.
 *
 * <p>Its state is owned by its one thread ({@link PayThreads#desk}). The public methods may be
 * called on any thread and never wait.
 */
public final class PaymentDesk implements Effects, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
  private static final Duration PROBE = Duration.ofSeconds(15);

  private final ChannelCalls calls;
  private final CodeMarks marks;
  private final PayThreads threads;
  private final Clock clock;
  private final CodePocket pocket = new CodePocket();

  // Of the desk's thread.
  private final ChannelWatch watch;

  private volatile Map<String, ChannelState> states;
  private volatile @Nullable PayTill till;
  private volatile @Nullable Attendant attendant;

  /**
   * Not yet joined to a till.
   *
   * @param channels by their id in the configuration
   * @param subject what the customer's wallet shows, such as the station's name
   */
  public PaymentDesk(
      Map<String, PayChannel> channels,
      String subject,
      CodeMarks marks,
      PayThreads threads,
      Clock clock) {
    this.calls = new ChannelCalls(Map.copyOf(channels), subject);
    this.marks = marks;
    this.threads = threads;
    this.clock = clock;
    this.watch = new ChannelWatch(channels.keySet());
    this.states = watch.states();
  }

  /**
   * Joins the till, and asks at once for everything that was open when the program ended. After the
   * till loop has started.
   */
  public void connect(PayTill loop) {
    Attendant fresh = new Attendant(loop, calls, threads, clock, this::heard);
    till = loop;
    attendant = fresh; // First: what is journalled from here on comes by itself, all else is below.
    PaymentBook before = loop.snapshot().state().payments();
    threads.desk(() -> fresh.takeUp(before));
  }

  /** Which channels can be reached, by id. */
  public Map<String, ChannelState> channels() {
    return states;
  }

  /**
   * Charges the customer whose code was scanned. The code is kept in memory until it is sent.
   *
   * @param amount above zero, at most what is left to pay
   */
  public CompletableFuture<Outcome> scan(
      String operator,
      String saleId,
      int tendersSeen,
      String kind,
      Money amount,
      PaymentCode code) {
    CodeMark mark = marks.mark(code);
    CodePocket.Put put = pocket.put(mark.hash(), code);
    if (put == CodePocket.Put.FULL) {
      return CompletableFuture.completedFuture(
          new Outcome.Refused(
              new Refusal(
                  Refusal.Reason.TOO_MANY_PAYMENTS,
                  List.of(Integer.toString(CodePocket.MOST)),
                  null)));
    }
    return submit(
            Request.by(
                operator,
                new PaymentCommand.Scan(saleId, tendersSeen, kind, amount, mark, online(kind))))
        .whenComplete(
            (outcome, fault) -> {
              if (put == CodePocket.Put.KEPT && !(outcome instanceof Outcome.Done)) {
                pocket.take(mark.hash());
              }
            });
  }

  /** Shows a code for the customer to scan; its text is then in the attempt. */
  public CompletableFuture<Outcome> show(
      String operator, String saleId, int tendersSeen, String kind, Money amount) {
    return submit(
        Request.by(
            operator, new PaymentCommand.Show(saleId, tendersSeen, kind, amount, online(kind))));
  }

  /** Pays out the open refund to the order its goods were paid with: {@code amount} above zero. */
  public CompletableFuture<Outcome> payBack(
      String operator, String saleId, int tendersSeen, PaidOrder order, Money amount) {
    return submit(
        Request.by(
            operator,
            new PaymentCommand.PayBack(saleId, tendersSeen, order, amount, online(order.kind()))));
  }

  /** Hands back the newest tender of the open sale through its channel. */
  public CompletableFuture<Outcome> giveBack(
      String operator, String saleId, int tenderNo, String kind) {
    return submit(
        Request.by(operator, new PaymentCommand.GiveBack(saleId, tenderNo, online(kind))));
  }

  /** Asks the channel now how an attempt or a refund stands, whatever the plan says. */
  public void askAgain(String number) {
    Attendant works = attendant;
    if (works != null) {
      threads.desk(() -> works.ask(number));
    }
  }

  /** The channels that give their bill by themselves, by id. */
  public Set<String> billing() {
    Set<String> billing = new TreeSet<>();
    calls
        .channels()
        .forEach(
            (id, channel) -> {
              if (channel.capabilities().contains(PayChannel.Capability.BILL)) {
                billing.add(id);
              }
            });
    return billing;
  }

  /**
   * Has a channel's bill fetched, beside all payments, and again by itself if its line breaks.
   *
   * @param channel one of {@link #billing}
   * @param day in the channel's own time zone
   * @param news is told how far it is, on the call's thread
   */
  public BillCall fetchBill(String channel, LocalDate day, BillNews news) {
    BillCall call =
        new BillCall(threads, clock, new BillCall.Wanted(calls.channels().get(channel), day, news));
    call.begin();
    return call;
  }

  private boolean online(String kind) {
    PayTill loop = till;
    PayMethod method = loop == null ? null : loop.snapshot().book().payments().of(kind);
    ChannelState state = method == null ? null : states.get(method.channel());
    return state != null && state.online();
  }

  /** What was journalled, as requests. On the till thread. */
  @Override
  public void after(Recorded recorded, TillSnapshot snapshot) {
    Attendant works = attendant;
    if (works != null && recorded.event() instanceof PaymentEvent event) {
      threads.desk(() -> journalled(works, event));
    }
  }

  private void journalled(Attendant works, PaymentEvent event) {
    switch (event) {
      case PaymentEvent.Started e -> {
        CodeMark code = e.attempt().code();
        works.start(e.attempt(), code == null ? null : pocket.take(code.hash()));
      }
      case PaymentEvent.TakeBackRequested e -> works.takeBack(e.number());
      case PaymentEvent.RefundRequested e -> {
        works.plan(e.refund().subject()); // A late attempt waits for its refund now.
        works.refund(e.number());
      }
      case PaymentEvent.RefundRepeated e -> works.refund(e.number());
      case PaymentEvent.Shown e -> works.plan(e.number());
      case PaymentEvent.Awaited e -> works.plan(e.number());
      case PaymentEvent.Unanswered e -> works.plan(e.number());
      case PaymentEvent.Extended e -> works.plan(e.number());
      case PaymentEvent.Stopped e -> works.plan(e.number());
      case PaymentEvent.Paid e -> works.plan(e.number());
      case PaymentEvent.Declined e -> works.plan(e.number());
      case PaymentEvent.Reversed e -> works.plan(e.number());
      case PaymentEvent.Closed e -> works.plan(e.number());
      case PaymentEvent.Escalated e -> works.plan(e.number());
      case PaymentEvent.Forced e -> works.plan(e.number());
      case PaymentEvent.PaidLate e -> works.plan(e.number());
      case PaymentEvent.Used e -> works.plan(e.number());
      case PaymentEvent.Matched e -> works.plan(e.number());
      case PaymentEvent.HandedBack e -> works.plan(e.number());
      case PaymentEvent.WrittenOff e -> works.plan(e.number());
      case PaymentEvent.RefundAccepted e -> works.plan(e.number());
      case PaymentEvent.Refunded e -> works.plan(e.number());
      case PaymentEvent.RefundRefused e -> works.plan(e.number());
    }
  }

  private void heard(String channel, PayOrder order, Answer answer) {
    if (watch.heard(channel, order, answer, clock.instant())) {
      states = watch.states();
      LOG.info("payment channel: {}", states.get(channel));
      probeLater(channel);
    }
  }

  /** While nobody may pay through a channel, somebody must find out that it is back. */
  private void probeLater(String channel) {
    if (!watch.online(channel)) {
      var _ = threads.later(PROBE, () -> probe(channel));
    }
  }

  private void probe(String channel) {
    PayOrder order = watch.probe(channel, clock.instant().minus(PROBE));
    if (order == null || watch.online(channel)) {
      probeLater(channel); // Payments that are under way ask often enough.
      return;
    }
    threads.call(
        () -> {
          Answer answer = calls.query(channel, order).answer();
          threads.desk(
              () -> {
                heard(channel, order, answer);
                probeLater(channel);
              });
        });
  }

  private CompletableFuture<Outcome> submit(Request request) {
    PayTill loop = till;
    return loop == null
        ? CompletableFuture.completedFuture(new Outcome.Stopped(Trouble.ENDING))
        : loop.submit(request);
  }

  @Override
  public void close() {
    threads.close();
  }
}
