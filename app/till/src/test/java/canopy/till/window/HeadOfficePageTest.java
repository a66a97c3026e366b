package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.SyncStatus;
import canopy.till.station.DemoStation;
import canopy.till.sync.HeadOfficeView;
import canopy.till.sync.Office;
import canopy.till.ui.manage.Place;
import java.time.Clock;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** Head office's page on the running program, with the real head office. */
class HeadOfficePageTest extends RunningTill {
  private HeadOfficeView view() {
    return program.headOffice().view();
  }

  private void type(String field, String text) throws Exception {
    onFx(
        () -> {
          ((TextInputControl) window.shell().scene().lookup(field)).setText(text);
          return true;
        });
  }

  @Test
  void managerEnrolsSeesTheLineBreakAndMayNotSignOffWhileLinesWait() throws Exception {
    try (Office office = Office.start(Clock.systemUTC())) {
      signIn(DemoStation.MANAGER);
      sell();
      go(Place.HEAD_OFFICE);
      until(() -> visible("#sync-enrol"));
      press("F4");
      until(() -> visible("#sync-code"));
      type("#sync-address", "http://192.0.2.7");
      type("#sync-code", "0000-0000-0000");
      press("F12");
      until(() -> visible(".notice-refused"));
      type("#sync-address", office.address().url());
      press("F12");
      until(() -> labelled("登记码错误"));
      picture("headoffice-bad-code");
      type("#sync-code", office.code("1"));
      press("F12");
      until(() -> visible(".notice-done"));
      until(
          () ->
              view().up() != null
                  && view().up().state() == SyncStatus.State.CONNECTED
                  && view().waiting() == 0);
      picture("headoffice-connected");

      office.stop();
      go(Place.SALE);
      sell();
      go(Place.HEAD_OFFICE);
      until(() -> visible("#sync-try-now"));
      press("F2");
      until(() -> view().up().state() == SyncStatus.State.NOT_CONNECTED);
      until(
          () ->
              window.shell().scene().getRoot().lookupAll(".sync-state").toString().contains("未连接"));
      press("F9");
      until(() -> visible(".notice-refused"));
      assertThat(view().settings()).isNotNull();
      picture("headoffice-away");
      press(Place.DAY.shortcut());
      until(() -> labelled("未传到总部"));
      picture("headoffice-day");
    }
  }
}
