package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.station.DemoStation;
import canopy.till.ui.Texts;
import org.junit.jupiter.api.Test;

/** Sentences that come by themselves, and go by themselves. */
class NoticesJourneyTest extends RunningTill {
  private boolean says(String key) {
    return labelled(new Texts(window.language()).text(key));
  }

  @Test
  void whatIsDoneIsSaidForAWhileOnly() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    press("Shift+Delete");
    press("Enter");
    until(() -> open() == null && visible(".notice-done"));
    until(() -> !visible(".notice-done"));
  }

  @Test
  void prepaySaysWhatToTypeAndWhatToPress() throws Exception {
    signIn(DemoStation.CASHIER);
    keys("3", "F9");
    until(() -> visible(".notice-info"));
    assertThat(onFx(() -> says("fuel.prepayhow"))).isTrue();
    picture("prepay-hint");
  }
}
