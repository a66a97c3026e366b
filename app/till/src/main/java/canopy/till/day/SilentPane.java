package canopy.till.day;

import canopy.till.stock.typed.ReadFields;
import canopy.till.stock.typed.ReadRow;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What no device has told for the close, in one sentence, and a field for each: typed or left out,
 * the day is closed. FX thread.
 */
final class SilentPane extends VBox {
  private final Texts texts;
  private final StringProperty word = new SimpleStringProperty("");

  SilentPane(Look look, DayModel model, DayActions actions) {
    this.texts = look.texts();
    getStyleClass().addAll("panel", "section");
    Label silent =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> texts.text("day.silent", model.silentNames.get()),
                model.silentNames,
                texts.languageProperty()),
            "stopped-sentence");
    silent.setMaxWidth(Double.MAX_VALUE);
    HBox head = new HBox(Icon.ALERT.node("stopped-icon"), Forms.wide(silent));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("key-row");
    ReadFields fields = new ReadFields(texts, model.silent);
    fields.getStyleClass().add("wide-fields");
    Button back = Keys.word(texts.bound("day.notyet"), actions::giveUp, "tall");
    Button done = Keys.sign(Icon.SHIFT, word, actions::recordAndClose, "primary", "tall");
    done.setId("record-and-close");
    HBox keys = new HBox(back, Labels.space(), done);
    keys.getStyleClass().add("key-row");
    Label hint = Labels.sentence(texts.bound("day.silenthint"), "muted");
    getChildren().addAll(head, hint, Forms.tall(fields), keys);
    model.silent.subscribe(this::say);
    model.step.subscribe(
        step -> {
          if (step == DayStep.TYPING) {
            fields.begin();
          }
        });
  }

  /** The key says what becomes of what is typed so far. */
  private void say(List<ReadRow> rows) {
    Observable[] heard =
        Stream.concat(rows.stream().map(ReadRow::litres), Stream.of(texts.languageProperty()))
            .toArray(Observable[]::new);
    word.bind(
        Bindings.createStringBinding(
            () ->
                texts.text(
                    rows.stream().allMatch(row -> row.litres().get().isBlank())
                        ? "day.closeanyway"
                        : "day.recordclose"),
            heard));
  }
}
