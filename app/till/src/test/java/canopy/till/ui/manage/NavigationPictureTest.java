package canopy.till.ui.manage;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.operator.Right;
import canopy.till.ui.Around;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Screen;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Shell;
import canopy.till.ui.pump.PumpActions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The navigation on the left of a manager's screen. */
class NavigationPictureTest extends PictureTest {
  private static final int MOST_PLACES = 14;
  private static final double TOUCH = 48;

  /** Long names, for as many places as the navigation must have room for. */
  private static final Map<Language, String> LONG =
      Map.of(
          Language.CHINESE, "班次与现金",
          Language.ENGLISH, "Shift and cash",
          Language.SPANISH, "Turnos y personal");

  private record Framed(Parent root) implements Screen {
    @Override
    public KeyMap keys() {
      return new KeyMap();
    }
  }

  private static Screen crowded(Look look) {
    List<PlaceKeys.Item> items = new ArrayList<>();
    for (Place place : Place.values()) {
      if (place != place.listedAs()) {
        continue;
      }
      items.add(
          new PlaceKeys.Item(
              place.group(),
              place.icon(),
              look.texts().bound(place.key()),
              place.shortcut(),
              place == Place.DAY,
              new SimpleObjectProperty<>(place == Place.SETTINGS),
              () -> {}));
    }
    while (items.size() < MOST_PLACES) {
      Place.Group group =
          Arrays.stream(Place.Group.values())
              .filter(each -> each != Place.Group.TOP)
              .filter(
                  each ->
                      items.stream().filter(item -> item.group() == each).count() % 2 == 1
                          || each == Place.Group.STATION)
              .findFirst()
              .orElseThrow();
      items.add(
          new PlaceKeys.Item(
              group,
              Icon.SHIFT,
              new SimpleStringProperty(LONG.get(look.texts().language())),
              "Alt+W",
              false,
              new SimpleObjectProperty<>(items.size() == MOST_PLACES - 1),
              () -> {}));
    }
    BorderPane frame = new BorderPane();
    frame.getStyleClass().add("manage");
    frame.setTop(new Header(look.texts(), Around.header(), Around.idle()));
    frame.setLeft(new PlaceKeys(look.texts(), items));
    return new Framed(frame);
  }

  @Test
  void fourteenPlacesFitWithoutScrolling() throws Exception {
    takeAll("navigation", NavigationPictureTest::crowded);
    for (Language language : Language.values()) {
      onFx(
          () -> {
            Shell shell = new Shell(look(language), 1280, 800);
            shell.theme(Theme.LIGHT);
            shell.show(crowded(look(language)));
            shell.scene().snapshot(null);
            shell.scene().getRoot().layout();
            var keys = shell.scene().getRoot().lookupAll(".place-key");
            assertThat(keys).hasSizeGreaterThanOrEqualTo(MOST_PLACES);
            for (Node key : keys) {
              assertThat(((Region) key).getHeight()).isGreaterThanOrEqualTo(TOUCH);
              assertThat(key.localToScene(key.getLayoutBounds()).getMaxY())
                  .isLessThanOrEqualTo(800);
            }
            return true;
          });
    }
  }

  @Test
  void shutPlaceSaysWhyAndLeadsNowhere() throws Exception {
    onFx(
        () -> {
          Look look = look(Language.ENGLISH);
          HeaderModel header = Around.header();
          header.denied.set(Set.of(Right.CHANGE_SETTINGS));
          List<Place> gone = new ArrayList<>();
          Surroundings around =
              new Surroundings(
                  look,
                  header,
                  Around.idle(),
                  Around.pumps(),
                  Around.none(PumpActions.class),
                  gone::add);
          ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
          ManageFrame frame =
              new ManageFrame(around, Place.HEALTH, notice, new Region(), List.of());
          Shell shell = new Shell(look, 1280, 800);
          shell.show(new Framed(frame));
          shell.scene().snapshot(null);
          Button settings = key(frame, "Settings");
          assertThat(settings.getStyleClass()).contains("shut");
          settings.fire();
          assertThat(gone).isEmpty();
          assertThat(notice.get().key()).isEqualTo("refusal.right-denied");
          header.denied.set(Set.of());
          assertThat(settings.getStyleClass()).doesNotContain("shut");
          settings.fire();
          assertThat(gone).containsExactly(Place.SETTINGS);
          return true;
        });
  }

  private static Button key(Parent frame, String word) {
    return frame.lookupAll(".place-key").stream()
        .map(Button.class::cast)
        .filter(key -> word.equals(key.getAccessibleText()))
        .findFirst()
        .orElseThrow();
  }
}
