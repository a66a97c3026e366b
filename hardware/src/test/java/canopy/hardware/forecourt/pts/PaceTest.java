package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtEvent.AuthoriseAnswered;
import canopy.hardware.forecourt.ForecourtEvent.CommandAccepted;
import canopy.hardware.forecourt.ForecourtEvent.CommandRefused;
import canopy.hardware.forecourt.ForecourtEvent.ControllerOffline;
import canopy.hardware.forecourt.ForecourtEvent.ControllerOnline;
import canopy.hardware.forecourt.ForecourtEvent.PumpChanged;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
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

/** When the driver does what, in a time that only the test moves. */
class PaceTest {
  private static final PtsSettings.Timing TIMING = Rig.STANDARD;

  private final HandLane driver = new HandLane();
  private final HandLane stopper = new HandLane();
  private final EventLog log = new EventLog();
  private Rig rig;
  private PtsForecourt forecourt;
  private boolean deaf;

  @BeforeEach
  void start() {
    rig = new Rig();
    forecourt = PtsForecourt.create(rig.settings("till1", TIMING), this::listen, driver, stopper);
    forecourt.start();
  }

  @AfterEach
  void stop() {
    forecourt.close();
    rig.close();
  }

  @Test
  void commandsWaitForTheFirstWordOfTheController() {
    forecourt.authorise(AuthoriseRequest.anyNozzle("r1", 1, new FillLimit.FullTank()));
    assertThat(log.all(AuthoriseAnswered.class)).isEmpty();
    driver.advance(0);
    assertThat(log.all(ControllerOnline.class)).hasSize(1);
    assertThat(log.all(AuthoriseAnswered.class))
        .extracting(AuthoriseAnswered::requestId)
        .containsExactly("r1");
  }

  @Test
  void anOutageIsToldAfterItsTimeAndEndsByItself() {
    driver.advance(0);
    rig.fault("{'offline':true}");
    driver.advance(TIMING.offlineAfterMillis() - 500);
    assertThat(log.all(ControllerOffline.class)).isEmpty();
    driver.advance(1_000);
    assertThat(log.all(ControllerOffline.class)).hasSize(1);
    rig.fault("{'offline':false}");
    driver.advance(1_000);
    assertThat(log.all(ControllerOnline.class)).hasSize(2);
  }

  @Test
  void commandsBeyondTheLimitAreRefusedAndTheOthersHaveTheirTurn() {
    for (int i = 0; i < 300; i++) {
      forecourt.readPrices("p" + i);
    }
    assertThat(log.all(CommandRefused.class))
        .hasSize(300 - 256)
        .allMatch(e -> e.reason().trouble() == ForecourtTrouble.TOO_MANY_COMMANDS);
    driver.advance(0);
    forecourt.readPrices("again");
    driver.advance(0);
    assertThat(log.all(CommandRefused.class)).hasSize(300 - 256);
  }

  @Test
  void updatesArriveAtLeastFourTimesASecondWithTwentyFourPumps() {
    try (Rig big = new Rig(SimSettings.standard().withPumps(24).manual());
        PtsForecourt till = PtsForecourt.create(settings(big, 24), log, driver, stopper)) {
      till.start();
      driver.advance(0);
      for (int pump = 1; pump <= 24; pump++) {
        big.car(pump, 1, 60_000);
        till.authorise(AuthoriseRequest.anyNozzle("a" + pump, pump, new FillLimit.FullTank()));
      }
      driver.advance(1_000);
      big.advance(5_000);
      for (int quarter = 0; quarter < 4; quarter++) {
        big.advance(1_000);
        log.mark();
        driver.advance(250);
        for (int pump = 1; pump <= 24; pump++) {
          int each = pump;
          log.await(
              PumpChanged.class,
              e -> e.pump() == each && e.status().running().volumeMillilitres() > 0);
        }
      }
    }
  }

  @Test
  void stopAllIsTriedAgainUntilTheControllerHearsIt() {
    driver.advance(0);
    rig.fault("{'offline':true}");
    forecourt.stopAll();
    stopper.advance(2_000);
    // Said once.
    assertThat(commands(CommandRefused.class)).containsExactly(ForecourtCommand.STOP_ALL);
    rig.fault("{'offline':false}");
    stopper.advance(250);
    assertThat(commands(CommandAccepted.class)).containsExactly(ForecourtCommand.STOP_ALL);
    assertThat(stopper.waiting()).isZero();
    driver.advance(1_000);
    for (int pump = 1; pump <= 8; pump++) {
      assertThat(user(pump)).isEqualTo("till1");
    }
  }

  @Test
  void stopAllIsGivenUpInTheEnd() {
    rig.fault("{'offline':true}");
    forecourt.stopAll();
    stopper.advance(60_000);
    assertThat(stopper.waiting()).isZero();
    rig.fault("{'offline':false}");
    stopper.advance(1_000);
    assertThat(commands(CommandAccepted.class)).isEmpty();
  }

