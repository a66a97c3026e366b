package canopy.till.fuel;

import canopy.core.catalogue.FuelGrade;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Prepay;
import canopy.till.ui.Notice;
import canopy.till.ui.pump.PumpState;
import canopy.till.ui.pump.PumpView;
import canopy.till.ui.pump.UnpaidFill;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the screen of one pump shows. FX thread. */
final class PumpDetailModel {
  final ObjectProperty<PumpView> pump =
      new SimpleObjectProperty<>(PumpView.of(1, PumpState.OFFLINE));

  /** Why the pump cannot be used, or who holds it, already worded; empty for nothing to say. */
  final StringProperty sentence = new SimpleStringProperty("");

  final ObjectProperty<List<UnpaidFill>> fills = new SimpleObjectProperty<>(List.of());

  /** Why the counters could not be read; empty if they could. */
  final StringProperty totalsTrouble = new SimpleStringProperty("");

  final ObjectProperty<List<PrepayRow>> prepays = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<HoseRow>> hoses = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<Set<PumpAct>> possible = new SimpleObjectProperty<>(Set.of());

  final ObjectProperty<LimitKind> limitKind = new SimpleObjectProperty<>(LimitKind.FULL);

  /** What was typed as the limit. */
  final StringProperty entry = new SimpleStringProperty("");

  /** Which is prepaid; null if none is known, or money for any. */
  final ObjectProperty<@Nullable FuelGrade> grade = new SimpleObjectProperty<>();

  /** Whether the cashier came to sell fuel before it flows. */
  final BooleanProperty prepaying = new SimpleBooleanProperty();

  /** The fill that is being written off; null while none is. */
  final ObjectProperty<@Nullable UnpaidFill> form = new SimpleObjectProperty<>();

  final ObjectProperty<FillOutcome> outcome = new SimpleObjectProperty<>(FillOutcome.DRIVE_OFF);
  final StringProperty plate = new SimpleStringProperty("");
  final StringProperty details = new SimpleStringProperty("");

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /**
   * A prepayment of the pump.
   *
   * @param paidMinor by the customer
   * @param limit as written
   * @param restMinor what the station owes now, if {@link Prepay.State#REST_DUE}
   */
  record PrepayRow(String id, long paidMinor, String limit, Prepay.State state, long restMinor) {}

  /**
   * A nozzle of the pump.
   *
   * @param nozzle 1 and up
   * @param grade its grade's name
   * @param price per litre at the pump, as written
   * @param tillPrice what it costs at the till, if that is something else; else empty
   * @param litres counter of the nozzle, as written; empty if not read
   * @param amount money counter, as written; empty if not read
   * @param lifted whether it is in a hand now
   */
  record HoseRow(
      int nozzle,
      String grade,
      String price,
      String tillPrice,
      String litres,
      String amount,
      boolean lifted) {}
}
