package canopy.till.sale;

import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A row of the basket. The nodes are made once per cell; only discounts are added when there are
 * any.
 */
final class BasketCell extends ListCell<BasketLine> {
  private static final PseudoClass VOIDED = PseudoClass.getPseudoClass("voided");
  private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

  /** Room that the list may need at its right. */
  private static final int SCROLL_BAR = 14;

  private final Look look;
  private final FontIcon sign = Icon.GOODS.node("basket-sign");
  private final Label title = Labels.data("basket-title");
  private final Label detail = Labels.figure("basket-detail");
  private final Label amount = new Amount();
  private final VBox box = new VBox();
  private final HBox row = new HBox();

  BasketCell(Look look) {
    this.look = look;
    getStyleClass().add("basket-cell");
    title.setMaxWidth(Integer.MAX_VALUE);
    title.setWrapText(true);
    HBox.setHgrow(title, Priority.ALWAYS);
    row.getChildren().addAll(sign, title, detail, amount);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("basket-row");
    box.getChildren().add(row);
    box.getStyleClass().add("basket-box");
    box.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  /** A long name takes a second line; a cell by itself would only reckon with one. */
  @Override
  protected double computePrefHeight(double width) {
    return getGraphic() == null || getListView() == null
        ? super.computePrefHeight(width)
        : snapSizeY(box.prefHeight(getListView().getWidth() - SCROLL_BAR))
            + snappedTopInset()
            + snappedBottomInset();
  }

  /** The skin would give the row the height of one line. */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getGraphic() != null) {
      box.resizeRelocate(
          snappedLeftInset(),
          snappedTopInset(),
          getWidth() - snappedLeftInset() - snappedRightInset(),
          getHeight() - snappedTopInset() - snappedBottomInset());
    }
  }

  @Override
  protected void updateItem(@Nullable BasketLine line, boolean empty) {
    super.updateItem(line, empty);
    pseudoClassStateChanged(VOIDED, line != null && line.voided());
    pseudoClassStateChanged(UNKNOWN, line != null && line.kind() == BasketLine.Kind.UNKNOWN_CODE);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    box.getChildren().setAll(row);
    switch (line.kind()) {
      case FILL -> goods(line, Icon.FILL);
      case GOODS -> goods(line, Icon.GOODS);
      case UNKNOWN_CODE -> unknown(line);
    }
    setGraphic(box);
  }

  private void goods(BasketLine line, Icon icon) {
    icon.put(sign);
    title.setText(line.title());
    detail.setText(line.detail());
    amount.setText(look.formats().money(line.amountMinor()));
    for (BasketLine.Reduction reduction : line.reductions()) {
      Label name = Labels.data("basket-sub");
      name.setText(reduction.name());
      Label minus = Labels.figure("basket-sub");
      minus.setText(look.formats().money(reduction.amountMinor()));
      box.getChildren().add(below(name, Labels.space(), minus));
    }
    if (!line.note().isEmpty()) {
      Label note = Labels.data("basket-note");
      note.setText(line.note());
      note.setGraphic(Icon.NOTE.node("basket-note-sign"));
      box.getChildren().add(below(note));
    }
  }

  private void unknown(BasketLine line) {
    Icon.UNKNOWN_CODE.put(sign);
    title.setText(line.title());
    detail.setText("");
    amount.setText("");
    Label sentence = Labels.data("basket-sub");
    sentence.setText(look.texts().text("sale.unknowncode"));
    box.getChildren().add(below(sentence));
  }

  /** Never cut; short ones stand right under each other, with what stands before them. */
  private static final class Amount extends Label {
    private static final int USUAL_WIDTH = 96;

    Amount() {
      getStyleClass().addAll("figure", "basket-amount");
      setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefWidth(double height) {
      return Math.max(USUAL_WIDTH, super.computePrefWidth(height));
    }
  }

  private static HBox below(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("basket-below");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
