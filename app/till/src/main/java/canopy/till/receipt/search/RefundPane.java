package canopy.till.receipt.search;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Choosing what comes back: each line with its remaining units, and the sum to pay out. */
final class RefundPane extends VBox {
  private static final int ROW_HEIGHT = 72;

  private final Texts texts;
  private final Formats formats;
  private final ReceiptsModel model;
  private final ReceiptsActions actions;
  private final VBox rows = new VBox();

  RefundPane(Look look, ReceiptsModel model, ReceiptsActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "refund-pane");
    rows.getStyleClass().add("refund-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    StackPane place = new StackPane(scroll);
    place.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(place, Priority.ALWAYS);
    // Whole rows only: a row that is cut in half looks like an end.
    scroll
        .maxHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.max(1, Math.floor(place.getHeight() / ROW_HEIGHT)) * ROW_HEIGHT,
                place.heightProperty()));
    HBox head =
        new HBox(
            Labels.word(texts.bound("receipts.choose"), "section-head"),
            Labels.space(),
            Keys.word(texts.bound("receipts.chooseall"), actions::chooseAll));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, place, sum(), keys());
    model.refundLines.addListener((source, before, now) -> showRows());
    texts.languageProperty().addListener((source, before, now) -> showRows());
    showRows();
  }

  private Node sum() {
    Label amount = Labels.figure("big");
    amount
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> formats.amount(model.refundMinor.get()), model.refundMinor));
    HBox sum =
        new HBox(
            Labels.word(texts.bound("receipts.giveback"), "section-head"), Labels.space(), amount);
    sum.setAlignment(Pos.BASELINE_LEFT);
    sum.getStyleClass().add("refund-sum");
    return sum;
  }

  private Node keys() {
    Button give =
        Keys.sign(
            Icon.REFUND,
            Keys.naming(texts.bound("receipts.refundnow"), "F12"),
            actions::refundChosen,
            "primary",
            "tall");
    give.disableProperty().bind(model.refundMinor.lessThanOrEqualTo(0));
    give.setMaxWidth(Double.MAX_VALUE);
    Button back =
        Keys.word(Keys.naming(texts.bound("receipts.cancel"), "Esc"), actions::stopRefund, "tall");
    HBox keys = new HBox(back, Forms.wide(give));
    keys.getStyleClass().add("key-row");
    return keys;
  }

  private void showRows() {
    List<Node> made = new ArrayList<>();
    for (RefundLine line : model.refundLines.get()) {
      made.add(row(line));
    }
    rows.getChildren().setAll(made);
  }

  private Node row(RefundLine line) {
    Label name = Labels.data("refund-name");
    name.setText(line.name());
    // The size at its end is what tells two articles apart.
    name.setWrapText(true);
    name.setMaxWidth(Double.MAX_VALUE);
    Label paid = Labels.figure();
    paid.setText(line.paid());
    Label left =
        Labels.word(texts.bound(leftKey(line), line.left(), line.sold()), "muted", "small");
    HBox below = new HBox(paid, left);
    below.getStyleClass().add("refund-detail");
    below.setAlignment(Pos.BASELINE_LEFT);
    VBox words = new VBox(name, below);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(Forms.wide(words));
    words.setMinWidth(0);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("refund-row");
    row.setMinHeight(ROW_HEIGHT);
    row.setMaxHeight(ROW_HEIGHT);
    if (line.left() == 0) {
      name.getStyleClass().add("muted");
    } else if (line.whole().isEmpty()) {
      row.getChildren().addAll(stepper(line));
    } else {
      row.getChildren().add(wholeKey(line));
    }
    return row;
  }

  private static String leftKey(RefundLine line) {
    if (line.left() == 0) {
      return "receipts.nothingleft";
    }
    return line.whole().isEmpty() ? "receipts.left" : "receipts.onlywhole";
  }

  private Button wholeKey(RefundLine line) {
    Button key =
        Keys.word(
            texts.bound("receipts.whole", line.whole()),
            () -> actions.chooseUnits(line.no(), line.chosen() == 0 ? 1 : 0),
            "chip");
    if (line.chosen() > 0) {
      key.getStyleClass().add("chosen");
    }
    return key;
  }

  private List<Node> stepper(RefundLine line) {
    Label count = Labels.figure("stepper-count");
    count.setText(Long.toString(line.chosen()));
    Button less =
        Keys.onlySign(
            Icon.MINUS,
            texts.bound("receipts.less"),
            () -> actions.chooseUnits(line.no(), line.chosen() - 1),
            "stepper");
    less.setDisable(line.chosen() == 0);
    Button more =
        Keys.onlySign(
            Icon.ADD,
            texts.bound("receipts.more"),
            () -> actions.chooseUnits(line.no(), line.chosen() + 1),
            "stepper");
    more.setDisable(line.chosen() == line.left());
    return List.of(less, count, more);
  }
}
