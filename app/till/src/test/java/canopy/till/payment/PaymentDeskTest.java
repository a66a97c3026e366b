package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.till.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk in turned time, against a channel that answers what a test has written down. */
class PaymentDeskTest {
  private static final String CASHIER = "1001";
  private static final String CODE = "130061098828009406";

  private final TurnedClock clock = new TurnedClock();
  private final JournalledTill till = new JournalledTill(PayBook.cola(), clock);
  private final Script channel = new Script();
  private PaymentDesk desk;

  @BeforeEach
  void starts() throws Exception {
    desk =
        new PaymentDesk(
            Map.of(PayBook.CHANNEL, channel), "station", new CodeMarks(new byte[32]), clock, clock);
    till.start(desk);
    till.decide(Request.by(CASHIER, new OperatorCommand.SignIn(CASHIER)));
  }

  /** Answers in turn, then nothing usable; what it was asked and when, in seconds. */
  private final class Script implements PayChannel {
    final Deque<Answer> answers = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final List<PaymentCode> codes = new ArrayList<>();

    private Answer next(String verb) {
      asked.add(verb + " " + Duration.between(TurnedClock.START, clock.instant()).toSeconds());
      return answers.isEmpty() ? Answer.unknown("TIMEOUT", "") : answers.remove();
    }

    @Override
    public String id() {
      return PayBook.CHANNEL;
    }

    @Override
    public String currency() {
      return "CNY";
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.allOf(Capability.class);
    }

    @Override
    public Answer pay(PayOrder order, PaymentCode code) {
      codes.add(code);
      return next("pay");
    }

    @Override
    public QrAnswer showQr(PayOrder order) {
      return new QrAnswer(next("show"), "model://" + order.outNo(), null);
    }

    @Override
    public Answer query(PayOrder order) {
      return next("query");
    }

    @Override
    public Answer reverse(PayOrder order) {
      return next("reverse");
    }

    @Override
    public Answer close(PayOrder order) {
      return next("close");
    }

    @Override
    public Answer refund(RefundOrder refund) {
      return next("refund");
    }

    @Override
    public Answer queryRefund(RefundOrder refund) {
      return next("queryRefund");
    }

    @Override
    public BillAnswer bill(LocalDate day, BillNews news) {
      return new BillAnswer.None("NONE", "");
    }
  }

  private static Answer says(Outcome outcome) {
    return Answer.of(outcome, outcome.name(), "");
  }

  private static Answer paid() {
    Money amount = Money.of(350, "CNY");
    return new Answer(Outcome.PAID, true, "4200", amount, "", "", "MODEL", null);
  }

