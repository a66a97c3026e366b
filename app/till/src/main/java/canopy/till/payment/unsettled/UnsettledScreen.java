package canopy.till.payment.unsettled;

import canopy.core.barcode.CodeReader;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Unsettled payments: the list on the left; the chosen one with its keys on the right. */
final class UnsettledScreen implements Screen {
  private final Look look;
  private final Texts texts;
  private final UnsettledModel model;
  private final UnsettledActions actions;
  private final DataTable<UnsettledRow> table;
  private final ManageFrame frame;
  private String selected = "";

  UnsettledScreen(Surroundings around, UnsettledModel model, UnsettledActions actions) {
    this.look = around.look();
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.table = table();
    HBox list =
        new HBox(
            Forms.wide(table), new UnsettledPane(around.look(), model, actions, table::focusRows));
    list.getStyleClass().add("split");
    Label empty = Labels.sentence(texts.bound("unsettled.none"), "muted", "empty-text");
    ObservableValue<Boolean> nothing = model.rows.map(List::isEmpty);
    empty.visibleProperty().bind(nothing);
    list.visibleProperty().bind(nothing.map(none -> !none));
    StackPane content = new StackPane(list, empty);
    this.frame = new ManageFrame(around, Place.PAYMENTS, model.notice, content, List.of());
    for (Deed deed : Deed.values()) {
      frame.keys().on(deed.shortcut(), deed.key(), () -> actions.act(deed));
    }
    model.chosen.addListener((source, before, now) -> mark(now));
    mark(model.chosen.get());
  }

  private DataTable<UnsettledRow> table() {
    return new DataTable<>(texts, model.rows, "unsettled.none", UnsettledRow::id)
        .words("unsettled.age", 76, row -> Ages.written(texts, row.ageSeconds()))
        .figures("unsettled.amount", 100, row -> look.formats().money(row.amountMinor()))
        .names("unsettled.payment", 188, row -> Words.name(look, row.kind()) + "\n" + number(row))
        .sentences("unsettled.doing", row -> doing(texts, row))
        .selecting(this::select)
        .tall();
  }

  /** The order number, which is long, stands in full beside the list. */
  private static String number(UnsettledRow row) {
    return row.saleId().isEmpty() ? row.orderNo() : row.saleId();
  }

  /** What is being done, and what comes next. */
  static String doing(Texts texts, UnsettledRow row) {
    return texts.text(row.doing().key()) + "\n" + next(texts, row);
  }

  static String next(Texts texts, UnsettledRow row) {
    UnsettledRow.Next next = row.next();
    if (next == null) {
      return texts.text("unsettled.next.person");
    }
    String wait = Ages.written(texts, next.seconds());
    return switch (next.action()) {
      case QUERY, QUERY_REFUND -> texts.text("unsettled.next.ask", wait);
      case GIVE_UP -> texts.text("unsettled.next.giveup", wait);
      case TAKE_BACK, REFUND -> texts.text("unsettled.next.again", wait);
      case ESCALATE -> texts.text("unsettled.next.manager", wait);
      case REFUND_LATE -> texts.text("unsettled.next.giveback", wait);
    };
  }

  private void select(@Nullable UnsettledRow row) {
    selected = row == null ? "" : row.id();
    if (row != null) {
      actions.select(row);
    }
  }

  private void mark(@Nullable UnsettledRow chosen) {
    if (chosen != null && !chosen.id().equals(selected)) {
      table.select(row -> row.id().equals(chosen.id()));
    }
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return model.question.get() == null
        ? frame.keys()
        : new KeyMap()
            .on("F12", "unsettled.answer", actions::answer)
            .on("Esc", "unsettled.cancel", actions::cancel)
            .plus(frame.keys());
  }

  /** The channel's number can be scanned from the customer's bill. */
  @Override
  public boolean scanned(String code) {
    if (model.question.get() != Deed.FORCE) {
      return false;
    }
    model.channelNo.set(CodeReader.content(code));
    return true;
  }

  @Override
  public void shown() {
    table.focusRows();
  }
}
