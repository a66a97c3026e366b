package canopy.till.window;

import canopy.core.command.FuelCommand;
import canopy.core.command.Request;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.till.Patience;
import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A fill that nobody pays grows older before the cashier's eyes, however quiet the night is. */
class UnpaidAgeJourneyTest extends RunningTill {
  private final AheadClock clock = new AheadClock();

  @Override
  Clock clock() {
    return clock;
  }

  @Test
  void aFillThatWaitsIsMarkedThoughNothingElseHappens() throws Exception {
    signIn(DemoStation.CASHIER);
    Fill fill =
        new Fill(
            "pts-3-7",
            3,
            1,
            2,
            7,
            new Volume(23_410),
            Money.of(18_400, "CNY"),
            new UnitPrice(7_860),
            clock.instant(),
            false);
    program
        .loop()
        .submit(Request.system(new FuelCommand.ReportFill(fill)))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> marked("fresh"));
    clock.ahead = Duration.ofMinutes(11);
    until(() -> marked("old"));
    clock.ahead = Duration.ofMinutes(21);
    until(() -> marked("overdue"));
    goByKeys(Place.SHIFT);
    String ended =
        DateTimeFormatter.ofPattern("M月d日 HH:mm")
            .format(fill.endedAt().atZone(ZoneId.of(program.master().config().zone())));
    until(() -> labels("未付加油 · 3 号机 · 95# 汽油 · " + ended));
  }

  private boolean labels(String words) {
    return window.shell().scene().getRoot().lookupAll(".label").stream()
        .anyMatch(node -> ((Labeled) node).getText().equals(words));
  }

  private boolean marked(String age) {
    Node key = button(".unpaid-key");
    return key != null && key.getPseudoClassStates().contains(PseudoClass.getPseudoClass(age));
  }
}
