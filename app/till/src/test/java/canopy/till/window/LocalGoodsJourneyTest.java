package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import org.junit.jupiter.api.Test;

/** An article that only this station has. */
class LocalGoodsJourneyTest extends RunningTill {
  /** From the GS1 General Specifications' own examples: a number of twelve digits. */
  private static final String UPC_A = "614141000036";

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
