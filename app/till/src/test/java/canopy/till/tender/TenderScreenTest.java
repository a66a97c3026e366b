package canopy.till.tender;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.tender.TenderStage.Attempting.Phase;
import canopy.till.tender.TenderStage.Finished.Part;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** What the tender screen says and offers in each of its states. */
class TenderScreenTest extends PictureTest {
  private final List<String> asked = new ArrayList<>();
  private final Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent());

  @Test
  void walletIsNamedInsteadOfChangeThatNobodyGets() throws Exception {
    String words = finished(false, 21_680, 0, TenderSamples.wallet(21_680));
    assertThat(words)
        .contains("Received: WeChat Pay", "216.80", "prints by itself", "Print a second copy")
        .doesNotContain("Change", "Given");
  }

  @Test
  void exactCashSaysThatThereIsNoChange() throws Exception {
    assertThat(finished(false, 21_680, 0, TenderSamples.cash(21_680)))
        .contains("Change", "0.00", "Given");
  }

  @Test
  void splitSaysWhatCameByWhatAndChangeOfTheCash() throws Exception {
    String words =
        finished(false, 21_680, 3_320, TenderSamples.wallet(10_000), TenderSamples.cash(15_000));
    assertThat(words)
        .contains("Change", "33.20", "Received: WeChat Pay\u00a0100.00 · Cash\u00a0150.00");
  }

  @Test
  void refundAsksForTheCashOnlyAndSaysWhatWentBackByItself() throws Exception {
    String words =
        finished(true, 21_680, 0, TenderSamples.wallet(10_000), TenderSamples.cash(11_680));
    assertThat(words)
        .contains("Give to the customer", "¥\u00a0116.80")
        .contains("Given back: WeChat Pay\u00a0100.00 · Cash\u00a0116.80")
        .doesNotContain("To pay");
    assertThat(finished(true, 21_680, 0, TenderSamples.wallet(21_680)))
        .contains("Given back: WeChat Pay", "216.80")
        .doesNotContain("Give to the customer");
  }

  @Test
  void neitherArrowNorEscapeIsOfferedWhileMoneyIsOnItsWay() throws Exception {
    onFx(
        () -> {
          TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
          TenderScreen screen = screen(model);
          assertThat(screen.root().lookup("#tender-back").isVisible()).isTrue();
          assertThat(keys(screen)).contains("Esc");
          for (Phase phase : Phase.values()) {
            model.stage.set(attempt(phase));
            assertThat(screen.root().lookup("#tender-back").isVisible()).as("" + phase).isFalse();
            assertThat(keys(screen)).as("" + phase).doesNotContain("Esc");
          }
          model.choose();
          assertThat(screen.root().lookup("#tender-back").isVisible()).isTrue();
          return true;
        });
  }

  @Test
  void everyWaitThatMayLastLeadsToTheNextCustomer() throws Exception {
    onFx(
        () -> {
          for (Phase phase : Phase.values()) {
            TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
            TenderScreen screen = screen(model);
            model.stage.set(attempt(phase));
            if (phase != Phase.LATE) {
              assertThat(words(screen.root())).as("" + phase).contains("Serve next customer");
              assertThat(words(screen.root())).as("" + phase).contains("at the top");
            }
          }
          return true;
        });
  }

  @Test
  void declinedSaysItInOurWordsWithTheChannelsCodeBelow() throws Exception {
    onFx(
        () -> {
          TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
          TenderScreen screen = screen(model);
          model.stage.set(
              new TenderStage.Declined(model.kinds.get().getFirst(), 21_680, "NOTENOUGH 用户余额不足"));
          assertThat(words(screen.root())).contains("too little money", "NOTENOUGH");
          assertThat(words(screen.root())).doesNotContain("余额");
          return true;
        });
  }

  @Test
  void sixWaysToPayHaveSixKeys() throws Exception {
    onFx(
        () -> {
          TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
          List<TenderKind> kinds = new ArrayList<>();
          for (int i = 1; i <= 6; i++) {
            kinds.add(new TenderKind("kind" + i, "Kind " + i, Icon.CARD, false));
          }
          model.kinds.set(kinds);
          TenderScreen screen = screen(model);
          // What stands on a button is only there once it has its skin.
          Scene scene = new Scene(screen.root());
          scene.getRoot().applyCss();
          for (String key : List.of("F7", "F8", "F9", "F10", "Shift+F7", "Shift+F8")) {
            assertThat(words(screen.root().lookup(".tender-kinds"))).contains(key);
            screen.keys().entries().stream()
                .filter(entry -> entry.shown().equals(key))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
          }
          assertThat(asked)
              .containsExactly(
                  "pay(kind1, 21680, )",
                  "pay(kind2, 21680, )",
                  "pay(kind3, 21680, )",
                  "pay(kind4, 21680, )",
                  "pay(kind5, 21680, )",
                  "pay(kind6, 21680, )");
          return true;
        });
  }

  @Test
  void walletOutOfReachIsGreyAndSaysWhyAndAPlateIsNot() throws Exception {
    onFx(
        () -> {
          TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
          model.kinds.set(List.of(scanned("wechat", false, false), scanned("plate", true, false)));
          TenderScreen screen = screen(model);
          Scene scene = new Scene(screen.root());
          scene.getRoot().applyCss();
          Node wallet = screen.root().lookup("#tender-wechat");
          assertThat(wallet.isDisabled()).isTrue();
          assertThat(words(wallet)).contains("no connection");
          assertThat(screen.root().lookup("#tender-plate").isDisabled()).isFalse();
          model.kinds.set(List.of(scanned("wechat", false, true)));
          scene.getRoot().applyCss();
          Node again = screen.root().lookup("#tender-wechat");
          assertThat(again.isDisabled()).isFalse();
          assertThat(words(again)).doesNotContain("no connection");
          return true;
        });
  }

  private static TenderKind scanned(String id, boolean byEye, boolean online) {
    return new TenderKind(
        id, id, Icon.QR, false, new TenderKind.Scan(!byEye, !byEye, byEye, online, ""));
  }

  private String finished(boolean payout, long total, long change, Part... parts) throws Exception {
    return onFx(
        () -> {
          TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
          TenderScreen screen = screen(model);
          model.stage.set(
              new TenderStage.Finished(
                  payout, total, List.of(parts), change, false, false, "R1-261122-00482"));
          return words(screen.root());
        });
  }

  private TenderScreen screen(TenderModel model) {
    return new TenderScreen(
        look, model, TenderSamples.recording(asked), TenderSamples.scanning(asked));
  }

  private static TenderStage.Attempting attempt(Phase phase) {
    return new TenderStage.Attempting(
        "0012340126112214050000010000",
        "R1-261122-00482",
        new TenderKind("wechat", "WeChat Pay", Icon.QR, false),
        21_680,
        phase,
        "",
        null,
        Instant.parse("2026-11-22T06:05:45Z"),
        false);
  }

  private static List<String> keys(TenderScreen screen) {
    return screen.keys().entries().stream().map(KeyMap.Entry::shown).toList();
  }

  private static String words(Node root) {
    return root.lookupAll("*").stream()
        .filter(node -> node instanceof Labeled labeled && shown(labeled))
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null)
        .collect(Collectors.joining("\n"));
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
