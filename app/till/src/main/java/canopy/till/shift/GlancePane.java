package canopy.till.shift;

import canopy.till.ui.Formats;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The shift at a glance. */
final class GlancePane extends VBox {
  private final Texts texts;
  private final Formats formats;
  private final ShiftModel model;

  GlancePane(Look look, ShiftModel model, ShiftActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    getStyleClass().add("stack");
    HBox tiles =
        new HBox(
            tile("shift.total", view -> view.sees() ? formats.amount(view.totalMinor()) : "–"),
            tile("shift.sales", view -> Integer.toString(view.sales())),
            tile("shift.refunds", view -> Integer.toString(view.refunds())),
            tile("shift.nosales", view -> Integer.toString(view.noSales())));
    tiles.getStyleClass().add("key-row");
    HBox sums =
        new HBox(
            sums("shift.drawer", ShiftView::cash),
            sums("shift.tenders", ShiftView::tenders),
            sums("shift.cashiers", ShiftView::cashiers));
    sums.getStyleClass().add("split");
    OpenRows open = new OpenRows(texts, model, actions);
    getChildren().addAll(head(), tiles, sums, Forms.tall(open));
  }

  private Label head() {
    Label words =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> headline(model.view.get()), model.view, texts.languageProperty()),
            "stopped-sentence");
    words.setMaxWidth(Double.MAX_VALUE);
    return words;
  }

  private String headline(ShiftView view) {
    if (view.number() == 0) {
      return texts.text("shift.none");
    }
    String since = texts.text("shift.since", view.number(), view.since(), view.responsible());
    if (view.byItself() && !view.floatCounted()) {
      return since + " " + texts.text("shift.byitself");
    }
    return since;
  }

  private Region tile(String key, Function<ShiftView, String> written) {
    Label figure = Labels.figure("big");
    figure.textProperty().bind(model.view.map(written));
    VBox box = new VBox(figure, Labels.word(texts.bound(key), "muted", "small"));
    box.getStyleClass().addAll("panel", "count-tile");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Region sums(String key, Function<ShiftView, List<ShiftView.Sum>> rows) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("sum-grid");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    ColumnConstraints figure = new ColumnConstraints();
    figure.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(name, figure);
    model.view.subscribe(view -> fill(grid, rows.apply(view)));
    VBox box = Forms.section(texts, key, grid);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setPrefWidth(200);
    return box;
  }

  private void fill(GridPane grid, List<ShiftView.Sum> rows) {
    grid.getChildren().clear();
    ShiftView view = model.view.get();
    if (rows.isEmpty()) {
      ObservableValue<String> why =
          texts.bound(view.number() > 0 && !view.sees() ? "shift.blind" : "shift.nothing");
      grid.add(Labels.sentence(why, "muted"), 0, 0, 2, 1);
      return;
    }
    int at = 0;
    for (ShiftView.Sum sum : rows) {
      Label name = Labels.data();
      name.setText(sum.name());
      Label amount = Labels.figure("strong");
      amount.setText(formats.money(sum.minor()));
      grid.addRow(at, name, amount);
      at++;
    }
  }
}
