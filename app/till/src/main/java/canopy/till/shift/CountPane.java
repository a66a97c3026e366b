package canopy.till.shift;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Counting by denomination: a stepper for each, a pad for many. Says nothing of what to expect. */
final class CountPane extends HBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private static final int LONG = 11;
  private static final int VERY_LONG = 15;

  private final Texts texts;
  private final Formats formats;
  private final ShiftModel model;
  private final ShiftActions actions;
  private final VBox rows = new VBox();
  private final Label total = Labels.figure("entry-figure");

  CountPane(Look look, ShiftModel model, ShiftActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("split");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    VBox left = new VBox(scroll);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    left.getStyleClass().addAll("panel", "section");
    getChildren().addAll(Forms.wide(left), side());
    model.entry.subscribe(this::show);
  }

  private Node side() {
    Label head =
        Labels.sentence(
            Bindings.createStringBinding(
                () ->
                    texts.text(
                        model.face.get() == Face.OPEN ? "shift.countfloat" : "shift.countall"),
                model.face,
                texts.languageProperty()),
            "muted");
    total.setMinWidth(0);
    HBox sum = new HBox(Labels.space(), total);
    sum.setMinWidth(0);
    sum.setAlignment(Pos.CENTER_LEFT);
    sum.getStyleClass().add("entry-line");
    NumberPad pad = new NumberPad(actions::type, actions::backspace, ".", List.of());
    pad.getStyleClass().add("side-pad");
    Button next =
        Keys.sign(Icon.CHEVRON_RIGHT, texts.bound("shift.next"), () -> actions.row(1), "tall");
    next.setMaxWidth(Double.MAX_VALUE);
    Button done =
        Keys.sign(
            Icon.CHECK,
            Bindings.createStringBinding(
                () ->
                    texts.text(model.face.get() == Face.OPEN ? "shift.openit" : "shift.countdone"),
                model.face,
                texts.languageProperty()),
            actions::confirmCount,
            "primary",
            "tall");
    done.setId("count-done");
    done.setMaxWidth(Double.MAX_VALUE);
    Button back = Keys.word(texts.bound("shift.back"), actions::glance, "tall");
    back.setMaxWidth(Double.MAX_VALUE);
    HBox keys = new HBox(Forms.wide(back), Forms.wide(next));
    keys.getStyleClass().add("key-row");
    VBox side = new VBox(head, sum, Forms.tall(pad), keys, done);
    side.getStyleClass().addAll("panel", "shift-side");
    return side;
  }

  private void show(@Nullable CountEntry entry) {
    rows.getChildren().clear();
    total.textProperty().unbind();
    total.styleProperty().unbind();
    if (entry == null) {
      return;
    }
    total.styleProperty().bind(entry.totalMinorProperty().map(minor -> size(minor.longValue())));
    total
        .textProperty()
        .bind(entry.totalMinorProperty().map(minor -> formats.amount(minor.longValue())));
    for (int i = 0; i < entry.rows().size(); i++) {
      rows.getChildren().add(row(entry, i));
    }
  }

  /** A long sum is written smaller, so that every digit of it can be read. */
  private String size(long minor) {
    int length = formats.amount(minor).length();
    return length <= LONG
        ? ""
        : length <= VERY_LONG ? "-fx-font-size: 24px;" : "-fx-font-size: 18px;";
  }

  private Node row(CountEntry entry, int at) {
    CountEntry.Row row = entry.rows().get(at);
    Label label = row.isCash() ? Labels.figure("shift-denomination") : Labels.data("line-name");
    label.setText(row.label());
    Label typed = Labels.figure("stepper-count", "shift-pieces");
    typed.textProperty().bind(row.typed().textProperty().map(text -> text.isEmpty() ? "–" : text));
    HBox line = new HBox(label, Labels.space());
    if (row.isCash()) {
      Label subtotal = Labels.figure("muted", "shift-subtotal");
      subtotal
          .textProperty()
          .bind(
              row.typed()
                  .textProperty()
                  .map(text -> formats.money(row.denominationMinor() * row.pieces())));
      line.getChildren()
          .addAll(
              stepper(Icon.MINUS, "shift.less", entry, at, -1),
              typed,
              stepper(Icon.ADD, "shift.more", entry, at, 1),
              subtotal);
    } else {
      line.getChildren().add(typed);
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("shift-row");
    line.setOnMousePressed(event -> entry.chosen.set(at));
    entry.chosen.subscribe(now -> line.pseudoClassStateChanged(CHOSEN, now.intValue() == at));
    return line;
  }

  private Button stepper(Icon icon, String key, CountEntry entry, int at, int by) {
    return Keys.onlySign(
        icon,
        texts.bound(key),
        () -> {
          entry.chosen.set(at);
          entry.step(at, by);
        },
        "stepper");
  }
}
