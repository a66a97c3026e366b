package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.core.bill.BillSums;
import canopy.core.payment.Answer;
import canopy.core.quantity.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillCallTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final BillAnswer BILL =
      new BillAnswer.Bill(List.of(), new BillSums(0, Money.zero("CNY"), Money.zero("CNY"), null));

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  private interface Billing {
    BillAnswer bill(BillNews news);
  }

  private static PayChannel channel(Billing billing) {
    return new ForwardingChannel(null) {
      @Override
      Answer answered(Answer answer) {
        return answer;
      }

      @Override
      public BillAnswer bill(LocalDate day, BillNews news) {
        return billing.bill(news);
      }
    };
  }

  private BillAnswer waits(BillNews news) {
    asked.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return BILL;
  }

  private static BillAnswer answer(BillCall call) throws Exception {
    return call.answer().get(60, TimeUnit.SECONDS);
  }

  private final TurnedClock clock = new TurnedClock();
  private final List<BillNews.Stage> stages = new ArrayList<>();

  /** Begun in turned time. */
  private BillCall begun(Billing billing) {
    BillCall call =
        new BillCall(clock, clock, new BillCall.Wanted(channel(billing), DAY, stages::add));
    call.begin();
    clock.passes(Duration.ofSeconds(1));
    return call;
  }

  private static BillAnswer none(String code) {
    return new BillAnswer.None(code, "");
  }

  @Test
  void tellsHowFarItIsAndGivesTheBill() throws Exception {
    BillCall call =
        begun(
            news -> {
              news.at(BillNews.Stage.ASKING);
              news.at(BillNews.Stage.READING);
              return BILL;
            });
    assertThat(answer(call)).isEqualTo(BILL);
    assertThat(stages).containsExactly(BillNews.Stage.ASKING, BillNews.Stage.READING);
  }

  @Test
  void isFetchedAgainByItselfWhenItsLineBreaks() throws Exception {
    Deque<BillAnswer> answers =
        new ArrayDeque<>(
            List.of(none("CUT_OFF"), none("NOT_CONNECTED"), none("HEAD_OFFICE_503"), BILL));
    BillCall call = begun(news -> answers.remove());
    assertThat(call.answer()).isNotDone();
    clock.passes(BillCall.PAUSE.multipliedBy(2));
    assertThat(call.answer()).as("head office is not up yet").isNotDone();
    clock.passes(BillCall.PAUSE);
    assertThat(answer(call)).isEqualTo(BILL);
    assertThat(stages).hasSize(3).containsOnly(BillNews.Stage.LINE_BROKEN);
  }

  @Test
  void isNotFetchedAgainForEver() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    BillCall call =
        begun(news -> none(tries.incrementAndGet() == 1 ? "TIME_OUT" : "NOT_CONNECTED"));
    clock.passes(Duration.ofHours(1));
    assertThat(answer(call)).isEqualTo(none("NOT_CONNECTED"));
    int most = (int) BillCall.PATIENCE.dividedBy(BillCall.PAUSE) + 2;
    assertThat(tries.get()).isBetween(most / 2, most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NOT_CONNECTED", "TLS", "NO_STATEMENT_EXIST", "BAD_SIGNATURE", "TOO_SLOW"})
  void whatIsAnAnswerIsSaidAtOnce(String code) throws Exception {
    assertThat(answer(begun(news -> none(code)))).isEqualTo(none(code));
    assertThat(stages).isEmpty();
  }

  @Test
  void aCallThatIsCancelledWhileItsLineIsBrokenAsksNobodyAnyMore() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    BillCall call =
        begun(
            news -> {
              tries.incrementAndGet();
              return none("CUT_OFF");
            });
    call.cancel();
    clock.passes(Duration.ofHours(1));
    assertThat(answer(call)).isEqualTo(none(BillCall.CANCELLED));
    assertThat(tries).hasValue(1);
  }

  @Test
  void aCancelledCallAnswersAtOnceAndStopsWaiting() throws Exception {
    try (RealThreads threads = new RealThreads()) {
      BillCall call =
          new BillCall(
              threads, clock, new BillCall.Wanted(channel(this::waits), DAY, BillNews.NONE));
      call.begin();
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      call.cancel();
      assertThat(answer(call)).isEqualTo(none(BillCall.CANCELLED));
      assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsCancelledBeforeItBeganAsksNobody() throws Exception {
    BillCall call =
        new BillCall(clock, clock, new BillCall.Wanted(channel(this::waits), DAY, BillNews.NONE));
    call.begin();
    call.cancel();
    clock.passes(Duration.ofSeconds(1));
    assertThat(asked.getCount()).isEqualTo(1);
    assertThat(answer(call)).isEqualTo(none(BillCall.CANCELLED));
  }

  @Test
  void aFaultyOrMissingChannelIsAnAnswer() throws Exception {
    BillCall faulty =
        begun(
            news -> {
              throw new IllegalStateException("secret");
            });
    assertThat(answer(faulty)).isEqualTo(new BillAnswer.None("FAULT", "IllegalStateException"));
    BillCall gone = new BillCall(clock, clock, new BillCall.Wanted(null, DAY, BillNews.NONE));
    gone.begin();
    clock.passes(Duration.ofSeconds(1));
    assertThat(answer(gone)).isEqualTo(none("NO_CHANNEL"));
  }
}
