package canopy.till.payment.unsettled;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** A finger on its way to a key meets that key, whatever becomes of the payment meanwhile. */
class UnsettledKeysTest extends PictureTest {
  private static final List<Deed> WAITING =
      List.of(Deed.ASK, Deed.TAKE_BACK, Deed.ESCALATE, Deed.FORCE);

  private final UnsettledModel model = new UnsettledModel();
  private UnsettledPane pane;
  private Button elsewhere;

  private static UnsettledRow row(String id, Doing doing, List<Deed> deeds) {
    return row(id, doing, 0, deeds);
  }

  private static UnsettledRow row(
      String id, Doing doing, long forcibleInSeconds, List<Deed> deeds) {
    return new UnsettledRow(
        id,
        "",
        id,
        "R1-261122-0042",
        new Names("微信支付", "WeChat Pay", "WeChat Pay"),
        18_400,
        null,
        40,
        doing,
        null,
        forcibleInSeconds,
        "",
        deeds);
  }

  private void onPane(Consumer<UnsettledPane> test) throws Exception {
    onFx(
        () -> {
          elsewhere = new Button();
          Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent());
          pane =
              new UnsettledPane(
                  look,
                  model,
                  canopy.till.ui.Around.none(UnsettledActions.class),
                  elsewhere::requestFocus);
          new Scene(new StackPane(pane, elsewhere), 420, 700);
          test.accept(pane);
          return true;
        });
  }

  private void becomes(Doing doing, List<Deed> deeds) {
    model.chosen.set(row("A", doing, deeds));
  }

  private Button key(Deed deed) {
    return (Button) pane.lookup("#deed-" + deed.name());
  }

  private Map<Deed, Bounds> places() {
    pane.getScene().getRoot().applyCss();
    pane.getScene().getRoot().layout();
    Map<Deed, Bounds> places = new EnumMap<>(Deed.class);
    for (Deed deed : Deed.values()) {
      Button key = key(deed);
      if (key != null) {
        places.put(deed, key.localToScene(key.getBoundsInLocal()));
      }
    }
    return places;
  }

  @Test
  void aKeyKeepsItsPlaceWhilePaymentsChangeTheirState() throws Exception {
    onPane(
        any -> {
          becomes(Doing.CONFIRMING, WAITING);
          Map<Deed, Bounds> before = places();
          Button force = key(Deed.FORCE);
          assertThat(before).containsOnlyKeys(WAITING);
          becomes(Doing.TAKING_BACK, List.of(Deed.ASK, Deed.ESCALATE, Deed.WRITE_OFF));
          assertThat(places()).containsAllEntriesOf(before).containsKey(Deed.WRITE_OFF);
          assertThat(key(Deed.FORCE)).isSameAs(force);
          assertThat(force.isDisabled()).isTrue();
          assertThat(key(Deed.TAKE_BACK).isDisabled()).isTrue();
          assertThat(key(Deed.ASK).isDisabled()).isFalse();
          Map<Deed, Bounds> grown = places();
          becomes(Doing.UNKNOWN, List.of(Deed.ASK, Deed.TAKE_BACK, Deed.FORCE, Deed.WRITE_OFF));
          assertThat(places()).isEqualTo(grown);
          assertThat(force.isDisabled()).isFalse();
          assertThat(key(Deed.ESCALATE).isDisabled()).isTrue();
          becomes(Doing.LATE, List.of(Deed.USE, Deed.RETURN, Deed.RECALL));
          assertThat(places()).as("two rows more").containsAllEntriesOf(grown).hasSize(8);
        });
  }

  /** A key that is not there cannot be waited for. */
  @Test
  void theKeyThatMustWaitIsSeenLockedAndItsTimeIsSaid() throws Exception {
    onPane(
        any -> {
          List<Deed> now = List.of(Deed.ASK, Deed.TAKE_BACK, Deed.WRITE_OFF);
          model.chosen.set(row("A", Doing.UNKNOWN, 42, now));
          Map<Deed, Bounds> before = places();
          assertThat(before).containsKey(Deed.FORCE);
          assertThat(key(Deed.FORCE).isDisabled()).isTrue();
          assertThat(said()).contains("Can be taken as paid in 42 s");
          becomes(Doing.UNKNOWN, List.of(Deed.ASK, Deed.TAKE_BACK, Deed.FORCE, Deed.WRITE_OFF));
          assertThat(key(Deed.FORCE).isDisabled()).isFalse();
          assertThat(places()).isEqualTo(before);
          assertThat(said()).noneMatch(text -> text.startsWith("Can be taken as paid"));
        });
  }

  private List<String> said() {
    return pane.lookupAll(".label").stream()
        .map(label -> label instanceof Labeled words ? words.getText() : "")
        .toList();
  }

  @Test
  void theLikeliestKeyIsToldByItsColourWhereverItStands() throws Exception {
    onPane(
        any -> {
          becomes(Doing.TAKING_BACK, List.of(Deed.ASK, Deed.ESCALATE, Deed.WRITE_OFF));
          assertThat(key(Deed.ASK).getStyleClass()).contains("primary");
          becomes(Doing.LATE, List.of(Deed.USE, Deed.RETURN));
          assertThat(key(Deed.USE).getStyleClass()).contains("primary").doesNotContain("second");
          assertThat(key(Deed.ASK).getStyleClass()).contains("second").doesNotContain("primary");
          assertThat(key(Deed.RETURN).getStyleClass()).contains("second");
        });
  }

  @Test
  void anotherPaymentHasItsOwnKeysOnly() throws Exception {
    onPane(
        any -> {
          becomes(Doing.CONFIRMING, WAITING);
          model.chosen.set(row("B", Doing.FORCED, List.of(Deed.ASK, Deed.WRITE_OFF)));
          assertThat(places()).containsOnlyKeys(Deed.ASK, Deed.WRITE_OFF);
          model.chosen.set(null);
          assertThat(places()).isEmpty();
          becomes(Doing.FORCED, List.of(Deed.ASK));
          assertThat(places()).as("opened anew").containsOnlyKeys(Deed.ASK);
        });
  }

  @Test
  void enterDoesNotGoToTheNeighbourOfAKeyThatIsLocked() throws Exception {
    onPane(
        any -> {
          becomes(Doing.CONFIRMING, WAITING);
          key(Deed.TAKE_BACK).requestFocus();
          becomes(Doing.TAKING_BACK, List.of(Deed.ASK, Deed.ESCALATE, Deed.WRITE_OFF));
          assertThat(pane.getScene().getFocusOwner()).isSameAs(elsewhere);
        });
  }
}
