package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.station.DemoStation;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** Money that goes out without a receipt: why, how much, and who allows it. */
class PayOutJourneyTest extends RunningTill {
  @Test
  void whoeverApprovesSeesTheSumAndTheReason() throws Exception {
    signIn(DemoStation.CASHIER);
    press("F7");
    until(() -> visible("#receipt-query"));
    press("F9");
    until(() -> open() != null && open().isWithoutReceipt());
    assertThat(onFx(() -> window.shell().modalOpen())).as("nothing to approve yet").isFalse();
    scan();
    payOut();
    until(() -> visible(".notice-refused"));
    assertThat(open()).as("without a reason").isNotNull();
    press("Esc");
    until(() -> visible(".answers .chip"));
    fireButton(".answers .chip");
    until(() -> !open().note().isEmpty());
    String reason = open().note();
    payOut();
    until(() -> window.shell().modalOpen());
    assertThat(onFx(() -> ((Labeled) button(".approval-subject")).getText()))
        .contains("-3.50", reason);
    picture("payout-approval");
    keys(DemoStation.MANAGER.pin(), "Enter");
    until(() -> open() == null);
    assertThat(state().basket().last().approvedBy()).isEqualTo(DemoStation.MANAGER.id());
  }

  private void payOut() throws Exception {
    press("F12");
    until(() -> visible(".tender"));
    press("Enter");
  }
}
