package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** The sale screen by keyboard, by touch and by scanner. */
class SaleScreenTest extends SaleStory {
  /** With three banners and a part paid: the lines make room, PAY never does. */
  @Test
  void payIsInViewWhateverIsSaidAboveTheLines() throws Exception {
    story(
        desk -> {
          desk.model.header.training.set(true);
          desk.model.pumps.held.set(8);
          desk.model.paidMinor.set(10_000);
          desk.model.notice.set(Notice.of(Notice.Level.REFUSED, "sale.age.nodate"));
          desk.shell.scene().getRoot().applyCss();
          desk.shell.scene().getRoot().layout();
          Node pay = desk.shell.scene().lookup("#pay");
          Node basket = desk.shell.scene().lookup(".basket");
          assertThat(pay.localToScene(pay.getLayoutBounds()).getMaxY())
              .isLessThanOrEqualTo(basket.localToScene(basket.getLayoutBounds()).getMaxY());
        });
  }

  /** STOP ALL is real in a training, too; the way back leads over the real till, which asks. */
  @Test
  void whoPractisesIsToldThatTheRealPumpsAreStopped() throws Exception {
    story(
        desk -> {
          desk.model.header.training.set(true);
          desk.model.pumps.held.set(8);
          assertThat(words(desk.shell.scene().lookup(".held-banner"))).contains("8 real pumps");
          assertThat(((Button) desk.shell.scene().lookup("#restart-all")).getText())
              .isEqualTo("End training to restart");
          desk.tap("#restart-all");
          desk.typist.press("Shift+Ctrl+R");
          assertThat(acts()).containsExactly("restartAll()", "restartAll()");
        });
  }

  @Test
  void whatWasRefusedBeforeIsNotSaidWhileTheCustomerPays() throws Exception {
    story(
        desk -> {
          desk.model.notice.set(Notice.of(Notice.Level.REFUSED, "sale.badquantity"));
          desk.model.side.set(new SaleScreen(look, desk.model, SaleSamples.recording(asked)));
          assertThat(desk.model.notice.get()).isNull();
        });
  }

  @Test
  void everyFunctionKeyOfTheBarDoesWhatItSays() throws Exception {
    story(
        desk -> {
          for (String key :
              List.of(
                  "F12",
                  "F5",
                  "F6",
                  "F7",
                  "F8",
                  "F9",
                  "F11",
                  "Enter",
                  "Delete",
                  "Shift+Delete",
                  "Ctrl+L",
                  "Alt+6",
                  "Pause")) {
            desk.typist.press(key);
          }
          assertThat(asked)
              .containsExactly(
                  "pay()",
                  "hold()",
                  "recall()",
                  "refund()",
                  "reprint()",
                  "openDrawer()",
                  "voidLine(6, )",
                  "lock()",
                  "go(HEALTH)",
                  "stopAll()");
        });
  }

  @Test
  void wholeSaleAsksBeforeItGoes() throws Exception {
    story(
        desk -> {
          desk.typist.press("Shift+Delete");
          assertThat(asked).isEmpty();
          desk.typist.press("Esc");
          desk.typist.press("Enter");
          assertThat(asked).isEmpty();
          desk.typist.press("Shift+Delete");
          desk.typist.press("Enter");
          assertThat(acts()).containsExactly("voidSale()");
        });
  }

  @Test
  void prepayTakesTheNumberOrTheTouchOfAPump() throws Exception {
    story(
        desk -> {
          desk.typist.press("F9");
          desk.screen.typed("3");
          desk.typist.press("Enter");
          desk.typist.press("F9");
          ((Button) desk.tiles().get(1)).fire();
          ((Button) desk.tiles().get(1)).fire();
          assertThat(acts()).containsExactly("prepay(3)", "prepay(2)", "tap(2)");
        });
  }

  @Test
  void secondRowOfKeysClosesAfterOne() throws Exception {
    story(
        desk -> {
          desk.typist.press("F10");
          List<Node> second = functionKeys(desk);
          ((Button) second.get(5)).fire();
          assertThat(asked).containsExactly("switchTheme()");
          assertThat(functionKeys(desk)).isNotEqualTo(second);
          desk.typist.press("F10");
          assertThat(functionKeys(desk)).isEqualTo(second);
        });
  }

  @Test
  void heldPumpsAreRestartedFromTheBannerAfterOneQuestion() throws Exception {
    story(
        desk -> {
          Node banner = desk.shell.scene().lookup(".held-banner");
          assertThat(banner.isVisible()).isFalse();
          desk.model.pumps.held.set(8);
          assertThat(banner.isVisible()).isTrue();
          desk.tap("#restart-all");
          assertThat(asked).isEmpty();
          desk.typist.press("Enter");
          desk.tap("#restart-all");
          desk.typist.press("Esc");
          desk.typist.press("Enter");
          assertThat(acts()).containsExactly("restartAll()");
          desk.model.pumps.held.set(0);
          assertThat(banner.isVisible()).isFalse();
        });
  }

