package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerState;
import canopy.hardware.line.DeviceStatus;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the printer is.
 *
 * @param device for the health strip: the gravest fault, or online; a warning is online with its
 *     own detail and sentence
 * @param faults everything that is wrong now, gravest first, in the order of {@link PrinterFault}
 * @param drawer what the drawer's sensor said last
 */
public record PrinterStatus(DeviceStatus device, Set<PrinterFault> faults, DrawerState drawer) {

  static PrinterStatus of(Collection<PrinterFault> faults, DrawerState drawer) {
    EnumSet<PrinterFault> set = EnumSet.noneOf(PrinterFault.class);
    set.addAll(faults);
    return new PrinterStatus(device(set), Collections.unmodifiableSet(set), drawer);
  }

  static PrinterStatus disabled(DrawerState drawer) {
    return new PrinterStatus(DeviceStatus.DISABLED, Set.of(), drawer);
  }

  private static DeviceStatus device(EnumSet<PrinterFault> faults) {
    for (PrinterFault fault : faults) {
      if (fault.blocksPrinting()) {
        return new DeviceStatus(
            DeviceStatus.Availability.OFFLINE, fault.name(), fault.sentenceKey());
      }
    }
    for (PrinterFault fault : faults) {
      return new DeviceStatus(DeviceStatus.Availability.ONLINE, fault.name(), fault.sentenceKey());
    }
    return DeviceStatus.ONLINE;
  }

  /** Whether a job would print now. */
  public boolean ready() {
    return device.online();
  }
}
