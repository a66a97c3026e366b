package canopy.till.station;

import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.ui.Notice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the settings screen shows. FX thread. */
final class SettingsModel {
  private final Map<DeviceKind, StringProperty> lines = new EnumMap<>(DeviceKind.class);

  final ObjectProperty<Map<DeviceKind, DeviceState>> devices = new SimpleObjectProperty<>(Map.of());

  final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.initial());

  /** Whether the dark theme is on now; a key changes it without changing the setting. */
  final ObjectProperty<Boolean> dark = new SimpleObjectProperty<>(false);

  /** 58 or 80. */
  final ObjectProperty<Integer> paperMillimetres = new SimpleObjectProperty<>(80);

  /** What the tank gauge counts in. */
  final ObjectProperty<GaugeUnits> gaugeUnits = new SimpleObjectProperty<>(GaugeUnits.METRIC);

  final ObjectProperty<Boolean> customerScreen = new SimpleObjectProperty<>(false);

  /** The accounts of scan-to-pay; none where it is not set up. */
  final ObjectProperty<List<AccountRow>> accounts = new SimpleObjectProperty<>(List.of());

  /** The station's data, name key and value; read only. */
  final ObjectProperty<List<Stated>> station = new SimpleObjectProperty<>(List.of());

  /** Fingerprint of a controller's certificate that waits to be trusted; empty for none. */
  final StringProperty certificate = new SimpleStringProperty("");

  /** A device setting was changed and needs a restart of the program. */
  final ObjectProperty<Boolean> restartNeeded = new SimpleObjectProperty<>(false);

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /** A stated value. */
  record Stated(String key, String value) {}

  /** The line as it stands in its field. */
  StringProperty line(DeviceKind kind) {
    return lines.computeIfAbsent(kind, _ -> new SimpleStringProperty(""));
  }
}
