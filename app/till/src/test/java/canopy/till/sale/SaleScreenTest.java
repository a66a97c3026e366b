package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Quantity;
import canopy.till.ui.Formats;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.Typist;
import canopy.till.ui.control.Shell;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/** The sale screen by keyboard, by touch and by scanner. */
class SaleScreenTest extends PictureTest {
  private final List<String> asked = new ArrayList<>();
  private final List<Tone> played = new ArrayList<>();
  private final Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), played::add);

  /** Everything of FX is made and used on its thread. */
  private final class Desk {
    final SaleModel model = SaleSamples.filled(Language.ENGLISH, 8);
    final Shell shell = new Shell(look, 1280, 800);
    final Typist typist = new Typist(shell.scene());
    final SaleScreen screen = new SaleScreen(look, model, SaleSamples.recording(asked));

    Desk() {
      shell.show(screen);
      shell.scene().getRoot().applyCss();
      shell.scene().getRoot().layout();
    }

    void tap(String selector) {
      ((Button) shell.scene().lookup(selector)).fire();
    }

    /** With the mouse, which gives the button the focus. */
    void click(String selector) {
      Button button = (Button) shell.scene().lookup(selector);
      button.requestFocus();
      Event.fireEvent(button, released());
      button.fire();
    }

    private static MouseEvent released() {
      return new MouseEvent(
          MouseEvent.MOUSE_RELEASED,
          0,
          0,
          0,
          0,
          MouseButton.PRIMARY,
          1,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          true,
          null);
    }

    List<Node> tiles() {
      return List.copyOf(shell.scene().getRoot().lookupAll(".pump-tile"));
    }
  }

  private interface Story {
    void with(Desk desk) throws Exception;
  }

  private void story(Story story) throws Exception {
    Callable<Boolean> run =
        () -> {
          story.with(new Desk());
          return true;
        };
    onFx(run);
  }

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
          assertThat(words(desk.shell.scene().lookup(".held-banner")))
              .contains("8 real pumps", "End training to restart");
          desk.tap("#restart-all");
          desk.typist.press("Shift+Ctrl+R");
          assertThat(acts()).containsExactly("restartAll()", "restartAll()");
        });
  }

  /** What was scanned last is what Del strikes out, also where it has a line already. */
  @Test
  void aLineThatIsCountedUpIsChosen() throws Exception {
    story(
        desk -> {
          BasketLine sprite = piece("1", 1);
          BasketLine coke = piece("2", 1);
          desk.model.lines.set(List.of(sprite));
          desk.model.lines.set(List.of(sprite, coke));
          assertThat(desk.model.chosenLine.get()).isEqualTo("2");
          desk.model.lines.set(List.of(piece("1", 2), coke));
          assertThat(desk.model.chosenLine.get()).isEqualTo("1");
          desk.typist.press("Delete");
          assertThat(acts()).containsExactly("voidLine(1, )");
        });
  }

  private static BasketLine piece(String id, long pieces) {
    return new BasketLine(
        id,
        BasketLine.Kind.GOODS,
        "Article " + id,
        pieces + " × 3.50",
        350 * pieces,
        List.of(),
        "",
        false,
        Quantity.pieces(pieces));
  }

  @Test
  void enterGoesIntoTheHitsWhereTheyMayBeMeantOtherwise() throws Exception {
    story(
        desk -> {
          desk.typist.type('x');
          desk.model.hits.set(SaleSamples.hits(Language.ENGLISH));
          desk.typist.press("Enter");
          assertThat(acts()).isEmpty();
          assertThat(played).contains(Tone.REFUSED);
          desk.typist.press("Enter");
          assertThat(acts()).containsExactly("addArticle(a0)");
        });
  }

  /** The cross goes with its notice; what gets the focus then must not be a pump. */
  @Test
  void enterAfterATouchDoesNotPressWhatIsLeft() throws Exception {
    story(
        desk -> {
          desk.model.notice.set(Notice.of(Notice.Level.DONE, "sale.nohits"));
          desk.click(".strip-close");
          assertThat(desk.model.notice.get()).isNull();
          desk.shell.scene().snapshot(null);
          assertThat(desk.shell.scene().getFocusOwner()).isEqualTo(desk.screen.root());
          desk.typist.press("Enter");
          assertThat(acts()).isEmpty();
        });
  }

  /** While the cursor is in the search, the key of the whole sale is no key of the field. */
  @Test
  void theSaleIsVoidedWhileTheSearchHasTheCursor() throws Exception {
    story(
        desk -> {
          desk.typist.press("F2");
          desk.typist.press("Shift+Delete");
          assertThat(desk.model.notice.get().key()).isEqualTo("sale.ask.void");
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

  /** A question is answered even while a pump has the focus. */
  @Test
  void enterAnswersTheQuestionBeforeItOpensAPump() throws Exception {
    story(
        desk -> {
          desk.typist.press("Shift+Delete");
          desk.tiles().getFirst().requestFocus();
          desk.typist.press("Enter");
          assertThat(acts()).containsExactly("voidSale()");
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

  private static List<Node> functionKeys(Desk desk) {
    return List.copyOf(
        ((Parent) desk.shell.scene().lookup(".bottom-bar")).getChildrenUnmodifiable());
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

  private static String words(Node root) {
    return root.lookupAll(".label").stream()
        .map(node -> ((Labeled) node).getText())
        .collect(Collectors.joining("\n"));
  }

  private List<String> acts() {
    return asked.stream().filter(call -> !call.startsWith("search(")).toList();
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
  void padAndModeKeysChangeTheChosenLine() throws Exception {
    story(
        desk -> {
          desk.tap("#pad-3");
          desk.tap("#pad-quantity");
          desk.typist.press("Up");
          desk.tap("#pad-discount");
          desk.tap("#pad-1");
          desk.tap("#pad-0");
          desk.tap("#pad-enter");
          assertThat(asked).contains("changeQuantity(6, 3)", "discountPercent(5, 10, )");
        });
  }

  @Test
  void newLineIsChosenAndAChangedLineStaysChosen() throws Exception {
    story(
        desk -> {
          List<BasketLine> lines = new ArrayList<>(desk.model.lines.get());
          desk.typist.press("Up");
          desk.typist.press("Up");
          assertThat(desk.model.chosenLine.get()).isEqualTo("4");
          desk.model.lines.set(List.copyOf(lines));
          assertThat(desk.model.chosenLine.get()).isEqualTo("4");
          lines.add(
              new BasketLine(
                  "7", BasketLine.Kind.GOODS, "x", "1 × 1.00", 100, List.of(), "", false));
          desk.model.lines.set(lines);
          assertThat(desk.model.chosenLine.get()).isEqualTo("7");
          desk.model.lines.set(List.of());
          assertThat(desk.model.chosenLine.get()).isEmpty();
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
  void enterOnAFocusedTileOpensItsDetail() throws Exception {
    story(
        desk -> {
          desk.tiles().get(4).requestFocus();
          desk.typist.press("Enter");
          assertThat(asked).containsExactly("open(5)");
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

  private final class Side implements Screen {
    private final Pane root = new Pane();
    private final KeyMap keys = new KeyMap().on("F5", "tender.quick4", () -> asked.add("side F5"));

    @Override
    public Parent root() {
      return root;
    }

    @Override
    public KeyMap keys() {
      return keys;
    }

    @Override
    public boolean scanned(String code) {
      return asked.add("side " + code);
    }
  }
}
