package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Formats;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import canopy.till.ui.Typist;
import canopy.till.ui.control.Shell;
import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A payment code takes the sum as soon as it is read: the screen says so before, and F1. */
class PaymentCodeHintTest extends PictureTest {
  private final Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent());

  @Test
  void saysSoWhereTheStationTakesCodes() throws Exception {
    onFx(
        () -> {
          SaleModel model = SaleSamples.filled(Language.ENGLISH, 8);
          model.takesCodes.set(true);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          Shell shell = shows(screen);
          assertThat(payHint(shell)).isEqualTo("F12 or scan the phone");
          assertThat(screen.keys().told())
              .containsExactly(new KeyMap.Told("sale.bycode", "sale.code.takes"));
          new Typist(shell.scene()).press("F1");
          assertThat(keyMap(shell)).contains("Payment code", "Takes the sum so far");
          model.totalMinor.set(-100);
          assertThat(payHint(shell)).as("nobody pays").isEqualTo("F12");
          return true;
        });
  }

  @Test
  void saysNothingOfItWhereItTakesNone() throws Exception {
    onFx(
        () -> {
          SaleModel model = SaleSamples.filled(Language.ENGLISH, 8);
          SaleScreen screen = new SaleScreen(look, model, SaleSamples.ignoring());
          assertThat(payHint(shows(screen))).isEqualTo("F12");
          assertThat(screen.keys().told()).isEmpty();
          return true;
        });
  }

  private Shell shows(SaleScreen screen) {
    Shell shell = new Shell(look, 1280, 800);
    shell.show(screen);
    return shell;
  }

  private static String payHint(Shell shell) {
    shell.scene().getRoot().applyCss();
    shell.scene().getRoot().layout();
    return ((Labeled) shell.scene().lookup("#pay-hint")).getText();
  }

  private static List<String> keyMap(Shell shell) {
    return shell.scene().getRoot().lookupAll(".key-map-grid .label").stream()
        .map(label -> ((Labeled) label).getText())
        .toList();
  }
}
