package canopy.till.day;

import canopy.till.day.sheet.DayPart;
import canopy.till.report.export.Section;
import canopy.till.stock.typed.ReadRow;
import canopy.till.store.query.ClosedDay;
import canopy.till.ui.Notice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the day's page shows. FX thread. */
final class DayModel {
  final ObjectProperty<DayStep> step = new SimpleObjectProperty<>(DayStep.LOOKING);
  final ObjectProperty<DayTab> tab = new SimpleObjectProperty<>(DayTab.TODAY);

  /** The business date. */
  final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>(LocalDate.EPOCH);

  /** The business date of what is sold after the close. */
  final ObjectProperty<LocalDate> nextDay = new SimpleObjectProperty<>(LocalDate.EPOCH);

  /** Date and time at the station. */
  final ObjectProperty<LocalDateTime> now =
      new SimpleObjectProperty<>(LocalDate.EPOCH.atStartOfDay());

  /** Whether the person at the till may see what the day came to. */
  final BooleanProperty sees = new SimpleBooleanProperty();

  final IntegerProperty sales = new SimpleIntegerProperty();
  final IntegerProperty refunds = new SimpleIntegerProperty();
  final LongProperty totalMinor = new SimpleLongProperty();
  final LongProperty taxMinor = new SimpleLongProperty();
  final LongProperty roundingMinor = new SimpleLongProperty();

  /** What is open, with how many. */
  final ObjectProperty<Map<OpenLine, Integer>> open = new SimpleObjectProperty<>(Map.of());

  /** The same one by one, and the shift that is open, in the language of the page. */
  final ObjectProperty<List<String>> openNames = new SimpleObjectProperty<>(List.of());

  /** Differences of today's fuel; missing readings are not among them. */
  final IntegerProperty differences = new SimpleIntegerProperty();

  /** The day's report, worded: that of its close once it is closed. */
  final ObjectProperty<Map<DayPart, Section>> today = new SimpleObjectProperty<>(Map.of());

  /** Closed days, newest first. */
  final ObjectProperty<List<ClosedDay>> past = new SimpleObjectProperty<>(List.of());

  /** What people are called, by their ids. */
  final ObjectProperty<Map<String, String>> people = new SimpleObjectProperty<>(Map.of());

  final ObjectProperty<@Nullable ClosedDay> chosen = new SimpleObjectProperty<>();

  /** The chosen day's report, worded; empty until it is read. */
  final ObjectProperty<Map<DayPart, Section>> report = new SimpleObjectProperty<>(Map.of());

  /** Whether signature, lines and totals of the chosen day hold. */
  final BooleanProperty genuine = new SimpleBooleanProperty();

  /** What the back office calls our things. */
  final ObjectProperty<List<CodeRow>> codes = new SimpleObjectProperty<>(List.of());

  /** What no device has told for the close. */
  final ObjectProperty<List<ReadRow>> silent = new SimpleObjectProperty<>(List.of());

  /** The same by name, for a sentence. */
  final StringProperty silentNames = new SimpleStringProperty("");

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
