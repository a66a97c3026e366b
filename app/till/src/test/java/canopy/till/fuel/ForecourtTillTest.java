package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.FuelEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import canopy.till.Patience;
import canopy.till.loop.Outcome;
import canopy.till.station.DataFolder;
import canopy.till.station.Devices;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole till at a controller in another process. */
@Timeout(Patience.HANGING_SECONDS)
class ForecourtTillTest {
  @TempDir Path folder;

  private SimulatedForecourt forecourt;
  private Path data;

  @BeforeEach
  void start() throws Exception {
    forecourt = SimulatedForecourt.start();
    data = FuelTill.setUp(folder.resolve("data"), "1", forecourt);
  }

  @AfterEach
  void end() throws Exception {
    forecourt.close();
  }

  @Test
  void takesAFillIntoASaleAndFreesThePump() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      release(till, 1);
      forecourt.fillUp(1, 2, 12_340);
      till.await("the fill", () -> till.fuel().unpaidOf(1).size() == 1);
      till.await("closed", () -> till.fuel().open().isEmpty());
      Fill fill = till.fuel().unpaidOf(1).getFirst();
      assertThat(fill.volume().millilitres()).isEqualTo(12_340);
      till.act(new SaleCommand.TakeFill(fill.key()));
      till.pay();
      assertThat(till.fuel().unpaid()).isEmpty();
      Books.agree(forecourt, till);
      release(till, 1);
    }
  }

  /**
   * As some controllers are switched; the till must be told so, for Basic gives the secret away.
   */
  @Test
  void basicIsSpokenToAControllerThatWantsItAndToNoOther() throws Exception {
    try (SimulatedForecourt basic =
        SimulatedForecourt.start("--manual", "--seed", "5", "--basic")) {
      FuelTill.connect(data, "1", basic);
      try (FuelTill till = FuelTill.open(data)) {
        till.await(
            "the refusal",
            () ->
                till.program().forecourt().board().trouble() != null
                    && till.program().forecourt().board().trouble().trouble()
                        == ForecourtTrouble.LOGIN_REFUSED);
      }
      DataFolder files = new DataFolder(data);
      Devices.Controller digest = files.devices().forecourt();
      files.write(
          new Devices(
              new Devices.Controller(
                  digest.id(),
                  digest.url(),
                  digest.user(),
                  true,
                  null,
                  digest.answerMillis(),
                  true),
              null,
              null,
              null,
              false));
      assertThat(files.devices().forecourt().basic()).isTrue();
      try (FuelTill till = FuelTill.open(data)) {
        till.await("pump 1", () -> till.shown(1) == PumpState.IDLE);
      }
    }
  }

  @Test
  void releasesAPrepaidPumpAfterPaymentAndOwesTheRest() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 2", () -> till.shown(2) == PumpState.IDLE);
      till.act(new SaleCommand.AddPrepay(2, new Limit.FullTank(), Money.of(10_000, "CNY")));
      assertThat(till.fuel().releases()).isEmpty();
      assertThat(till.journalled(FuelEvent.Authorised.class)).isEmpty();
      till.pay();
      till.await("released", () -> till.shown(2) == PumpState.AUTHORISED);
      forecourt.fillUp(2, 1, 5_000);
      till.await("used", () -> prepay(till, 2).state() == Prepay.State.REST_DUE);
      long amount = forecourt.fills().get(0).path("amountMinor").asLong();
      assertThat(prepay(till, 2).rest()).isEqualTo(Money.of(10_000 - amount, "CNY"));
      till.await("closed", () -> till.fuel().open().isEmpty());
      assertThat(Books.prepaysAreUsedOnce(till)).isEqualTo(1);
      Books.agree(forecourt, till);
    }
  }

  @Test
  void onlyTheGradeThatWasPaidFlows() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 2", () -> till.shown(2) == PumpState.IDLE);
      till.act(new SaleCommand.PrepayLitres(2, 2, new Volume(5_000)));
      till.pay();
      till.await("released", () -> till.shown(2) == PumpState.AUTHORISED);
      forecourt.order("lift", "{'pump':2,'nozzle':1}");
      till.await("the wrong nozzle", () -> till.nozzleUp(2) == 1);
      assertThat(till.shown(2)).isEqualTo(PumpState.AUTHORISED);
      forecourt.order("hangup", "{'pump':2}");
      till.await("hung up", () -> till.nozzleUp(2) == 0);
      forecourt.fillUp(2, 2, 90_000);
      till.await("filled", () -> till.fuel().prepays().isEmpty());
      Fill fill = till.journalled(FuelEvent.Dispensed.class).getLast().fill();
      assertThat(fill.grade()).isEqualTo(2);
      assertThat(fill.volume()).isEqualTo(new Volume(5_000));
      till.await("closed", () -> till.fuel().open().isEmpty());
      Books.agree(forecourt, till);
    }
  }

  @Test
  void keepsAPrepaymentWhoseReleaseWasRefusedOrRanOut() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 3", () -> till.shown(3) == PumpState.IDLE);
      forecourt.order("fault", "{'pumpOffline':{'pump':3,'on':true}}");
      till.await("pump 3 gone", () -> till.shown(3) == PumpState.INOPERATIVE);
      String id = till.sellPrepay(3, 2_000);
      till.await("refused", () -> prepay(till, 3).state() == Prepay.State.WAITING);
      assertThat(till.fuel().releases()).isEmpty();

      forecourt.order("fault", "{'pumpOffline':{'pump':3,'on':false}}");
      till.await("pump 3 back", () -> till.shown(3) == PumpState.IDLE);
      till.act(new FuelCommand.RetryPrepay(id, "again"));
      till.await("released", () -> till.shown(3) == PumpState.AUTHORISED);
      forecourt.order("lift", "{'pump':3,'nozzle':1}");
      till.await("started", () -> till.shown(3) != PumpState.AUTHORISED);
      forecourt.order("hangup", "{'pump':3}");
      till.await("hung up", () -> prepay(till, 3).state() == Prepay.State.WAITING);

      till.await("pump 3 free", () -> till.shown(3) == PumpState.IDLE);
      till.act(new FuelCommand.RetryPrepay(id, "and again"));
      till.await("released", () -> till.shown(3) == PumpState.AUTHORISED);
      forecourt.fillUp(3, 1, 90_000);
      till.await("all used", () -> till.fuel().prepays().isEmpty());
      till.await("closed", () -> till.fuel().open().isEmpty());
      Books.agree(forecourt, till);
    }
  }

  @Test
  void endsAReleaseThatNeverReachedTheControllerAndNoOther() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pumps", () -> till.shown(8) == PumpState.IDLE);
      till.sellPrepay(2, 5_000);
      till.sellPrepay(4, 3_000);
      till.await("released", () -> till.shown(2) == PumpState.AUTHORISED);
      till.await("released", () -> till.shown(4) == PumpState.AUTHORISED);
    }
    FuelTill.connect(data, "1", null);
    String id;
    try (FuelTill till = FuelTill.open(data)) {
      id = till.sellPrepay(5, 4_000); // Paid, and the program ends before the release is sent.
      assertThat(prepay(till, 5).state()).isEqualTo(Prepay.State.AUTHORISED);
    }
    forecourt.fillUp(2, 1, 1_000); // Waits at the controller.
    forecourt.order("fault", "{'pumpOffline':{'pump':4,'on':true}}");
    FuelTill.connect(data, "1", forecourt);
    try (FuelTill till = FuelTill.open(data)) {
      till.await("never arrived", () -> prepay(till, 5).state() == Prepay.State.WAITING);
      till.await("used", () -> prepay(till, 2).state() == Prepay.State.REST_DUE);
      assertThat(prepay(till, 4).state()).as("nobody knows").isEqualTo(Prepay.State.AUTHORISED);

      forecourt.order("fault", "{'pumpOffline':{'pump':4,'on':false}}");
      till.await("pump 4 back", () -> till.shown(4) == PumpState.AUTHORISED);
      forecourt.fillUp(4, 1, 90_000);
      till.await("used", () -> till.fuel().prepaysOf(4).isEmpty());

      till.act(new FuelCommand.RetryPrepay(id, "again"));
      till.await("released", () -> till.shown(5) == PumpState.AUTHORISED);
      forecourt.fillUp(5, 1, 90_000);
      till.await("used", () -> till.fuel().prepaysOf(5).isEmpty());
      till.await("closed", () -> till.fuel().open().isEmpty());
      assertThat(till.journalled(FuelEvent.AuthorisationEnded.class))
          .extracting(FuelEvent.AuthorisationEnded::pump)
          .containsExactly(5);
      assertThat(Books.prepaysAreUsedOnce(till)).isEqualTo(3);
      Books.agree(forecourt, till);
    }
  }

  @Test
  void twoTillsNeverTakeInTheSameFill() throws Exception {
    Path other = FuelTill.setUp(folder.resolve("other"), "2", forecourt);
    FuelTill.releaseWhoeverCalls(data);
    FuelTill.releaseWhoeverCalls(other);
    try (FuelTill one = FuelTill.open(data);
        FuelTill two = FuelTill.open(other)) {
      one.await("pumps", () -> one.shown(8) == PumpState.IDLE);
      two.await("pumps", () -> two.shown(8) == PumpState.IDLE);
      // Nobody's: one that both may claim, and one that is over already.
      forecourt.order("automatic", "{'pump':1,'nozzle':1,'volumeMillilitres':3000}");
      forecourt.order("offlinefill", "{'pump':2,'nozzle':1,'volumeMillilitres':4000}");
      one.await("the fill past the controller", () -> one.fuel().unpaidOf(2).size() == 1);
      try (Traffic traffic = new Traffic(forecourt)) {
        for (int fills = 5; fills <= 30; fills += 5) {
          int many = fills;
          one.await(
              many + " fills, " + traffic,
              () -> one.fuel().unpaid().size() + two.fuel().unpaid().size() >= many);
        }
        one.await("one's", () -> !one.fuel().unpaid().isEmpty());
        two.await("two's", () -> !two.fuel().unpaid().isEmpty());
        traffic.drain();
      }
      one.await("closed", () -> one.fuel().open().isEmpty());
      two.await("closed", () -> two.fuel().open().isEmpty());
      Books.agree(forecourt, one, two);
    }
  }

  @Test
  void closesAFillWhoseEveryAnswerToTheClosingWasLost() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      release(till, 1);
      forecourt.order("fault", "{'dropAfterCommit':6}"); // As often as the driver tries.
      forecourt.fillUp(1, 1, 5_000);
      till.await("the fill", () -> till.fuel().unpaidOf(1).size() == 1);
      till.await("closed", () -> till.fuel().open().isEmpty());
      Books.agree(forecourt, till);
    }
  }

  @Test
  void answersACallAgainWhoseReleaseWasLostOnTheWay() throws Exception {
    FuelTill.releaseWhoeverCalls(data);
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 1", () -> till.shown(1) == PumpState.IDLE);
      forecourt.order("fault", "{'status':{'code':500,'count':1,'type':'PumpAuthorize'}}");
      forecourt.order("arrive", "{'pump':1,'nozzle':1,'volumeMillilitres':5000}");
      forecourt.order("lift", "{'pump':1}");
      till.await("released", () -> till.shown(1) == PumpState.STARTED);
      assertThat(till.journalled(FuelEvent.Authorised.class)).hasSize(2);
    }
  }

  @Test
  void holdsWhatStopAllHasStoppedThroughARestart() throws Exception {
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pumps", () -> till.shown(8) == PumpState.IDLE);
      till.program().forecourt().stopAll();
      till.await("stopped", () -> till.shown(1) == PumpState.CLOSED);
      till.restart(2);
      till.await("started again", () -> till.shown(2) == PumpState.IDLE);
    }
    try (FuelTill till = FuelTill.open(data)) {
      till.await("pump 2", () -> till.shown(2) == PumpState.IDLE);
      till.await("still stopped", () -> till.shown(1) == PumpState.CLOSED);
      assertThat(till.attempt(new FuelCommand.Authorise("no", 1, new Limit.FullTank(), false)))
          .isInstanceOf(Outcome.Refused.class);
      till.restart(1);
      release(till, 1);
      release(till, 2);
    }
  }

  private static void release(FuelTill till, int pump) {
    till.await("pump " + pump, () -> till.shown(pump) == PumpState.IDLE && !blocked(till, pump));
    till.act(
        new FuelCommand.Authorise(
            "r" + till.program().journal().lastSeq(), pump, new Limit.FullTank(), false));
    till.await("released", () -> till.shown(pump) == PumpState.AUTHORISED);
  }

  private static boolean blocked(FuelTill till, int pump) {
    return till.program().forecourt().board().status(pump).fillOpen();
  }

  private static Prepay prepay(FuelTill till, int pump) {
    return till.fuel().prepaysOf(pump).getLast();
  }
}
