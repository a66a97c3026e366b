package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayOrder;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which channel is out of reach. */
class ChannelWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final PayOrder ORDER =
      new PayOrder("A1", Way.SCAN_CUSTOMER, Money.of(350, "CNY"), "cola", NOW, NOW);
  private final ChannelWatch watch = new ChannelWatch(List.of("wechat"));

  private void hears(Answer answer, int times) {
    for (int i = 0; i < times; i++) {
      watch.heard("wechat", ORDER, answer, NOW);
    }
  }

  @Test
  void twoLostAnswersInARowMakeItOffline() {
    hears(Answer.unknown("TIMEOUT", ""), 1);
    hears(Answer.of(Outcome.WAITING, "", ""), 1);
    hears(Answer.unknown("TIMEOUT", ""), 1);
    assertThat(watch.online("wechat")).isTrue();
    hears(Answer.unknown("TIMEOUT", ""), 1);
    assertThat(watch.online("wechat")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAULT", "NO_CODE", "NO_CHANNEL", "CLOCK"})
  void aFaultOfTheTillSaysNothingOfTheChannel(String code) {
    hears(Answer.unknown(code, ""), 5);
    assertThat(watch.online("wechat")).isTrue();
    hears(Answer.unknown("TIMEOUT", ""), 2);
    hears(Answer.unknown(code, ""), 5);
    assertThat(watch.online("wechat")).isFalse();
  }
}
