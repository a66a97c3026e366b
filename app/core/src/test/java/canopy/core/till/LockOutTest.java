package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Attempts;
import canopy.core.operator.Right;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong PINs: waiting from the third on, kept by the journal. */
class LockOutTest {
  private final Till till = new Till(new TestBook());

  private void wrongPin() {
    till.does(new OperatorCommand.RejectPin(TestBook.CASHIER));
  }

  private Duration waitAfter(int wrongPins) {
    Duration wait = Duration.ZERO;
    for (int i = 0; i < wrongPins; i++) {
      till.now = till.now.plus(wait);
      wrongPin();
      var until = till.state.session().attemptsOf(TestBook.CASHIER).lockedUntil();
      wait = until == null ? Duration.ZERO : Duration.between(till.now, until);
    }
    return wait;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0", "2, 0", "3, 30", "4, 60", "5, 120", "6, 240", "7, 480", "8, 900", "9, 900", "40, 900"
  })
  void waitsTwiceAsLongEachTimeUpToAQuarterOfAnHour(int wrongPins, long seconds) {
    assertThat(waitAfter(wrongPins)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void theRightPinWaitsTooUntilTheTimeIsOver() {
    waitAfter(3);
    var signIn = new OperatorCommand.SignIn(TestBook.CASHIER);
    till.now = till.now.plusMillis(29_001);
    Refusal refusal = till.refusal(Request.by(TestBook.CASHIER, signIn));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.PIN_LOCKED);
    assertThat(refusal.args()).containsExactly("王芳", "1");
    till.now = till.now.plusMillis(999);
    till.does(signIn);
    assertThat(till.state.session().attemptsOf(TestBook.CASHIER)).isEqualTo(Attempts.NONE);
  }

  @Test
  void triesDuringTheWaitAreNotCounted() {
    waitAfter(3);
    assertThat(till.refuses(new OperatorCommand.RejectPin(TestBook.CASHIER)))
        .isEqualTo(Refusal.Reason.PIN_LOCKED);
    assertThat(till.state.session().attemptsOf(TestBook.CASHIER).failures()).isEqualTo(3);
  }

  @Test
  void aRestartDoesNotResetIt() {
    waitAfter(4);
    till.state = till.replayed();
    assertThat(till.refuses(new OperatorCommand.SignIn(TestBook.CASHIER)))
        .isEqualTo(Refusal.Reason.PIN_LOCKED);
  }

  @Test
  void unlockingTheScreenObeysAndEndsIt() {
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    till.does(new OperatorCommand.Lock());
    assertThat(till.does(new OperatorCommand.Lock())).isEmpty();
    waitAfter(3);
    var unlock = new OperatorCommand.Unlock(TestBook.CASHIER);
    assertThat(till.refuses(unlock)).isEqualTo(Refusal.Reason.PIN_LOCKED);
    till.now = till.now.plusSeconds(30);
    till.does(unlock);
    assertThat(till.state.session().locked()).isFalse();
    assertThat(till.state.session().attempts()).isEmpty();
  }

  @Test
  void anotherPersonNeitherUnlocksNorSignsInOverTheCashier() {
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    till.does(new OperatorCommand.Lock());
    assertThat(till.refuses(new OperatorCommand.Unlock(TestBook.MANAGER)))
        .isEqualTo(Refusal.Reason.SOMEBODY_SIGNED_IN);
    assertThat(till.refuses(new OperatorCommand.SignIn(TestBook.MANAGER)))
        .isEqualTo(Refusal.Reason.SOMEBODY_SIGNED_IN);
    till.does(new OperatorCommand.SignOut());
    assertThat(till.does(new OperatorCommand.SignOut())).isEmpty();
    till.does(new OperatorCommand.SignIn(TestBook.MANAGER));
  }

  @Test
  void approvingEndsTheApproversCount() {
    till.does(new OperatorCommand.SignIn(TestBook.CASHIER));
    till.does(new OperatorCommand.RejectPin(TestBook.MANAGER));
    till.does(new OperatorCommand.RejectPin(TestBook.MANAGER));
    till.approved(Right.NO_SALE, new CounterCommand.OpenDrawer("change"));
    assertThat(till.state.session().attempts()).isEmpty();
  }

  @Test
  void peopleWhoLeftOrNeverWereAreUnknown() {
    assertThat(till.refuses(new OperatorCommand.SignIn(TestBook.LEFT)))
        .isEqualTo(Refusal.Reason.UNKNOWN_OPERATOR);
    assertThat(till.refuses(new OperatorCommand.SignIn("nobody")))
        .isEqualTo(Refusal.Reason.UNKNOWN_OPERATOR);
    assertThat(till.state.session().attempts()).isEmpty();
  }
}
