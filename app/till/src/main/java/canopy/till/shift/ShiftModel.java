package canopy.till.shift;

import canopy.core.shift.CashMovement;
import canopy.core.shift.ShiftCount;
import canopy.till.stock.typed.ReadRow;
import canopy.till.ui.Notice;
import canopy.till.ui.control.PadEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the shift's screen shows. FX thread. */
final class ShiftModel {
  private static final int AMOUNT_DIGITS = 10;

  /** A key with a word from the station's data. */
  record Choice(String id, String name) {}

  /** A row of the result: names are worded. */
  record Difference(String tender, long expectedMinor, long countedMinor) {
    long minor() {
      return countedMinor - expectedMinor;
    }
  }

  /**
   * How far a step of the form is.
   *
   * @param detail what is known about it, worded; may be empty
   */
  record Tick(boolean done, String detail) {
    static final Tick TO_DO = new Tick(false, "");
  }

  final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.GLANCE);
  final ObjectProperty<ShiftView> view = new SimpleObjectProperty<>(ShiftView.NONE);
  final ObjectProperty<Map<FormStep, Tick>> ticks =
      new SimpleObjectProperty<>(new EnumMap<>(FormStep.class));
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /** What is being counted. */
  final ObjectProperty<@Nullable CountEntry> entry = new SimpleObjectProperty<>();

  final ObjectProperty<CashMovement.Kind> moving =
      new SimpleObjectProperty<>(CashMovement.Kind.SAFE_DROP);
  final PadEntry amount = new PadEntry(AMOUNT_DIGITS, true);
  final ObjectProperty<List<Choice>> reasons = new SimpleObjectProperty<>(List.of());

  /** Id of the reason chosen; empty before. */
  final StringProperty movingFor = new SimpleStringProperty("");

  final StringProperty note = new SimpleStringProperty("");

  /** The newest count; null if the drawer was not counted. */
  final ObjectProperty<@Nullable ShiftCount> count = new SimpleObjectProperty<>();

  final ObjectProperty<List<Difference>> differences = new SimpleObjectProperty<>(List.of());
  final StringProperty reason = new SimpleStringProperty("");

  /** Who may take the drawer over. */
  final ObjectProperty<List<Choice>> people = new SimpleObjectProperty<>(List.of());

  /** What is to be read. */
  final ObjectProperty<List<ReadRow>> readings = new SimpleObjectProperty<>(List.of());
}
