package canopy.till.ui.manage;

import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The keys of the navigation: the way back on top, then each group under its heading, two keys in a
 * row, so that all places are in sight on the smallest screen. A place that is shut to the person
 * keeps its key, dimmed and with a lock: whoever touches it is told why. FX thread.
 */
final class PlaceKeys extends VBox {
  private static final int COLUMNS = 2;

  /**
   * One key.
   *
   * @param word its name in the language spoken now
   * @param shortcut the keyboard's key
   * @param chosen whether it is the place that is shown
   * @param shut whether the person may not go there
   * @param action what a touch does
   */
  record Item(
      Place.Group group,
      Icon icon,
      ObservableValue<String> word,
      String shortcut,
      boolean chosen,
      ObservableValue<Boolean> shut,
      Runnable action) {}

  PlaceKeys(Texts texts, List<Item> items) {
    getStyleClass().add("places");
    for (Place.Group group : Place.Group.values()) {
      List<Item> members = items.stream().filter(item -> item.group() == group).toList();
      if (!members.isEmpty() && group.key().isEmpty()) {
        members.forEach(item -> getChildren().add(wide(item)));
      } else if (!members.isEmpty()) {
        Label heading = Labels.word(texts.bound(group.key()), "places-heading");
        getChildren().addAll(heading, grid(members));
      }
    }
  }

  private static Button wide(Item item) {
    HBox row = new HBox(item.icon().node(), word(item), Labels.space(), hint(item));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("place-row");
    return key(item, row, "place-wide");
  }

  private static GridPane grid(List<Item> items) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("places-grid");
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(half);
    }
    for (int i = 0; i < items.size(); i++) {
      grid.add(tile(items.get(i)), i % COLUMNS, i / COLUMNS);
    }
    return grid;
  }

  private static Button tile(Item item) {
    Node lock = Icon.LOCK.node("place-lock");
    Forms.showWhen(lock, item.shut());
    HBox top = new HBox(item.icon().node(), Labels.space(), lock, hint(item));
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("place-top");
    Label word = word(item);
    word.setWrapText(true);
    return key(item, new VBox(top, word), "place-tile");
  }

  private static Label word(Item item) {
    Label word = Labels.sentence(item.word(), "place-word");
    word.setWrapText(false);
    return word;
  }

  private static Label hint(Item item) {
    Label hint = new Label(item.shortcut());
    hint.getStyleClass().addAll("key-hint", "place-hint");
    hint.setMinWidth(USE_PREF_SIZE);
    return hint;
  }

  private static Button key(Item item, Node content, String shape) {
    Button key = Keys.pressable(item.action(), "till-key", "place-key", shape);
    key.setGraphic(content);
    key.accessibleTextProperty().bind(item.word());
    key.setMaxWidth(Double.MAX_VALUE);
    if (item.chosen()) {
      key.getStyleClass().add("chosen");
    }
    dim(key, item.shut().getValue());
    item.shut().addListener((source, before, now) -> dim(key, now));
    return key;
  }

  private static void dim(Button key, boolean shut) {
    key.getStyleClass().remove("shut");
    if (shut) {
      key.getStyleClass().add("shut");
    }
  }
}
