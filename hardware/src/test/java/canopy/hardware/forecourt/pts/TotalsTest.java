package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtEvent.CommandRefused;
import canopy.hardware.forecourt.ForecourtEvent.Totals;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.pts.wire.DigestLogin;
import canopy.hardware.forecourt.pts.wire.PtsConnection;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import canopy.hardware.forecourt.sim.SimSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counters whose answers another till swallows, in a time that only the test moves. */
class TotalsTest {
  private final HandLane driver = new HandLane();
  private final EventLog log = new EventLog();
  private Rig rig;
  private PtsForecourt forecourt;
  private PtsConnection otherTill;

  @BeforeEach
  void start() {
    rig = new Rig();
    PtsSettings settings = rig.settings("till1", Rig.STANDARD);
    forecourt = PtsForecourt.create(settings, log, driver, new HandLane());
    forecourt.start();
    driver.advance(0);
    otherTill =
        new PtsConnection(
            rig.url,
            "",
            new DigestLogin("till2", "till2", false),
            settings.timing().requestTimeoutMillis());
  }

  @AfterEach
  void stop() {
    otherTill.close();
    forecourt.close();
    rig.close();
  }

  @Test
  void asksUntilNobodySwallowsTheAnswer() throws PtsFailure {
    forecourt.requestTotals("t1", 1, 2);
    for (int millis = 0; millis < 30_000; millis += 10) {
      driver.advance(10);
      swallow();
    }
    assertThat(log.all(Totals.class)).isEmpty();
    driver.advance(2_000);
    assertThat(log.all(Totals.class)).extracting(Totals::requestId).containsExactly("t1");
    assertThat(log.all(CommandRefused.class)).isEmpty();
  }

  @Test
  void takesItsAnswersBeforeATillThatPollsInStep() throws PtsFailure {
    driver.advance(1_000);
    for (int nozzle = 1; nozzle <= 4; nozzle++) {
      forecourt.requestTotals("n" + nozzle, 1, nozzle);
    }
    for (int polls = 0; polls < 4; polls++) {
      driver.advance(Rig.STANDARD.idlePollMillis() - 10);
      swallow(); // Moments before this till's next regular poll.
      driver.advance(10);
    }
    assertThat(log.all(Totals.class))
        .extracting(Totals::requestId)
        .containsExactly("n1", "n2", "n3", "n4");
  }

  @Test
  void saysSoWhenTheCountersCannotBeRead() {
    forecourt.authorise(AuthoriseRequest.anyNozzle("a", 1, new FillLimit.FullTank()));
    forecourt.requestTotals("t1", 1, 1);
    driver.advance(115_000);
    assertThat(log.all(CommandRefused.class)).isEmpty();
    driver.advance(10_000);
    assertThat(log.all(CommandRefused.class))
        .extracting(CommandRefused::requestId, e -> e.reason().trouble())
        .containsExactly(tuple("t1", ForecourtTrouble.TOTALS_NOT_READ));
  }

  @Test
  void saysAtOnceThatAPumpDoesNotAnswer() {
    rig.fault("{'pumpOffline':{'pump':2,'on':true}}");
    driver.advance(1_000);
    forecourt.requestTotals("t2", 2, 1);
    driver.advance(1_000);
    assertThat(log.all(CommandRefused.class))
        .extracting(e -> e.reason().trouble())
        .containsExactly(ForecourtTrouble.PUMP_OFFLINE);
  }

  @Test
  void readsEveryNozzleOfALargeForecourt() {
    rig.close();
    rig = new Rig(SimSettings.standard().withPumps(100).manual());
    PtsSettings eight = rig.settings("till1", Rig.STANDARD);
    List<Integer> pumps = IntStream.rangeClosed(1, 100).boxed().toList();
    forecourt.close();
    forecourt =
        PtsForecourt.create(
            new PtsSettings("pts", eight.address(), eight.login(), pumps, 2, true, eight.timing()),
            log,
            driver,
            new HandLane());
    forecourt.start();
    pumps.forEach(pump -> forecourt.requestTotals("p" + pump, pump, 1));
    driver.advance(5_000);
    assertThat(log.all(Totals.class)).hasSize(100);
  }

  private void swallow() throws PtsFailure {
    otherTill.ask(PtsPacket.pump("PumpGetStatus", 1));
  }
}
