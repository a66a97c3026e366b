package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.LimitsOnDisk;
import canopy.till.operator.signin.ApprovalController;
import canopy.till.operator.signin.Requests;
import canopy.till.station.DemoStation;
import canopy.till.station.limits.LimitsController;
import canopy.till.station.limits.LimitsPort;
import canopy.till.station.limits.StationLimits;
import canopy.till.ui.Around;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** Faults of the program or the disk behind the limits' page: said, and the page works on. */
class LimitsFaultTest extends RunningTill {
  private final AtomicBoolean faulty = new AtomicBoolean(true);

  /** The till's own limits behind a fault that nobody has thought of. */
  private final class Faulty implements LimitsPort {
    @Override
    public StationLimits read() throws IOException {
      check();
      return new LimitsOnDisk(program).read();
    }

    @Override
    public void replace(StationLimits next) throws IOException {
      check();
      new LimitsOnDisk(program).replace(next);
    }

    private void check() {
      if (faulty.get()) {
        throw new IllegalStateException("a fault of the program");
      }
    }
  }

  private LimitsController page() {
    Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent());
    ApprovalController approvals =
        new ApprovalController(
            window.shell(),
            look,
            program.loop(),
            program.pins(),
            () -> program.master().everybody(),
            clock());
    Requests requests = new Requests(program.loop(), approvals, look.texts(), look.sounds());
    var page = new LimitsController(Around.of(look), requests, new Faulty(), Runnable::run);
    Scene scene = new Scene(page.screen().root(), 1280, 800);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return page;
  }

  private static boolean says(LimitsController page, String styleClass) {
    return page.screen().root().lookupAll(styleClass).stream().anyMatch(Node::isVisible);
  }

  @Test
  void aFaultIsSaidAndThePageWorksOn() throws Exception {
    signIn(DemoStation.MANAGER);
    LimitsController page =
        onFx(
            () -> {
              LimitsController made = page();
              made.open();
              return made;
            });
    until(() -> says(page, ".notice-refused"));
    assertThat(onFx(() -> page.screen().root().lookup("#limit-shift-difference")))
        .as("nothing that was not read can be changed")
        .isNull();

    faulty.set(false);
    onFx(
        () -> {
          page.open();
          return true;
        });
    until(() -> page.screen().root().lookup("#limit-shift-difference") != null);
    faulty.set(true);
    save(page, "7.50");
    until(() -> says(page, ".notice-refused"));
    assertThat(program.master().shifts().limitMinor()).isNotEqualTo(750);
    until(() -> !((Button) page.screen().root().lookup("#limits-save")).isDisabled());

    faulty.set(false);
    save(page, "7.50");
    until(() -> says(page, ".notice-done"));
    assertThat(program.master().shifts().limitMinor()).isEqualTo(750);
  }

  private void save(LimitsController page, String difference) throws Exception {
    onFx(
        () -> {
          TextInputControl field =
              (TextInputControl) page.screen().root().lookup("#limit-shift-difference");
          field.setText(difference);
          page.save();
          return true;
        });
  }
}
