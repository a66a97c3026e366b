package canopy.till.ui.pump;

import canopy.till.ui.Look;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The unpaid fills, oldest first, as keys that take the fill; what has no room is counted on the
 * last key.
 */
final class UnpaidList extends VBox {
  private static final double GAP = 6;
  private static final double KEY_HEIGHT = 52;
  private static final double MIN_KEY_WIDTH = 124;

  private final Look look;
  private final PumpActions actions;
  private final Label head = Labels.data("unpaid-head");
  private final KeysPane keys = new KeysPane();

  UnpaidList(Look look, PumpModel model, PumpActions actions) {
    this.look = look;
    this.actions = actions;
    getStyleClass().add("unpaid-list");
    VBox.setVgrow(keys, Priority.ALWAYS);
    getChildren().addAll(head, keys);
    model.unpaid.addListener((source, before, now) -> show(now));
    look.texts().languageProperty().addListener((source, before, now) -> show(model.unpaid.get()));
    show(model.unpaid.get());
  }

  private void show(List<UnpaidFill> fills) {
    long sum = fills.stream().mapToLong(UnpaidFill::amountMinor).sum();
    head.setText(
        fills.isEmpty()
            ? look.texts().text("pump.nounpaid")
            : look.texts().text("pump.unpaid", fills.size(), look.formats().money(sum)));
    keys.show(fills.stream().map(this::key).toList());
  }

  private Button key(UnpaidFill fill) {
    Label pump = Labels.figure("unpaid-pump");
    pump.setText(Integer.toString(fill.pump()));
    Label amount = Labels.figure("unpaid-amount");
    amount.setText(look.formats().money(fill.amountMinor()));
    Label detail = Labels.data("unpaid-detail");
    detail.setText(look.texts().text("pump.minutes", fill.grade(), fill.minutes()));
    VBox right = new VBox(amount, detail);
    right.setAlignment(Pos.CENTER_LEFT);
    HBox content = new HBox(pump, right);
    content.setAlignment(Pos.CENTER_LEFT);
    content.getStyleClass().add("unpaid-content");
    Button button = Keys.pressable(() -> actions.takeFill(fill.id()), "unpaid-key");
    button.setGraphic(content);
    button.setAlignment(Pos.CENTER_LEFT);
    button.pseudoClassStateChanged(
        PseudoClass.getPseudoClass(UnpaidAge.after(fill.minutes()).styleClass()), true);
    button.pseudoClassStateChanged(PseudoClass.getPseudoClass("taken"), fill.taken());
    return button;
  }

  private static final class KeysPane extends Pane {
    private final List<Button> keys = new ArrayList<>();
    private final Label more = Labels.figure("unpaid-more");

    void show(List<Button> next) {
      keys.clear();
      keys.addAll(next);
      getChildren().setAll(next);
      getChildren().add(more);
      requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
      return KEY_HEIGHT;
    }

    @Override
    protected void layoutChildren() {
      int columns = Math.max(1, (int) ((getWidth() + GAP) / (MIN_KEY_WIDTH + GAP)));
      int rows = Math.max(1, (int) ((getHeight() + GAP) / (KEY_HEIGHT + GAP)));
      double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
      int room = columns * rows;
      int shown = keys.size() <= room ? keys.size() : room - 1;
      for (int i = 0; i < keys.size(); i++) {
        keys.get(i).setVisible(i < shown);
        place(keys.get(i), i, columns, width);
      }
      more.setVisible(shown < keys.size());
      more.setText("+" + (keys.size() - shown));
      place(more, shown, columns, width);
    }

    private static void place(Node node, int index, int columns, double width) {
      int row = index / columns;
      node.resizeRelocate(
          index % columns * (width + GAP), row * (KEY_HEIGHT + GAP), width, KEY_HEIGHT);
    }
  }
}
