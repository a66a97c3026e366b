package canopy.till.report;

import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportPage;
import canopy.till.store.report.Choices;
import canopy.till.store.report.ReportFilter;
import canopy.till.ui.Notice;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the screen of the reports shows. FX thread. */
final class ReportModel {
  final ObjectProperty<ReportKind> kind = new SimpleObjectProperty<>(ReportKind.GLANCE);
  final ObjectProperty<ReportFilter> filter =
      new SimpleObjectProperty<>(ReportFilter.days(LocalDate.EPOCH, LocalDate.EPOCH));

  /** The present business day. */
  final ObjectProperty<LocalDate> today = new SimpleObjectProperty<>(LocalDate.EPOCH);

  /** Whether the first and the last day are being chosen. */
  final BooleanProperty choosingDays = new SimpleBooleanProperty();

  /** What filters offer. */
  final ObjectProperty<Choices> choices =
      new SimpleObjectProperty<>(new Choices(List.of(), List.of(), List.of(), List.of()));

  /** Null before the first one is there. */
  final ObjectProperty<@Nullable ReportPage> page = new SimpleObjectProperty<>();

  /** Of the audit list. */
  final StringProperty search = new SimpleStringProperty("");

  /** Whether the person may see reports. */
  final BooleanProperty allowed = new SimpleBooleanProperty(true);

  /** Whether a page takes longer than a person waits for without a sign. */
  final BooleanProperty slow = new SimpleBooleanProperty();

  /** Part of the way, 0 to 1. */
  final DoubleProperty progress = new SimpleDoubleProperty();

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
