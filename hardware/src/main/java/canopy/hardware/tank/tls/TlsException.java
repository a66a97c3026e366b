package canopy.hardware.tank.tls;

import canopy.hardware.tank.TankFault;
import java.io.IOException;

/** A question to the gauge failed although its line is open. */
final class TlsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final TankFault fault;

  TlsException(TankFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  TlsException(TankFault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  TankFault fault() {
    return fault;
  }
}
