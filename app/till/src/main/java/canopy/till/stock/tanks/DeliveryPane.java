package canopy.till.stock.tanks;

import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.StockLimits;
import canopy.core.stock.Tank;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A delivery: its paper, the tank before and after, and what it is short, as it is typed. What the
 * till noticed by itself fills the form at a touch. FX thread.
 */
final class DeliveryPane extends VBox {
  private final Look look;
  private final StockModel model;
  private final StockActions actions;
  private final HBox noticed = new HBox();

  DeliveryPane(Look look, StockModel model, StockActions actions) {
    this.look = look;
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "section");
    noticed.getStyleClass().add("chips");
    noticed.setAlignment(Pos.CENTER_LEFT);
    HBox found = new HBox(noticed, Forms.wide(dismissal()));
    found.setAlignment(Pos.BOTTOM_LEFT);
    found.getStyleClass().add("split");
    Forms.showWhen(found, model.detected.map(list -> !list.isEmpty()));
    getChildren().addAll(found, paper(), readings(), end());
    model.detected.addListener((source, before, now) -> put(now));
    model.delivery.detection.addListener((source, before, now) -> put(model.detected.get()));
    look.texts().languageProperty().addListener((source, before, now) -> put(model.detected.get()));
    put(model.detected.get());
  }

  private void put(List<DetectedDelivery> waiting) {
    noticed.getChildren().setAll(Labels.word(look.texts().bound("stock.noticed"), "muted"));
    for (DetectedDelivery detected : waiting) {
      Button chip = Keys.pressable(() -> actions.takeDetected(detected.id()), "till-key", "chip");
      chip.setText("+" + look.formats().litres(detected.measured()) + " L");
      chip.setId("stock-detected-" + detected.id());
      if (detected.id().equals(model.delivery.detection.get())) {
        chip.getStyleClass().add("chosen");
      }
      noticed.getChildren().add(chip);
    }
  }

  private Node paper() {
    Texts texts = look.texts();
    DeliveryForm form = model.delivery;
    HBox row =
        new HBox(
            Forms.wide(Forms.field(texts.bound("stock.document"), form.document, "stock-document")),
            Forms.wide(Forms.field(texts.bound("stock.ticket"), form.ticket, "stock-ticket")));
    row.getStyleClass().add("split");
    return row;
  }

  private Node readings() {
    Texts texts = look.texts();
    DeliveryForm form = model.delivery;
    Button before = Keys.word(texts.bound("stock.takebefore"), actions::takeBefore, "chip");
    before.setId("stock-take-before");
    Button after = Keys.word(texts.bound("stock.takeafter"), actions::takeAfter, "chip");
    after.setId("stock-take-after");
    Forms.showWhen(before, form.detection.isEqualTo(""));
    Forms.showWhen(after, form.detection.isEqualTo(""));
    HBox row =
        new HBox(
            Forms.wide(
                new VBox(
                    Forms.field(texts.bound("stock.before"), form.before, "stock-before"), before)),
            Forms.wide(
                new VBox(
                    Forms.field(texts.bound("stock.after"), form.after, "stock-after"), after)),
            Forms.wide(Forms.field(texts.bound("stock.meanwhile"), form.sold, "stock-sold")));
    row.getChildren().forEach(box -> box.getStyleClass().add("field"));
    row.getStyleClass().add("split");
    return row;
  }

  private Node dismissal() {
    Texts texts = look.texts();
    Button none = Keys.word(texts.bound("stock.nodelivery"), actions::dismissDetected, "chip");
    none.setId("stock-dismiss");
    HBox row =
        new HBox(
            Forms.wide(
                Forms.field(texts.bound("stock.reason"), model.delivery.reason, "stock-reason")),
            none);
    row.setAlignment(Pos.BOTTOM_LEFT);
    row.getStyleClass().add("split");
    Forms.showWhen(row, model.delivery.detection.isNotEqualTo(""));
    return row;
  }

  private Node end() {
    Texts texts = look.texts();
    DeliveryForm form = model.delivery;
    Label result =
        Labels.sentence(
            Bindings.createStringBinding(
                this::result,
                form.ticket,
                form.before,
                form.after,
                form.sold,
                model.chosen,
                texts.languageProperty()),
            "stock-result");
    result.setMaxWidth(Double.MAX_VALUE);
    result
        .textProperty()
        .subscribe(
            _ -> {
              result.getStyleClass().remove("danger-text");
              if (delivery().filter(typed -> typed.isBeyond(allowed())).isPresent()) {
                result.getStyleClass().add("danger-text");
              }
            });
    Button save =
        Keys.sign(Icon.CHECK, texts.bound("stock.save"), actions::saveDelivery, "primary", "tall");
    save.setId("stock-delivery-save");
    HBox row = new HBox(Forms.wide(result), save);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("split");
    return row;
  }

  private StockLimits.Band allowed() {
    return model.limits.get().delivery();
  }

  /** As it is typed so far; empty while something is missing. */
  private Optional<Delivery> delivery() {
    Tank tank = model.chosen.get();
    return tank == null ? Optional.empty() : model.delivery.delivery(tank, Instant.EPOCH);
  }

  private String result() {
    if (model.chosen.get() == null) {
      return "";
    }
    Optional<Delivery> delivery = delivery();
    if (delivery.isEmpty()) {
      return look.texts().text("stock.delivery.how");
    }
    String measured = look.formats().litres(delivery.get().measured());
    long shortage = delivery.get().shortage().millilitres();
    String litres = look.formats().litres(Math.abs(shortage));
    return look.texts()
        .text(shortage >= 0 ? "stock.delivery.short" : "stock.delivery.over", measured, litres);
  }
}
