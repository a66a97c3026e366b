package canopy.till.shift;

import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is open, each with a way to it. */
final class OpenRows extends VBox {
  private final Texts texts;
  private final ShiftActions actions;
  private final VBox rows = new VBox();

  OpenRows(Texts texts, ShiftModel model, ShiftActions actions) {
    this.texts = texts;
    this.actions = actions;
    getStyleClass().addAll("panel", "section");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    getChildren()
        .addAll(Labels.word(texts.bound("shift.carried"), "section-head"), Forms.tall(scroll));
    model.view.map(ShiftView::open).subscribe(this::show);
  }

  private void show(List<ShiftView.OpenRow> open) {
    rows.getChildren().clear();
    if (open.isEmpty()) {
      rows.getChildren().add(Labels.sentence(texts.bound("shift.nothingopen"), "muted"));
    }
    for (ShiftView.OpenRow row : open) {
      Label words = Labels.data("shift-open-words");
      words.setText(row.words());
      words.setMaxWidth(Double.MAX_VALUE);
      words.setWrapText(true);
      words.setMinHeight(USE_PREF_SIZE);
      HBox line = new HBox(Forms.wide(words));
      if (row.forward()) {
        line.getChildren().add(Labels.word(texts.bound("shift.forward"), "badge", "badge-amber"));
      }
      Label amount = Labels.figure("strong");
      amount.setText(row.amount());
      line.getChildren()
          .addAll(
              amount,
              Keys.onlySign(
                  Icon.CHEVRON_RIGHT,
                  texts.bound("shift.goto"),
                  () -> actions.goTo(row.item()),
                  "stepper"));
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("line-row");
      rows.getChildren().add(line);
    }
  }
}