  @Test
  void emptyRefundSaysWhatIsToBeGivenBack() throws Exception {
    story(
        desk -> {
          desk.model.lines.set(List.of());
          desk.model.totalMinor.set(0);
          desk.model.refund.set(true);
          String words = words(desk.shell.scene().lookup(".basket"));
          assertThat(words).contains("TO GIVE BACK", "REFUND", "scan what comes back");
          assertThat(words).doesNotContain("TOTAL", "PAY\n");
        });
  }

  @Test
  void stopAllIsOnePress() throws Exception {
    story(
        desk -> {
          desk.tap("#stop-all");
          assertThat(asked).containsExactly("stopAll()");
        });
  }

  @Test
  void basketWithOnlyAnUnknownCodeCannotBePaid() throws Exception {
    story(
        desk -> {
          desk.model.lines.set(
              List.of(
                  new BasketLine(
                      "x1", BasketLine.Kind.UNKNOWN_CODE, "690", "", 0, List.of(), "", false)));
          desk.model.payable.set(false);
          desk.typist.press("F12");
          assertThat(desk.shell.scene().lookup("#pay").isDisabled()).isTrue();
          assertThat(asked).isEmpty();
        });
  }

  @Test
  void tileTapsAndNumberThenCtrlPReachThePump() throws Exception {
    story(
        desk -> {
          ((Button) desk.tiles().get(1)).fire();
          desk.screen.typed("8");
          desk.typist.press("Ctrl+P");
          desk.screen.typed("3");
          desk.typist.press("Ctrl+O");
          desk.typist.press("Ctrl+P");
          assertThat(asked.stream().filter(call -> !call.startsWith("search")))
              .containsExactly("tap(2)", "tap(8)", "open(3)");
          assertThat(played).contains(Tone.REFUSED);
        });
  }

  /** Whoever takes money types sums: a pump that calls meanwhile is reached without its number. */
  @Test
  void whileMoneyIsTakenTheNextCallingPumpIsOneKeyAway() throws Exception {
    story(
        desk -> {
          desk.model.side.set(new Side());
          desk.typist.press("Ctrl+P");
          assertThat(desk.shell.scene().getFocusOwner()).isEqualTo(desk.tiles().get(1));
          desk.model.pumps.pumps.set(
              List.of(
                  PumpView.of(1, PumpState.CALLING),
                  PumpView.of(2, PumpState.CALLING),
                  PumpView.of(3, PumpState.IDLE)));
          desk.typist.press("Ctrl+P");
          assertThat(desk.shell.scene().getFocusOwner()).isEqualTo(desk.tiles().get(0));
          desk.typist.press("Ctrl+P");
          assertThat(desk.shell.scene().getFocusOwner()).isEqualTo(desk.tiles().get(1));
          assertThat(asked.stream().filter(call -> !call.startsWith("search"))).isEmpty();
        });
  }

  @Test
  void callingPumpChimesAtOnceAndOnlyAChangedTileIsRedrawn() throws Exception {
    story(
        desk -> {
          desk.model.pumps.pumps.set(List.of(PumpView.of(1, PumpState.IDLE)));
          played.clear();
          desk.model.pumps.pumps.set(List.of(PumpView.of(1, PumpState.CALLING)));
          assertThat(played).containsExactly(Tone.PUMP_CALLING);
          desk.model.pumps.pumps.set(List.of(PumpView.of(1, PumpState.CALLING)));
          assertThat(played).containsExactly(Tone.PUMP_CALLING);
          assertThat(desk.tiles()).hasSize(1);
        });
  }

  @Test
  void scanGoesToTheSaleAndToTheSideWhenThereIsOne() throws Exception {
    story(
        desk -> {
          desk.shell.scanned("6901234567892");
          Side side = new Side();
          desk.model.side.set(side);
          desk.shell.scanned("111");
          desk.typist.press("F5");
          desk.typist.press("Pause");
          desk.model.side.set(null);
          desk.typist.press("F5");
          assertThat(asked.stream().filter(call -> !call.startsWith("search")))
              .containsExactly("scan(6901234567892)", "side 111", "side F5", "stopAll()", "hold()");
        });
  }

  @Test
  void unknownCodeRowDoesNotStandInTheWay() throws Exception {
    story(
        desk -> {
          desk.model.lines.set(
              List.of(
                  new BasketLine(
                      "1", BasketLine.Kind.UNKNOWN_CODE, "123", "", 0, List.of(), "", false)));
          assertThat(desk.shell.modalOpen()).isFalse();
          desk.shell.scanned("6901234567892");
          assertThat(asked).contains("scan(6901234567892)");
        });
  }
}
