package canopy.hardware.line;

/**
 * How a device is, for the health strip and the cashier.
 *
 * @param availability whether it can be used now
 * @param detail a stable code, such as {@code CONNECT_TIMEOUT} or {@code PAPER_OUT}; {@code OK}
 *     when there is nothing to say
 * @param sentenceKey key of the sentence that tells the cashier what to do; see {@link
 *     DeviceSentences}
 */
public record DeviceStatus(Availability availability, String detail, String sentenceKey) {

  /** Whether a device can be used. */
  public enum Availability {
    ONLINE,
    OFFLINE,
    /** Switched off in the configuration; nobody expects it to work. */
    DISABLED
  }

  /** Usable, nothing to report. */
  public static final DeviceStatus ONLINE =
      new DeviceStatus(Availability.ONLINE, "OK", "device.online");

  /** Not configured. */
  public static final DeviceStatus DISABLED =
      new DeviceStatus(Availability.DISABLED, "DISABLED", "device.disabled");

  /** Not usable because of its line. */
  public static DeviceStatus offline(LineFault fault) {
    return new DeviceStatus(Availability.OFFLINE, fault.name(), "line." + fault.name());
  }

  /** Whether the device can be used now. */
  public boolean online() {
    return availability == Availability.ONLINE;
  }
}
