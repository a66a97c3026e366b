package canopy.till.stock.typed;

import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.TilePane;

/** A field for each tank and nozzle, side by side. FX thread. */
public final class ReadFields extends ScrollPane {
  private final Texts texts;
  private final TilePane fields = new TilePane();

  public ReadFields(Texts texts, ObservableValue<List<ReadRow>> rows) {
    this.texts = texts;
    fields.getStyleClass().add("shift-readings");
    setContent(fields);
    setFitToWidth(true);
    getStyleClass().add("plain-scroll");
    rows.subscribe(this::show);
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

  /** Puts the cursor into the first field. */
  public void begin() {
    Node first = fields.lookup(".text-field");
    if (first instanceof TextField field) {
      field.requestFocus();
    }
  }
}
