package canopy.till.stock.tanks;

import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockSetup;
import canopy.core.stock.Tank;
import canopy.till.stock.WetStock;
import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the screen of the tanks shows. FX thread. */
final class StockModel {
  /** Empty if no tank is set up. */
  final ObjectProperty<List<TankRow>> tanks = new SimpleObjectProperty<>(List.of());

  /** The tank that is looked at; null only if there is none. */
  final ObjectProperty<@Nullable Tank> chosen = new SimpleObjectProperty<>();

  final ObjectProperty<StockView> view = new SimpleObjectProperty<>(StockView.CHART);

  /** Days, deliveries and findings of the tank that is looked at. */
  final ObjectProperty<WetStock.Sheet> sheet = new SimpleObjectProperty<>(WetStock.Sheet.EMPTY);

  /** Deliveries into that tank without their paper. */
  final ObjectProperty<List<DetectedDelivery>> detected = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<StockLimits> limits = new SimpleObjectProperty<>(StockLimits.USUAL);
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
  final DipForm dip = new DipForm();
  final DeliveryForm delivery = new DeliveryForm();

  /** Takes tanks and limits that may have been set up anew since the page was seen last. */
  void take(StockSetup setup) {
    List<Tank> all = setup.tanks();
    limits.set(setup.limits());
    Tank before = chosen.get();
    Tank same = before == null ? null : setup.all().tank(before.number());
    chosen.set(same != null || all.isEmpty() ? same : all.getFirst());
  }
}
