package canopy.till.ui.manage;

import canopy.till.ui.KeyMap;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a manager's screen: header above, navigation on the left, the pumps in one row,
 * title with the screen's keys, the notice strip, and the content.
 */
public final class ManageFrame extends BorderPane {
  private final Texts texts;
  private final Navigation navigation;
  private final KeyMap keys = new KeyMap();

  /**
   * @param here which place this is
   * @param notice shown on the strip below the title
   * @param titleKeys keys at the top right
   */
  public ManageFrame(
      Surroundings around,
      Place here,
      ObjectProperty<@Nullable Notice> notice,
      Region content,
      List<? extends Node> titleKeys) {
    this.texts = around.look().texts();
    this.navigation = around.navigation();
    getStyleClass().add("manage");
    setTop(new Header(texts, around.header(), around.headerActions()));
    setLeft(places(here));
    HBox title = new HBox(Labels.word(texts.bound(here.key()), "manage-title"), Labels.space());
    title.getChildren().addAll(titleKeys);
    title.getStyleClass().add("manage-head");
    title.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(content, Priority.ALWAYS);
    content.setMaxHeight(Double.MAX_VALUE);
    PumpStrip pumps = new PumpStrip(around.look(), around.pumps(), around.pumpActions());
    VBox middle = new VBox(pumps, title, new Strip(texts, notice), content);
    middle.getStyleClass().add("manage-middle");
    setCenter(middle);
    for (Place place : Place.values()) {
      keys.on(place.shortcut(), place.key(), () -> navigation.go(place));
    }
  }

  /** The keys of the navigation; the screen adds its own. */
  public KeyMap keys() {
    return keys;
  }

  private VBox places(Place here) {
    VBox places = new VBox();
    places.getStyleClass().add("places");
    for (Place place : Place.values()) {
      Button button =
          Keys.sign(
              place.icon(), texts.bound(place.key()), () -> navigation.go(place), "place-key");
      button.setMaxWidth(Double.MAX_VALUE);
      if (place == here) {
        button.getStyleClass().add("chosen");
      }
      Label key = new Label(place.shortcut());
      key.getStyleClass().addAll("key-hint", "place-hint");
      key.setMouseTransparent(true);
      StackPane.setAlignment(key, Pos.CENTER_RIGHT);
      places.getChildren().add(new StackPane(button, key));
    }
    return places;
  }
}
