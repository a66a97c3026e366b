package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.LimitsOnDisk;
import canopy.till.station.DemoStation;
import canopy.till.station.limits.StationLimits;
import canopy.till.ui.manage.Place;
import org.junit.jupiter.api.Test;

/** Limits on the running till: checked, in force, and in their files. */
class LimitsJourneyTest extends RunningTill {

  @Test
  void aManagerSetsADifferenceAndItIsInForce() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.LIMITS);
    until(() -> visible("#limit-shift-difference"));
    writeInto("#limit-shift-difference", "much");
    press("F12");
    until(() -> visible(".notice-refused"));
    long before = program.master().shifts().limitMinor();
    writeInto("#limit-shift-difference", "7.50");
    press("F12");
    until(() -> program.master().shifts().limitMinor() == 750);
    assertThat(before).isNotEqualTo(750);
    until(() -> visible(".notice-done"));
    StationLimits read = new LimitsOnDisk(program).read();
    assertThat(read.shifts().limitMinor()).isEqualTo(750);
    assertThat(data.resolve("master/shifts.json")).content().contains("\"limitMinor\" : 750");
    assertThat(data.resolve("master/findings.json")).doesNotExist();
  }
}
