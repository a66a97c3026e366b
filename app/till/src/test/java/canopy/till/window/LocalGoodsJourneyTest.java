package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.UnitPrice;
import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** An article that only this station has. */
class LocalGoodsJourneyTest extends RunningTill {
  /** From the GS1 General Specifications' own examples: a number of twelve digits. */
  private static final String UPC_A = "614141000036";

  @Test
  void aPriceFarFromTheOneInForceIsAskedAbout() throws Exception {
    UnitPrice before = program.master().catalogue().grade(1).orElseThrow().price();
    signIn(DemoStation.MANAGER);
    go(Place.PRICES);
    until(() -> visible("#local-save"));
    press("F3");
    until(() -> visible("#local-price") && !visible("#local-find"));
    onFx(
        () -> {
          var chips = window.shell().scene().getRoot().lookupAll(".chip");
          String grade = program.master().catalogue().grade(1).orElseThrow().name().zh();
          chips.stream()
              .map(Button.class::cast)
              .filter(chip -> chip.getText().equals(grade))
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
    writeInto("#local-price", Long.toString(before.tenthsOfMinor() / 100));
    press("F12");
    until(() -> visible(".notice-warning"));
    picture("price-far");
    assertThat(program.master().catalogue().grade(1).orElseThrow().price()).isEqualTo(before);
    fireButton(".strip-action");
    until(() -> !program.master().catalogue().grade(1).orElseThrow().price().equals(before));
  }

  @Test
  void whatWasTypedWithTwelveDigitsIsFoundHoweverAScannerReadsIt() throws Exception {
    signIn(DemoStation.MANAGER);
    go(Place.PRICES);
    until(() -> visible("#local-save"));
    press("F4");
    until(() -> visible("#local-name"));
    writeInto("#local-key", UPC_A);
    writeInto("#local-name", "Imported soap");
    writeInto("#local-price", "12.50");
    press("F12");
    until(() -> program.master().catalogue().byCode("0" + UPC_A).isPresent());
    assertThat(program.master().catalogue().article(UPC_A)).isPresent();
    press("Esc");
    for (String read : new String[] {UPC_A, "0" + UPC_A}) {
      int before = open() == null ? 0 : open().lines().size();
      onFx(
          () -> {
            window.shell().scanned(read);
            return true;
          });
      until(
          () ->
              open() != null
                  && (open().lines().size() > before
                      || program.loop().snapshot().totals().total().minor() == 2_500));
    }
    assertThat(program.loop().snapshot().totals().total().minor()).isEqualTo(2_500);
  }
}
