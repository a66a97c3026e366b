package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.shift.MovementReason.Deed;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Typist;
import canopy.till.ui.control.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** Nobody waits for a reason: what it was asked for is done, whatever comes next. */
class RushTest extends PictureTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void aDiscountThatWaitsForItsReasonIsNotLost() throws Exception {
    onFx(
        () -> {
          Look look = look(Language.ENGLISH);
          SaleModel model = SaleSamples.filled(Language.ENGLISH, 8);
          model.reasons.set(Map.of(Deed.DISCOUNT, List.of("Goodwill")));
          Shell shell = new Shell(look, 1280, 800);
          shell.show(new SaleScreen(look, model, SaleSamples.recording(asked)));
          shell.scene().getRoot().applyCss();
          shell.scene().getRoot().layout();
          Typist typist = new Typist(shell.scene());
          List<Runnable> rush =
              List.of(
                  () -> shell.scanned("6901234567892"),
                  () -> tap(shell, ".hot-article"),
                  () -> tap(shell, ".unpaid-key"),
                  () -> tap(shell, "#pay"),
                  () -> typist.press("F12"));
          for (Runnable next : rush) {
            shell.screen().typed("9");
            typist.press("Ctrl+D");
            next.run();
          }
          return true;
        });
    String discount = "discountPercent(6, 9, )";
    assertThat(asked.stream().filter(call -> !call.startsWith("search(")))
        .containsExactly(
            discount,
            "scan(6901234567892)",
            discount,
            "addArticle(a0)",
            discount,
            "takeFill(a)",
            discount,
            "pay()",
            discount,
            "pay()");
  }

  private static void tap(Shell shell, String selector) {
    ((Button) shell.scene().lookup(selector)).fire();
  }
}