  private String scans() {
    till.decide(
        Request.by(CASHIER, new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null)));
    var outcome = scans(CODE);
    assertThat(outcome).isInstanceOf(canopy.till.loop.Outcome.Done.class);
    return till.state().payments().attempts().keySet().iterator().next();
  }

  private canopy.till.loop.Outcome scans(String code) {
    var open = till.state().basket().open();
    return desk.scan(
            CASHIER, open.id(), 0, PayBook.KIND, Money.of(350, "CNY"), new PaymentCode(code))
        .join();
  }

  private void passes(int seconds) {
    clock.passes(Duration.ofSeconds(seconds));
  }

  private Attempt attempt(String outNo) {
    return till.state().payments().attempts().get(outNo);
  }

  @Test
  void aPasswordIsWaitedForByTheTable() {
    channel.answers.add(says(Outcome.WAITING));
    channel.answers.add(says(Outcome.WAITING));
    channel.answers.add(says(Outcome.WAITING));
    channel.answers.add(paid());
    scans();
    passes(60);
    assertThat(channel.asked).containsExactly("pay 0", "query 3", "query 6", "query 10");
    assertThat(till.state().basket().last()).isNotNull();
    assertThat(channel.codes).extracting(PaymentCode::inClear).containsExactly(CODE);
  }

  @Test
  void afterAnAnswerThatSaidNothingItWaitsFiveSeconds() {
    scans();
    passes(12);
    assertThat(channel.asked).containsExactly("pay 0", "query 6", "query 10");
  }

  @Test
  void whenTheTimeIsUpItAsksALastTimeAndReversesAtOnce() {
    String outNo = scans();
    passes(46);
    assertThat(channel.asked).containsSubsequence("query 40", "query 45", "reverse 45");
    passes(600);
    assertThat(channel.asked.stream().filter(verb -> verb.startsWith("reverse")))
        .containsExactly(
            "reverse 45", "reverse 50", "reverse 65", "reverse 95", "reverse 155", "reverse 455");
    channel.answers.add(says(Outcome.WAITING)); // Somebody looked whether the channel is back.
    channel.answers.add(says(Outcome.REVERSED));
    passes(600);
    assertThat(attempt(outNo).state()).isEqualTo(Attempt.State.REVERSED);
  }

  @Test
  void aCashierWhoDoesNotWantToWaitGetsAReversalAfterFifteenSeconds() {
    String outNo = scans();
    passes(4);
    till.decide(Request.by(CASHIER, new PaymentCommand.Stop(outNo)));
    passes(12);
    assertThat(channel.asked).containsSubsequence("query 10", "query 15", "reverse 15");
    assertThat(channel.asked).doesNotContain("reverse 4");
  }

  @Test
  void aRestartAsksBeforeAnythingElseAndNeverPaysAgain() throws Exception {
    String outNo = scans();
    passes(1);
    clock.crash();
    passes(5);
    starts();
    channel.answers.add(paid());
    passes(1);
    assertThat(channel.asked).containsExactly("pay 0", "query 6");
    assertThat(attempt(outNo)).isNull();
    assertThat(till.state().basket().last().tenders()).hasSize(1);
  }

  @Test
  void aChannelThatDoesNotAnswerIsGreyUntilItDoes() {
    String outNo = scans();
    passes(8);
    assertThat(desk.channels().get(PayBook.CHANNEL).online()).isFalse();
    till.decide(Request.by(CASHIER, new PaymentCommand.ServeNext(attempt(outNo).saleId())));
    till.decide(
        Request.by(CASHIER, new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null)));
    assertThat(scans("130061098828009407"))
        .isInstanceOfSatisfying(
            canopy.till.loop.Outcome.Refused.class,
            no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.CHANNEL_OFFLINE));
    channel.answers.add(says(Outcome.WAITING));
    channel.answers.add(says(Outcome.WAITING));
    passes(15);
    assertThat(desk.channels().get(PayBook.CHANNEL).online()).isTrue();
  }

  @Test
  void theSameCodeIsSentOnce() {
    scans();
    scans(CODE);
    passes(1);
    assertThat(channel.codes).hasSize(1);
  }

  private String shows() {
    till.decide(
        Request.by(CASHIER, new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null)));
    channel.answers.add(says(Outcome.UNPAID));
    String sale = till.state().basket().open().id();
    desk.show(CASHIER, sale, 0, PayBook.KIND, Money.of(350, "CNY")).join();
    passes(1);
    return till.state().payments().attempts().keySet().iterator().next();
  }

  @Test
  void aCodeThatIsPaidWhileItIsClosedIsFoundByAsking() {
    String outNo = shows();
    till.decide(Request.by(CASHIER, new PaymentCommand.Stop(outNo)));
    channel.answers.add(says(Outcome.UNPAID));
    channel.answers.add(Answer.of(Outcome.UNKNOWN, "ORDERPAID", ""));
    channel.answers.add(paid());
    passes(4);
    assertThat(channel.asked).containsExactly("show 0", "query 1", "close 1", "query 3");
    assertThat(attempt(outNo).state()).isEqualTo(Attempt.State.PAID);
  }

  @Test
  void aRefundWhoseAnswerIsLostIsAskedForBeforeItIsRepeated() {
    channel.answers.add(paid());
    scans();
    passes(1);
    var sold = till.state().basket().last();
    till.decide(
        Request.by(
            CASHIER,
            new SaleCommand.ReturnUnits(
                new Original(sold, Map.of(), 0, till.state().seq()), 1, 1)));
    String refund = till.state().basket().open().id();
    var order = sold.tenders().getFirst().order();
    desk.payBack(CASHIER, refund, 0, order, Money.of(350, "CNY")).join();
    passes(2);
    assertThat(till.state().payments().refunding(refund)).isPresent();
    channel.answers.add(says(Outcome.NOT_FOUND));
    channel.answers.add(says(Outcome.UNKNOWN));
    channel.answers.add(says(Outcome.REFUNDED));
    passes(20);
    assertThat(channel.asked)
        .containsExactly("pay 0", "refund 1", "queryRefund 3", "refund 6", "queryRefund 13");
    assertThat(till.state().basket().last().id()).isEqualTo(refund);
    assertThat(till.state().payments().refunds()).isEmpty();
  }

  /** A question is on its way, so the request to take it back waits; then the manager forces it. */
  @Test
  void aRequestThatHadToWaitIsNotSentOnceAPersonHasTakenItAsPaid() {
    String outNo = scans();
    passes(46);
    desk.askAgain(outNo);
    passes(0);
    till.decide(Request.system(new PaymentCommand.TakeBack(outNo)));
    passes(0);
    till.decide(Request.by(CASHIER, new PaymentCommand.Escalate(outNo, "it is paid")));
    passes(60);
    till.decide(Request.by(CASHIER, new PaymentCommand.Force(outNo, "4200", "seen")));
    assertThat(attempt(outNo).tries()).isEqualTo(2);
    passes(10_000);
    assertThat(channel.asked.stream().filter(verb -> verb.startsWith("reverse")))
        .containsExactly("reverse 45");
    assertThat(attempt(outNo).state()).isEqualTo(Attempt.State.FORCED);
    channel.answers.add(paid());
    desk.askAgain(outNo);
    passes(1);
    assertThat(till.state().payments().unsettled()).isEmpty();
  }

  @Test
  void whatIsJournalledWhileTheDeskIsJoinedIsSent() throws Exception {
    till.decide(
        Request.by(CASHIER, new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null)));
    clock.crash();
    String sale = till.state().basket().open().id();
    till.meanwhile(
        () ->
            till.decide(
                Request.by(
                    CASHIER,
                    new PaymentCommand.Show(sale, 0, PayBook.KIND, Money.of(350, "CNY"), true))));
    starts();
    passes(1);
    assertThat(channel.asked).startsWith("show 0");
  }

  @Test
  void aCodeOfOursIsClosedWhenItsTimeIsUpAndWatched() {
    till.decide(
        Request.by(CASHIER, new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null)));
    channel.answers.add(says(Outcome.UNPAID));
    String sale = till.state().basket().open().id();
    desk.show(CASHIER, sale, 0, PayBook.KIND, Money.of(350, "CNY")).join();
    for (int i = 0; i < 24; i++) {
      channel.answers.add(says(Outcome.UNPAID));
    }
    passes(118);
    channel.answers.clear();
    String outNo = till.state().payments().attempts().keySet().iterator().next();
    assertThat(attempt(outNo).shown().text()).isEqualTo("model://" + outNo);
    assertThat(attempt(outNo).state()).isEqualTo(Attempt.State.WAITING);
    channel.answers.add(says(Outcome.UNPAID));
    channel.answers.add(says(Outcome.UNPAID));
    channel.answers.add(says(Outcome.CLOSED));
    passes(3);
    assertThat(channel.asked).endsWith("query 120", "close 120");
    channel.answers.add(paid());
    passes(6);
    assertThat(attempt(outNo).state()).isEqualTo(Attempt.State.PAID);
    channel.answers.add(says(Outcome.REFUNDING));
    channel.answers.add(says(Outcome.REFUNDED));
    passes(400);
    assertThat(attempt(outNo)).isNull();
    assertThat(till.state().payments().refunds()).isEmpty();
    assertThat(till.state().basket().open().tenders()).isEmpty();
  }
}