  @Test
  void stopAllSupersedesWhatWaits() {
    rig.fault("{'offline':true}");
    forecourt.stop(1);
    stopper.advance(0);
    forecourt.stop(2);
    forecourt.stopAll();
    rig.fault("{'offline':false}");
    stopper.advance(5_000);
    assertThat(commands(CommandAccepted.class)).containsExactly(ForecourtCommand.STOP_ALL);
  }

  @Test
  void stopAllDoesNotWaitForTheAnswerToAStop() throws Exception {
    try (Rig slow = new Rig()) {
      Rig.Till till = slow.start(slow.settings("till1", Rig.CALM));
      till.awaitState(1, PumpState.IDLE);
      slow.fault("{'slowMillis':3600000,'slowType':'PumpStop'}");
      till.forecourt().stop(1);
      till.forecourt().stopAll();
      till.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.STOP_ALL);
    }
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotSent() {
    try (PtsConnection connection =
        new PtsConnection(
            rig.url, "", new DigestLogin("till1", "till1", false), TIMING.requestTimeoutMillis())) {
      List<PtsPacket> lock = List.of(PtsPacket.pump("PumpLock", 1));
      assertThatThrownBy(() -> connection.ask(lock, () -> false)).isInstanceOf(PtsFailure.class);
      assertThat(user(1)).isEmpty();
      // Superseded at the last moment: cut off before it has left.
      assertThatThrownBy(
              () ->
                  connection.ask(
                      lock,
                      () -> {
                        connection.cutOff();
                        return true;
                      }))
          .isInstanceOf(PtsFailure.class);
      assertThat(user(1)).isEmpty();
    }
  }

  private String user(int pump) {
    return rig.sim("state", "{}").path("pumps").get(pump - 1).path("user").asText();
  }

  @Test
  void aBugInTheTillDoesNotSwallowTheNextStop() {
    driver.advance(0);
    deaf = true;
    forecourt.stop(1);
    stopper.advance(1_000);
    deaf = false;
    assertThat(log.all(CommandAccepted.class)).isEmpty();
    forecourt.stop(1);
    stopper.advance(1_000);
    assertThat(commands(CommandAccepted.class)).containsExactly(ForecourtCommand.STOP);
    assertThat(stopper.waiting()).isZero();
  }

  @Test
  void aStopThatFailsIsTriedAgainThoughTheTillCannotBeTold() {
    driver.advance(0);
    rig.fault("{'offline':true}");
    deaf = true;
    forecourt.stop(1);
    stopper.advance(0);
    deaf = false;
    rig.fault("{'offline':false}");
    stopper.advance(1_000);
    assertThat(commands(CommandAccepted.class)).containsExactly(ForecourtCommand.STOP);
  }

  @Test
  void aCommandThatEndsInABugIsAnsweredAndFreesItsPlace() {
    PtsSettings settings = rig.settings("till1", TIMING);
    PtsSite site =
        new PtsSite(
            settings,
            new PtsConnection(
                rig.url,
                "",
                new DigestLogin("till1", "till1", false),
                TIMING.requestTimeoutMillis()),
            log,
            driver::nowMillis);
    PtsLoop loop = new PtsLoop(site, driver);
    loop.start();
    driver.advance(0);
    for (int i = 0; i < 3; i++) {
      loop.submit(
          new PtsJob(
              ForecourtCommand.SUSPEND,
              1,
              "",
              null,
              1,
              job -> {
                throw new IllegalStateException("a bug, for the test");
              }));
      driver.advance(0);
    }
    assertThat(log.all(CommandRefused.class))
        .hasSize(3)
        .allMatch(e -> e.reason().trouble() == ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD);
    for (int i = 0; i < 256; i++) {
      loop.submit(new PtsJob(ForecourtCommand.READ_PRICES, 0, "", null, 1, job -> {}));
    }
    driver.advance(0);
    assertThat(log.all(CommandRefused.class)).hasSize(3);
    loop.close();
    site.connection.close();
  }

  private static PtsSettings settings(Rig rig, int pumps) {
    return new PtsSettings(
        "pts",
        new PtsAddress(rig.url, ""),
        new PtsLogin("till1", "till1", false),
        IntStream.rangeClosed(1, pumps).boxed().toList(),
        2,
        true,
        TIMING);
  }

  private void listen(ForecourtEvent event) {
    if (deaf) {
      throw new IllegalStateException("a bug, for the test");
    }
    log.accept(event);
  }

  private <T extends ForecourtEvent> List<ForecourtCommand> commands(Class<T> type) {
    return log.all(type).stream()
        .map(
            e ->
                switch (e) {
                  case CommandAccepted accepted -> accepted.command();
                  case CommandRefused refused -> refused.command();
                  default -> throw new AssertionError(e);
                })
        .toList();
  }
}
