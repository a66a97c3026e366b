package canopy.till.shift;

import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Tanks or counters, typed where no device reads them. */
final class ReadPane extends VBox {
  private final Texts texts;
  private final TilePane fields = new TilePane();

  ReadPane(Look look, ShiftModel model, ShiftActions actions) {
    this.texts = look.texts();
    getStyleClass().addAll("panel", "section");
    fields.getStyleClass().add("shift-readings");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    Label head =
        Labels.sentence(
            Bindings.createStringBinding(
                () ->
                    texts.text(
                        model.face.get() == Face.TOTALISERS
                            ? "shift.typecounters"
                            : "shift.typetanks"),
                model.face,
                texts.languageProperty()));
    Button ask =
        Keys.sign(Icon.FILL, texts.bound("shift.askpumps"), actions::askPumps, "second", "tall");
    ask.setId("ask-pumps");
    Forms.showWhen(ask, model.face.isEqualTo(Face.TOTALISERS));
    Button back = Keys.word(texts.bound("shift.back"), actions::glance, "tall");
    Button done =
        Keys.sign(
            Icon.CHECK, texts.bound("shift.record"), actions::recordReadings, "primary", "tall");
    done.setId("record-readings");
    HBox keys = new HBox(back, ask, Labels.space(), done);
    keys.getStyleClass().add("key-row");
    getChildren().addAll(head, Forms.tall(scroll), keys);
    model.readings.subscribe(this::show);
  }

  private void show(List<ReadRow> rows) {
    fields.getChildren().clear();
    if (rows.isEmpty()) {
      fields.getChildren().add(Labels.sentence(texts.bound("shift.nonetoread"), "muted"));
    }
    for (ReadRow row : rows) {
      String id = "reading-" + row.pump() + "-" + row.number();
      fields
          .getChildren()
          .add(Forms.field(new SimpleStringProperty(row.label()), row.litres(), id));
    }
  }
}
