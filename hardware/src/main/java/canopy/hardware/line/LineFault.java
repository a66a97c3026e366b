package canopy.hardware.line;

/** Why a line is not usable. The name is the detail code of a {@link DeviceStatus}. */
public enum LineFault {
  /** The other side refused the connection: powered on, but nothing listens. */
  CONNECT_REFUSED,
  /** No answer to the connection attempt: powered off, wrong address or cable out. */
  CONNECT_TIMEOUT,
  /** The network says that there is no way to the address. */
  UNREACHABLE,
  /** The host name is not known. */
  UNKNOWN_HOST,
  /** The port or device file does not exist: unplugged or wrongly named. */
  PORT_MISSING,
  /** Another program holds the port. */
  PORT_BUSY,
  /** This user may not open the port (group dialout or lp). */
  NO_PERMISSION,
  /** The device took no bytes for longer than allowed; the line was closed to get free. */
  STALLED,
  /** The line was open and broke: unplugged, powered off or reset. */
  LOST,
  /** The line has not been opened yet. */
  NOT_STARTED,
  /** Anything else the operating system reported; the log has its words. */
  IO_ERROR
}
