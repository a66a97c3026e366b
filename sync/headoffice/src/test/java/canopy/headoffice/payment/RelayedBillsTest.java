package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.relay.RelayJson;
import canopy.core.bill.BillSums;
import canopy.core.quantity.Money;
import canopy.headoffice.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel that gives its bill when the gate is opened, and tills that ask until they have it. */
@Timeout(120)
final class RelayedBillsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Money NOTHING = Money.zero("CNY");

  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger fetched = new AtomicInteger();
  private final Turned clock = new Turned();

  /** Stands still until it is turned. */
  private static final class Turned extends Clock {
    private volatile Instant now = Instant.parse("2026-11-22T02:00:00Z");

    /** Whoever fetches a bill waits here; tills, which ask on the test's thread, do not. */
    private volatile CountDownLatch told = new CountDownLatch(0);

    private final CountDownLatch asked = new CountDownLatch(1);

    @Override
    public Instant instant() {
      if (Thread.currentThread().isVirtual()) {
        asked.countDown();
        await(told);
      }
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Numbers its bills by their count. */
  private final class Slow implements PayChannel {
    @Override
    public String id() {
      return "wechat-01";
    }

    @Override
    public String currency() {
      return "CNY";
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.of(Capability.BILL);
    }

    @Override
    public BillAnswer bill(LocalDate day, BillNews news) {
      int count = fetched.incrementAndGet();
      await(gate);
      if (day.equals(LocalDate.EPOCH)) {
        throw new IllegalStateException("broken");
      }
      return new BillAnswer.Bill(List.of(), new BillSums(count, NOTHING, NOTHING, null));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] ask(RelayedBills bills, String till, LocalDate day) {
    return bills.bill(till, "wechat-01", new Slow(), day);
  }

  private static JsonNode read(byte[] answer) {
    return RelayJson.object(new String(answer, StandardCharsets.UTF_8)).orElseThrow();
  }

  private static boolean isUnderWay(byte[] answer) {
    return read(answer).path("code").asText().equals(RelayJson.BILL_UNDER_WAY);
  }

  /** As a till does: again, until it is there. */
  private byte[] awaited(RelayedBills bills, String till, LocalDate day) {
    byte[] answer = ask(bills, till, day);
    while (isUnderWay(answer)) {
      answer = ask(bills, till, day);
    }
    return answer;
  }

  private static int number(byte[] answer) {
    return read(answer).path("summary").path("count").asInt();
  }

  @Test
  void isFetchedOnceForAllWhoWaitAndAnewForWhoeverHasIt() {
    try (RelayedBills bills = new RelayedBills(clock, 1)) {
      assertThat(isUnderWay(ask(bills, "S001/T1", DAY))).isTrue();
      assertThat(isUnderWay(ask(bills, "S001/T2", DAY))).isTrue();
      assertThat(isUnderWay(ask(bills, "S001/T1", DAY))).isTrue();
      gate.countDown();
      assertThat(number(awaited(bills, "S001/T1", DAY))).isEqualTo(1);
      clock.now = clock.now.plus(Duration.ofMinutes(9));
      assertThat(number(awaited(bills, "S001/T2", DAY))).as("kept for it").isEqualTo(1);
      assertThat(number(awaited(bills, "S001/T1", DAY))).as("wanted once more").isEqualTo(2);
    }
  }

  @Test
  void isNotKeptForWhoeverWentHome() {
    try (RelayedBills bills = new RelayedBills(clock, 1)) {
      ask(bills, "S001/T1", DAY);
      ask(bills, "S001/T2", DAY);
      gate.countDown();
      awaited(bills, "S001/T1", DAY);
      clock.now = clock.now.plus(Duration.ofMinutes(11));
      assertThat(number(awaited(bills, "S001/T2", DAY))).isEqualTo(2);
    }
  }

  @Test
  void aTillHasItsShareAndAFaultIsAnAnswer() {
    try (RelayedBills bills = new RelayedBills(clock, 1)) {
      for (int i = 0; i < RelayedBills.MOST_OF_A_TILL; i++) {
        ask(bills, "S001/T1", DAY.minusDays(i));
      }
      assertThatThrownBy(() -> ask(bills, "S001/T1", DAY.plusDays(1))).isInstanceOf(Problem.class);
      assertThat(isUnderWay(ask(bills, "S001/T1", DAY))).as("it may wait").isTrue();
      for (int i = RelayedBills.MOST_OF_A_TILL; i < RelayedBills.MOST; i++) {
        ask(bills, "S001/T" + i, DAY.minusDays(i));
      }
      assertThatThrownBy(() -> ask(bills, "S002/T1", DAY.minusDays(99)))
          .isInstanceOf(Problem.class);
      gate.countDown();
      awaited(bills, "S001/T1", DAY);
      JsonNode fault = read(awaited(bills, "S002/T1", LocalDate.EPOCH));
      assertThat(fault.path("code").asText()).isEqualTo("FAULT");
      assertThat(fault.path("message").asText()).isEqualTo("IllegalStateException");
    }
  }

  @Test
  void isWordedOnceForAll() {
    try (RelayedBills bills = new RelayedBills(clock, 1)) {
      ask(bills, "S001/T1", DAY);
      ask(bills, "S001/T2", DAY);
      gate.countDown();
      byte[] first = awaited(bills, "S001/T1", DAY);
      assertThat(awaited(bills, "S001/T2", DAY)).isSameAs(first);
    }
  }

  @Test
  void isNotHandedOutBeforeItIsNotedThatItCame() throws Exception {
    try (RelayedBills bills = new RelayedBills(clock, 1)) {
      clock.told = new CountDownLatch(1);
      ask(bills, "S001/T1", DAY);
      gate.countDown();
      clock.asked.await();
      assertThat(isUnderWay(ask(bills, "S001/T1", DAY))).isTrue();
      clock.told.countDown();
      assertThat(number(awaited(bills, "S001/T1", DAY))).isEqualTo(1);
    }
  }
}
