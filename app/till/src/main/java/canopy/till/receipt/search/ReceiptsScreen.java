package canopy.till.receipt.search;

import canopy.core.barcode.CodeReader;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Paper;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Receipts: search and list on the left; the receipt, or what comes back of it, on the right. */
final class ReceiptsScreen implements Screen {
  private final Look look;
  private final Texts texts;
  private final ReceiptsModel model;
  private final ReceiptsActions actions;
  private final ManageFrame frame;
  private final DataTable<ReceiptRow> table;
  private final TextField query = new TextField();

  ReceiptsScreen(Surroundings around, ReceiptsModel model, ReceiptsActions actions) {
    this.look = around.look();
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.table = table();
    model.rows.addListener((source, before, now) -> follow(before, now));
    Button blind =
        Keys.sign(
            Icon.REFUND,
            Keys.naming(texts.bound("receipts.withoutreceipt"), "F9"),
            actions::refundWithoutReceipt);
    HBox content = new HBox(Forms.wide(left()), preview(), refund());
    content.getStyleClass().add("split");
    this.frame = new ManageFrame(around, Place.RECEIPTS, model.notice, content, List.of(blind));
    frame
        .keys()
        .on("F7", "receipts.refund", actions::startRefund)
        .on("F8", "receipts.reprint", actions::reprint)
        .on("F9", "receipts.withoutreceipt", actions::refundWithoutReceipt)
        .on("F12", "receipts.refundnow", actions::refundChosen)
        .on("Ctrl+F", "receipts.find", query::requestFocus)
        .on("Enter", "receipts.refund", this::enter);
  }

  /**
   * Other rows: the very receipt that was asked for is chosen, else the first, never one unseen.
   */
  private void follow(List<ReceiptRow> before, List<ReceiptRow> now) {
    if (ids(before).equals(ids(now))) {
      return;
    }
    String asked = model.query.get().strip();
    if (ids(now).contains(asked)) {
      table.select(row -> row.id().equals(asked));
    } else {
      table.selectAny();
    }
  }

  private static List<String> ids(List<ReceiptRow> rows) {
    return rows.stream().map(ReceiptRow::id).toList();
  }

  private DataTable<ReceiptRow> table() {
    return new DataTable<>(texts, model.rows, "receipts.none", ReceiptRow::id)
        .words("receipts.time", 108, row -> row.day() + "\n" + row.time())
        .names("receipts.what", row -> row.content() + "\n" + row.id() + row.otherDay())
        .figures("receipts.total", 168, this::total)
        .selecting(actions::select)
        .tall();
  }

  private String total(ReceiptRow row) {
    String amount = look.formats().money(row.totalMinor());
    return switch (row.returned()) {
      case NOTHING -> row.copies() == 0 ? amount : amount + "\n" + copies(row);
      case PARTLY -> amount + "\n" + texts.text("receipts.partly");
      case ALL -> amount + "\n" + texts.text("receipts.returned");
      case IS_REFUND -> amount + "\n" + texts.text("receipts.isrefund");
    };
  }

  private String copies(ReceiptRow row) {
    return texts.text("receipts.copies", row.copies());
  }

  private VBox left() {
    query.setId("receipt-query");
    query.promptTextProperty().bind(texts.bound("receipts.search"));
    query.textProperty().bindBidirectional(model.query);
    query.textProperty().addListener((source, before, now) -> actions.search());
    query.setOnAction(event -> table.focusRows());
    HBox search = new HBox(Forms.wide(query));
    search.getStyleClass().add("key-row");
    search.setAlignment(Pos.CENTER_LEFT);
    HBox periods =
        Forms.choice(
            List.of(Period.values()),
            model.period,
            period -> texts.bound(period.key()),
            actions::choosePeriod);
    Label more = Labels.sentence(texts.bound("receipts.toomany"), "muted", "small");
    Forms.showWhen(more, model.more);
    VBox left = new VBox(search, periods, Forms.tall(table), more);
    left.getStyleClass().add("stack");
    return left;
  }

  private VBox preview() {
    Label hint = Labels.sentence(texts.bound("receipts.pick"), "muted", "empty-text");
    hint.setMaxHeight(Double.MAX_VALUE);
    VBox.setVgrow(hint, Priority.ALWAYS);
    Forms.showWhen(hint, model.selected.isNull());
    Paper paper = new Paper(model.preview);
    Forms.showWhen(paper, model.selected.isNotNull());
    Button reprint =
        Keys.sign(
            Icon.REPRINT,
            Keys.naming(texts.bound("receipts.reprint"), "F8"),
            actions::reprint,
            "tall");
    Button refund =
        Keys.sign(
            Icon.REFUND,
            Keys.naming(texts.bound("receipts.refund"), "F7"),
            actions::startRefund,
            "tall",
            "primary");
    refund.setMaxWidth(Double.MAX_VALUE);
    HBox keys = new HBox(reprint, Forms.wide(refund));
    keys.getStyleClass().add("key-row");
    keys.disableProperty().bind(model.selected.isNull());
    VBox box = new VBox(hint, Forms.tall(paper), keys);
    box.getStyleClass().add("preview");
    Forms.showWhen(box, model.refunding.not());
    return box;
  }

  private Node refund() {
    RefundPane pane = new RefundPane(look, model, actions);
    Forms.showWhen(pane, model.refunding);
    return pane;
  }

  private void enter() {
    if (model.refunding.get()) {
      actions.refundChosen();
    } else {
      actions.startRefund();
    }
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    // Esc goes one step back: out of the refund, not out of the page.
    return model.refunding.get()
        ? new KeyMap().on("Esc", "receipts.cancel", actions::stopRefund).plus(frame.keys())
        : frame.keys();
  }

  @Override
  public boolean scanned(String code) {
    return actions.scanned(CodeReader.content(code));
  }

  @Override
  public boolean typed(String character) {
    query.requestFocus();
    query.appendText(character);
    return true;
  }

  @Override
  public void shown() {
    table.focusRows();
  }
}
