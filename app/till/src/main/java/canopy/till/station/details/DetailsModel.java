package canopy.till.station.details;

import canopy.till.station.Devices;
import canopy.till.ui.Notice;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the page of details shows. FX thread. */
final class DetailsModel {
  private final Map<ScannerField, StringProperty> scanner = new EnumMap<>(ScannerField.class);

  /** Null while there is none. */
  final ObjectProperty<Devices.@Nullable Printer> printer = new SimpleObjectProperty<>();

  /** Null while there is none. */
  final ObjectProperty<Devices.@Nullable Pole> pole = new SimpleObjectProperty<>();

  /** The maker's number as it stands in its field; empty for the usual one. */
  final StringProperty codePage = new SimpleStringProperty("");

  /** A label in each line. */
  final StringProperty labels = new SimpleStringProperty("");

  /** Whether the labels can be written as lines; otherwise the file is left alone. */
  final BooleanProperty labelsKnown = new SimpleBooleanProperty(true);

  /** Something was changed that is in force only after a restart. */
  final BooleanProperty restartNeeded = new SimpleBooleanProperty();

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /** What stands in a field of the scanner. */
  StringProperty scanner(ScannerField field) {
    return scanner.computeIfAbsent(field, _ -> new SimpleStringProperty(""));
  }
}
