package canopy.till.shift;

import canopy.till.stock.typed.ReadFields;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Tanks or counters, typed where no device reads them. */
final class ReadPane extends VBox {
  ReadPane(Look look, ShiftModel model, ShiftActions actions) {
    Texts texts = look.texts();
    getStyleClass().addAll("panel", "section");
    ReadFields fields = new ReadFields(texts, model.readings);
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
    getChildren().addAll(head, Forms.tall(fields), keys);
  }
}
