package canopy.till.stock.tanks;

import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
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
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Heights by the stick become litres by the tank's strapping table as they are typed. FX thread.
 */
final class DipPane extends VBox {
  private final Look look;
  private final StockModel model;

  DipPane(Look look, StockModel model, StockActions actions) {
    this.look = look;
    this.model = model;
    Texts texts = look.texts();
    DipForm dip = model.dip;
    getStyleClass().addAll("panel", "section");
    HBox heights =
        new HBox(
            Forms.wide(Forms.field(texts.bound("stock.dip.height"), dip.height, "stock-height")),
            Forms.wide(Forms.field(texts.bound("stock.dip.water"), dip.water, "stock-water")),
            Forms.wide(
                Forms.field(
                    texts.bound("stock.dip.temperature"), dip.temperature, "stock-temperature")));
    heights.getStyleClass().add("split");
    HBox litres =
        new HBox(
            Forms.wide(Forms.field(texts.bound("stock.dip.litres"), dip.litres, "stock-litres")),
            Forms.wide(occasion(texts)));
    litres.getStyleClass().add("split");
    litres.setAlignment(Pos.BOTTOM_LEFT);
    Label result =
        Labels.sentence(
            Bindings.createStringBinding(
                this::result,
                dip.height,
                dip.water,
                dip.temperature,
                dip.litres,
                model.chosen,
                texts.languageProperty()),
            "stock-result");
    Button save =
        Keys.sign(Icon.CHECK, texts.bound("stock.save"), actions::saveDip, "primary", "tall");
    save.setId("stock-dip-save");
    HBox end = new HBox(Forms.wide(result), save);
    result.setMaxWidth(Double.MAX_VALUE);
    end.setAlignment(Pos.CENTER_LEFT);
    end.getStyleClass().add("split");
    getChildren()
        .addAll(Labels.sentence(texts.bound("stock.dip.how"), "muted"), heights, litres, end);
  }

  private VBox occasion(Texts texts) {
    HBox chips =
        Forms.choice(
            List.of(Occasion.MANUAL, Occasion.DAY_CLOSE),
            model.dip.occasion,
            occasion ->
                texts.bound(
                    occasion == Occasion.DAY_CLOSE ? "stock.dip.dayclose" : "stock.dip.between"),
            model.dip.occasion::set);
    VBox box = new VBox(Labels.word(texts.bound("stock.dip.occasion"), "field-label"), chips);
    box.getStyleClass().add("field");
    return box;
  }

  private String result() {
    Tank tank = model.chosen.get();
    DipForm dip = model.dip;
    if (tank == null || (dip.height.get().isBlank() && dip.litres.get().isBlank())) {
      return "";
    }
    Optional<TankReading> reading = dip.reading(tank, Instant.EPOCH);
    if (reading.isEmpty()) {
      return look.texts().text("stock.dip.wrong", Integer.toString(tank.table().topTenths() / 10));
    }
    String product = look.formats().litres(reading.get().volume());
    String water = look.formats().litres(reading.get().waterOrNone());
    return look.texts().text("stock.dip.result", product, water);
  }
}
