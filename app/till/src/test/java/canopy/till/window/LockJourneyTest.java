package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.sale.Sale;
import canopy.till.operator.signin.AutoLock;
import canopy.till.station.DemoStation;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** A till that nobody touches. */
class LockJourneyTest extends RunningTill {
  @Test
  void theRoleSaysHowLongAndOtherwiseTheStation() {
    Map<Right, Grant> sells = Map.of(Right.SELL, Grant.ALLOWED);
    assertThat(AutoLock.seconds(null, 300)).isEqualTo(300);
    assertThat(AutoLock.seconds(with(new Role("cashier", sells)), 300)).isEqualTo(300);
    assertThat(AutoLock.seconds(with(new Role("lead", "lead", sells, 60)), 300)).isEqualTo(60);
    assertThat(AutoLock.seconds(with(new Role("shop", "shop", sells, 0)), 300))
        .as("never")
        .isZero();
  }

  private static Operator with(Role role) {
    return new Operator("1001", "王芳", role, Language.ZH_CN, true);
  }

  @Test
  void aLockedTillShowsThePumpsStopsThemAndKeepsTheSale() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    Sale sale = open();
    Role quick = program.master().people().role("cashier").orElseThrow().locking(1);
    program.changeMaster(master -> master.with(master.people().with(quick)));
    until(() -> state().session().locked());
    until(() -> visible(".signin"));
    assertThat(open()).isEqualTo(sale);
    assertThat(visible(".signin-pumps .strip-pump")).isTrue();
    picture("locked-pumps");
    fireButton(".signin-pumps .strip-pump");
    until(() -> visible(".notice-refused"));
    onFx(
        () -> {
          ((Button) window.shell().scene().lookup("#stop-all")).fire();
          return true;
        });
    until(() -> state().fuel().isStopped(1));
    Role slow = quick.locking(600);
    program.changeMaster(master -> master.with(master.people().with(slow)));
    touch(DemoStation.CASHIER.pin());
    until(() -> !state().session().locked());
    assertThat(open()).isEqualTo(sale);
  }

  @Test
  void aSaleOfSomebodyWhoIsGoneGoesOverToTheNext() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    Sale sale = open();
    program.loop().submit(Request.system(new OperatorCommand.Lock())).get(60, TimeUnit.SECONDS);
    until(() -> visible(".signin-locked"));
    fireButton("#take-over");
    until(() -> state().session().operator() == null);
    until(() -> !visible(".signin-locked"));
    until(() -> visible(".signin-people .signin-waiting"));
    picture("taken-over-with-a-sale");
    signIn(DemoStation.MANAGER);
    assertThat(open()).isEqualTo(sale);
  }
}
