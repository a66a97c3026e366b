package canopy.till.day;

import canopy.till.naxml.NaxmlMapping;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a back office calls our tenders, taxes, departments and grades. FX thread. */
final class CodesPane extends VBox {
  private final Texts texts;
  private final DayActions actions;

  CodesPane(Look look, DayModel model, DayActions actions) {
    this.texts = look.texts();
    this.actions = actions;
    getStyleClass().add("stack");
    DataTable<CodeRow> table =
        new DataTable<CodeRow>(
                texts, model.codes, "day.codes.none", row -> row.kind() + " " + row.id())
            .words("day.codes.kind", 180, row -> texts.text(kind(row.kind())))
            .names("day.codes.name", CodeRow::name)
            .words("day.codes.id", 160, CodeRow::id)
            .nodes("day.codes.code", 240, this::field);
    getChildren()
        .addAll(Labels.sentence(texts.bound("day.codes.hint"), "muted"), Forms.tall(table));
  }

  private Node field(CodeRow row) {
    TextField field = new TextField(row.code());
    field.setId("code-" + row.kind() + "-" + row.id());
    field.accessibleTextProperty().bind(texts.bound("day.codes.code"));
    field.setOnAction(event -> actions.code(row, field.getText()));
    field
        .focusedProperty()
        .addListener(
            (source, before, now) -> {
              if (!now) {
                actions.code(row, field.getText());
              }
            });
    return field;
  }

  private static String kind(NaxmlMapping.Kind kind) {
    return switch (kind) {
      case TENDER -> "day.codes.tender";
      case TAX -> "day.codes.tax";
      case DEPARTMENT -> "day.codes.department";
      case GRADE -> "day.codes.grade";
    };
  }
}
