package canopy.till;

import canopy.hardware.display.Cd5220Protocol;
import canopy.hardware.display.DisplayProtocol;
import canopy.hardware.display.Led8Protocol;
import canopy.hardware.display.PoleDisplay;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LineTimes;
import canopy.till.station.Devices;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the customer's pole display out of its set-up. Start-up thread. */
final class PoleOpening {
  private static final Logger LOG = LoggerFactory.getLogger(PoleOpening.class);

  private PoleOpening() {}

  /** The display, running; null if there is none. */
  static @Nullable PoleDisplay open(Devices.@Nullable Pole device, LineOpener lines) {
    if (device == null) {
      return null;
    }
    DisplayProtocol protocol =
        switch (device.protocol()) {
          case LED8 -> new Led8Protocol(Led8Protocol.Lamps.ASCII);
          case LED8_BINARY -> new Led8Protocol(Led8Protocol.Lamps.BINARY);
          case CD5220 -> new Cd5220Protocol(Charset.forName("GBK"));
        };
    PoleDisplay display =
        new PoleDisplay(
            "pole-display",
            LineAddress.parse(device.line()),
            protocol,
            lines,
            LineTimes.STANDARD,
            status -> LOG.info("pole display: {}", status.detail()));
    display.start();
    return display;
  }
}
