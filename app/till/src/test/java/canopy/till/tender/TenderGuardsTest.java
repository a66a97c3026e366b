package canopy.till.tender;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.tender.TenderStage.Attempting.Phase;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** What keeps a hasty hand from doing something else than it meant while money is taken. */
class TenderGuardsTest extends PictureTest {
  private static final TenderKind WECHAT =
      new TenderKind(
          "wechat", "WeChat Pay", Icon.QR, false, new TenderKind.Scan(true, true, false, true, ""));

  private final List<String> asked = new ArrayList<>();
  private final Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent());
  private final TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);

  private TenderScreen screen() {
    return new TenderScreen(
        look, model, TenderSamples.recording(asked), TenderSamples.scanning(asked));
  }

  private static void press(TenderScreen screen, String key) {
    screen.keys().entries().stream()
        .filter(entry -> entry.shown().equals(key))
        .findFirst()
        .map(KeyMap.Entry::action)
        .orElseThrow()
        .run();
  }

  @Test
  void theSumThatWaitsForACodeFollowsTheSale() {
    model.stage.set(new TenderStage.AwaitCode(WECHAT, 21_680));
    model.remainingMinor.set(20_000);
    model.refit(21_680);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.AwaitCode(WECHAT, 20_000));
    model.remainingMinor.set(25_000);
    model.refit(20_000);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.AwaitCode(WECHAT, 25_000));
  }

  @Test
  void aPartIsNeverMoreThanRemainsAndNothingIsAskedForNothing() {
    model.stage.set(new TenderStage.AwaitCode(WECHAT, 10_000));
    model.remainingMinor.set(25_000);
    model.refit(21_680);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.AwaitCode(WECHAT, 10_000));
    model.remainingMinor.set(6_000);
    model.refit(25_000);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.AwaitCode(WECHAT, 6_000));
    model.remainingMinor.set(0);
    model.refit(6_000);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
  }

  @Test
  void whatIsTypedWhereACodeIsWantedIsTakenForOneAndNotShown() throws Exception {
    onFx(
        () -> {
          TenderScreen screen = screen();
          model.stage.set(new TenderStage.AwaitCode(WECHAT, 21_680));
          for (String digit : List.of("1", "2", "3")) {
            assertThat(screen.typed(digit)).isTrue();
          }
          press(screen, "Backspace");
          press(screen, "Enter");
          press(screen, "Enter");
          assertThat(asked).containsExactly("scan(12, 21680)");
          return true;
        });
  }

  @Test
  void goodsThatWerePaidByAWalletGoBackThereByTheLargeKeyAndEnter() throws Exception {
    onFx(
        () -> {
          model.payout.set(true);
          model.quickCash.set(List.of());
          model.kinds.set(List.of(WECHAT));
          TenderScreen screen = screen();
          assertThat(screen.root().lookup("#paid-so")).isNull();
          model.paidBy.set(Set.of("wechat"));
          assertThat(screen.root().lookup("#paid-so")).isNotNull();
          press(screen, "Enter");
          assertThat(asked).hasSize(1).first().asString().startsWith("payBack(");
          press(screen, "F2");
          assertThat(asked.getLast()).isEqualTo("cash(21680)");
          return true;
        });
  }

  @Test
  void cashIsTheWayBackOfWhatWasPaidInCashAndOfAWalletOutOfReach() throws Exception {
    onFx(
        () -> {
          model.payout.set(true);
          TenderKind.Scan gone = new TenderKind.Scan(true, true, false, false, "");
          model.kinds.set(List.of(new TenderKind("wechat", "WeChat Pay", Icon.QR, false, gone)));
          model.paidBy.set(Set.of("cash", "wechat"));
          press(screen(), "Enter");
          assertThat(asked).containsExactly("cash(21680)");
          return true;
        });
  }

  @Test
  void noDeedStandsWhereAnotherStoodWhileThePaymentGoesOn() throws Exception {
    onFx(
        () -> {
          TenderScreen screen = screen();
          Scene scene = new Scene(screen.root(), 420, 700);
          Map<String, String> byKey = new HashMap<>();
          Map<Bounds, String> byPlace = new HashMap<>();
          for (Phase phase : Phase.values()) {
            if (phase == Phase.BY_EYE) {
              continue; // A plate is never asked for, so it becomes none of the others.
            }
            model.stage.set(attempt(phase));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            for (KeyMap.Entry entry : screen.keys().entries()) {
              String deed = byKey.putIfAbsent(entry.shown(), entry.textKey());
              assertThat(deed).as(entry.shown()).isIn(null, entry.textKey());
            }
            for (Node node : screen.root().lookupAll(".button")) {
              if (node instanceof Button button
                  && button.isVisible()
                  && button.getId() != null
                  && button.getId().startsWith("scan-")) {
                places(byPlace, button);
              }
            }
          }
          return true;
        });
  }

  private static void places(Map<Bounds, String> byPlace, Button button) {
    Bounds here = button.localToScene(button.getBoundsInLocal());
    byPlace.forEach(
        (place, deed) ->
            assertThat(deed.equals(button.getId()) || !overlap(place, here))
                .as("%s where %s stood", button.getId(), deed)
                .isTrue());
    byPlace.put(here, button.getId());
  }

  private static boolean overlap(Bounds one, Bounds other) {
    return one.getMinX() < other.getMaxX() - 1
        && other.getMinX() < one.getMaxX() - 1
        && one.getMinY() < other.getMaxY() - 1
        && other.getMinY() < one.getMaxY() - 1;
  }

  private static TenderStage.Attempting attempt(Phase phase) {
    return new TenderStage.Attempting(
        "00S1",
        "R1-261122-00001",
        WECHAT,
        21_680,
        phase,
        "",
        phase == Phase.SHOWING ? "weixin://qr" : null,
        Instant.parse("2026-11-22T02:00:00Z"),
        phase == Phase.SHOWING);
  }
}
