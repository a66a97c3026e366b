package canopy.till.fuel;

import canopy.core.fuel.FillOutcome;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.pump.UnpaidFill;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form for a fill that nobody pays: which of the three, the plate, and what was seen. */
final class WriteOffPane extends VBox {
  private static final int TEXT_LENGTH = 200;

  private final Texts texts;
  private final Formats formats;
  private final PumpDetailModel model;
  private final PumpDetailActions actions;

  WriteOffPane(Look look, PumpDetailModel model, PumpDetailActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("pump-side", "panel", "pump-side-panel");
    Label fill = Labels.figure("line-amount", "strong");
    fill.textProperty()
        .bind(Bindings.createStringBinding(() -> written(model.form.get()), model.form));
    getChildren().addAll(Labels.word(texts.bound("fuel.notpaid"), "section-head"), fill);
    for (FillOutcome outcome : FillOutcome.values()) {
      getChildren().add(outcomeKey(outcome));
    }
    Node plate = Forms.field(texts.bound("fuel.plate"), model.plate, "plate");
    Forms.showWhen(plate, model.outcome.map(outcome -> outcome != FillOutcome.PUMP_TEST));
    getChildren().addAll(plate, details(), keys());
  }

  private String written(@Nullable UnpaidFill fill) {
    return fill == null
        ? ""
        : fill.grade()
            + "  "
            + formats.litres(fill.volumeMillilitres())
            + " L  "
            + formats.amount(fill.amountMinor());
  }

  private Button outcomeKey(FillOutcome outcome) {
    Button key =
        Keys.word(texts.bound(key(outcome)), () -> actions.chooseOutcome(outcome), "outcome");
    key.setMaxWidth(Double.MAX_VALUE);
    model.outcome.addListener((source, before, now) -> Forms.mark(key, outcome == now));
    Forms.mark(key, outcome == model.outcome.get());
    return key;
  }

  private Node details() {
    TextArea area = new TextArea();
    area.setId("details");
    area.setWrapText(true);
    area.setPrefRowCount(3);
    area.textProperty().bindBidirectional(model.details);
    area.textProperty()
        .addListener(
            (source, before, now) -> {
              if (now.length() > TEXT_LENGTH) {
                area.setText(before);
              }
            });
    Label label =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> texts.text(hint(model.outcome.get())),
                model.outcome,
                texts.languageProperty()),
            "field-label");
    VBox box = new VBox(label, area);
    box.getStyleClass().add("field");
    VBox.setVgrow(box, Priority.ALWAYS);
    return box;
  }

  private Node keys() {
    Label printed = Labels.sentence(texts.bound("fuel.formprinted"), "muted", "small");
    Button back = Keys.word(texts.bound("fuel.back"), actions::closeForm, "tall");
    Button record =
        Keys.sign(Icon.NOTE, texts.bound("fuel.record"), actions::confirmForm, "primary", "tall");
    record.setMaxWidth(Double.MAX_VALUE);
    HBox keys = new HBox(back, Forms.wide(record));
    keys.getStyleClass().add("key-row");
    VBox box = new VBox(printed, keys);
    box.getStyleClass().add("stack");
    return box;
  }

  static String key(FillOutcome outcome) {
    return switch (outcome) {
      case DRIVE_OFF -> "fuel.driveoff";
      case NO_MEANS_OF_PAYMENT -> "fuel.nomeans";
      case PUMP_TEST -> "fuel.pumptest";
      case COMPANY_USE -> "fuel.companyuse";
    };
  }

  private static String hint(FillOutcome outcome) {
    return switch (outcome) {
      case DRIVE_OFF -> "fuel.driveoffdetails";
      case NO_MEANS_OF_PAYMENT -> "fuel.nomeansdetails";
      case PUMP_TEST -> "fuel.pumptestdetails";
      case COMPANY_USE -> "fuel.companyusedetails";
    };
  }
}
