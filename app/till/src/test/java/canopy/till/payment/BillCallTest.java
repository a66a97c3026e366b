package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.core.bill.BillSums;
import canopy.core.payment.Answer;
import canopy.core.quantity.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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

  @Test
  void tellsHowFarItIsAndGivesTheBill() throws Exception {
    List<BillNews.Stage> stages = new ArrayList<>();
    BillCall call = new BillCall();
    call.run(
        channel(
            news -> {
              news.at(BillNews.Stage.ASKING);
              news.at(BillNews.Stage.READING);
              return BILL;
            }),
        DAY,
        stages::add);
    assertThat(answer(call)).isEqualTo(BILL);
    assertThat(stages).containsExactly(BillNews.Stage.ASKING, BillNews.Stage.READING);
  }

  @Test
  void aCancelledCallAnswersAtOnceAndStopsWaiting() throws Exception {
    try (RealThreads threads = new RealThreads()) {
      BillCall call = new BillCall();
      threads.call(() -> call.run(channel(this::waits), DAY, BillNews.NONE));
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      call.cancel();
      assertThat(answer(call)).isEqualTo(new BillAnswer.None(BillCall.CANCELLED, ""));
      assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsCancelledBeforeItBeganAsksNobody() throws Exception {
    BillCall call = new BillCall();
    call.cancel();
    call.run(channel(this::waits), DAY, BillNews.NONE);
    assertThat(asked.getCount()).isEqualTo(1);
    assertThat(answer(call)).isEqualTo(new BillAnswer.None(BillCall.CANCELLED, ""));
  }

  @Test
  void aFaultyOrMissingChannelIsAnAnswer() throws Exception {
    BillCall faulty = new BillCall();
    faulty.run(
        channel(
            news -> {
              throw new IllegalStateException("secret");
            }),
        DAY,
        BillNews.NONE);
    assertThat(answer(faulty)).isEqualTo(new BillAnswer.None("FAULT", "IllegalStateException"));
    BillCall gone = new BillCall();
    gone.run(null, DAY, BillNews.NONE);
    assertThat(answer(gone)).isEqualTo(new BillAnswer.None("NO_CHANNEL", ""));
  }
}
