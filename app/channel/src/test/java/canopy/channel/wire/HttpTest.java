package canopy.channel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request means one request, whatever the other side does. */
class HttpTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  private Http http() {
    return new Http(new Http.Timeouts(Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS), clock);
  }

  private Http impatient() {
    return new Http(new Http.Timeouts(Patience.LONGEST_MILLIS, 300), clock);
  }

  private static Reply.Fault fault(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Lost.class);
    return ((Reply.Lost) reply).fault();
  }

  private static Http.Call post(RawServer server) {
    return Http.Call.post(server.url() + "/pay", Map.of(), "application/json", "{}");
  }

  @Test
  void doesNotSendAgainWhenTheServerDropsOrResetsTheConnection() {
    for (RawServer.Act act :
        new RawServer.Act[] {
          new RawServer.Act.Drop(), new RawServer.Act.Reset(), new RawServer.Act.Half()
        }) {
      try (RawServer server = new RawServer(seen -> act);
          Http http = http()) {
        assertThat(fault(http.send(post(server)))).isEqualTo(Reply.Fault.CUT_OFF);
        assertThat(fault(http.send(Http.Call.get(server.url() + "/q", Map.of()))))
            .isEqualTo(Reply.Fault.CUT_OFF);
        assertThat(server.seen()).as(act.toString()).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 401, 408, 421, 503})
  void doesNotFollowAndDoesNotAnswerWithASecondRequest(int status) {
    try (RawServer server =
            new RawServer(
                seen ->
                    RawServer.answer(
                        status,
                        "",
                        "Location: /elsewhere",
                        "Retry-After: 0",
                        "WWW-Authenticate: Basic realm=\"x\""));
        Http http = http()) {
      assertThat(((Reply.Got) http.send(post(server))).status()).isEqualTo(status);
      Reply got = http.send(Http.Call.get(server.url() + "/q", Map.of()));
      assertThat(((Reply.Got) got).status()).isEqualTo(status);
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void demandForALoginAtAProxyIsNoAnswer() {
    try (RawServer server = new RawServer(seen -> RawServer.answer(407, ""));
        Http http = http()) {
      assertThat(fault(http.send(post(server)))).isEqualTo(Reply.Fault.CUT_OFF);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void givesUpOnSilence() {
    try (RawServer server = new RawServer(seen -> new RawServer.Act.Silence());
        Http http = impatient()) {
      assertThat(fault(http.send(post(server)))).isEqualTo(Reply.Fault.TIME_OUT);
      assertThat(server.awaitSeen(1)).hasSize(1);
    }
  }

  /** The program ends, or nobody wants to wait for a bill any longer. */
  @Test
  void whoeverIsInterruptedHasNoAnswerAndStaysInterrupted() {
    try (Http http = http()) {
      Thread.currentThread().interrupt();
      Reply reply = http.send(Http.Call.get("http://127.0.0.1:1", Map.of()));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(reply).isInstanceOf(Reply.Lost.class);
    }
  }

  @Test
  void saysThatNothingWasSentWhenNobodyListens() {
    try (Http http = http()) {
      // A port that is nobody's, and that no program is given by chance.
      assertThat(fault(http.send(Http.Call.get("http://127.0.0.1:1", Map.of()))))
          .isEqualTo(Reply.Fault.NOT_CONNECTED);
    }
  }

  @Test
  void takesNoMoreThanItAskedFor() {
    try (RawServer server = new RawServer(seen -> RawServer.answer(200, "12345678901"));
        Http http = http()) {
      Http.Call call = Http.Call.get(server.url() + "/f", Map.of());
      assertThat(fault(http.send(call.withRoomFor(10)))).isEqualTo(Reply.Fault.TOO_LONG);
      assertThat(http.send(call.withRoomFor(11))).isInstanceOf(Reply.Got.class);
    }
  }

  @Test
  void doesNotSpeakToSomebodyWithoutTls() {
    try (RawServer server = new RawServer(seen -> RawServer.answer(200, ""));
        Http http = impatient()) {
      String url = server.url().replace("http://", "https://");
      assertThat(fault(http.send(Http.Call.get(url, Map.of()))))
          .isIn(Reply.Fault.TLS, Reply.Fault.CUT_OFF, Reply.Fault.TIME_OUT);
    }
  }

  @Test
  void tellsTheDriftOfTheClockFromTheDateOfAnyAnswer() {
    try (RawServer server =
            new RawServer(
                seen -> RawServer.answer(500, "", "date: Sun, 22 Nov 2026 05:55:30 GMT"));
        Http http = http()) {
      assertThat(http.clockDrift()).isEmpty();
      http.send(post(server));
      assertThat(http.clockDrift().orElseThrow())
          .isBetween(Duration.ofSeconds(260), Duration.ofSeconds(270));
      assertThat(http.clockIsFarOff()).isTrue();
    }
  }

  @Test
  void clockThatIsSetRightIsRightAtOnce() {
    AtomicLong nanos = new AtomicLong();
    Instant[] now = {NOW};
    Clock settable =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    ClockDrift drift = new ClockDrift(settable, nanos::get);
    drift.saw("Sun, 22 Nov 2026 05:50:00 GMT");
    assertThat(drift.isFar()).isTrue();
    nanos.addAndGet(30_000_000_000L);
    now[0] = Instant.parse("2026-11-22T05:50:30Z");
    assertThat(drift.now()).contains(Duration.ZERO);
    assertThat(drift.isFar()).isFalse();
    drift.saw("yesterday");
    assertThat(drift.now()).isEmpty();
  }
}
