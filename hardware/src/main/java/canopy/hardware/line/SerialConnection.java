package canopy.hardware.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A serial port through jSerialComm. Deliberately without its listeners: their disconnected event
 * repeats some 50,000 times a second until the port is closed, and closing inside one can hang. A
 * reading thread in semi-blocking mode sees the end as -1 instead. {@code isOpen()} is never asked:
 * it stays true after the plug was pulled.
 */
final class SerialConnection implements Connection {
  /**
   * A read looks up this often, so that a close from elsewhere is seen even where it wakes nobody.
   */
  private static final int READ_MILLIS = 500;

  /** Windows and POSIX error number of a missing file. */
  private static final int NO_SUCH_FILE = 2;

  private static final int ACCESS_DENIED_POSIX = 13;
  private static final int WRITE_CHUNK_BYTES = 512;

  private final SerialPort port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SerialConnection(SerialPort port) {
    this.port = port;
  }

  static SerialConnection open(LineAddress.Serial address) throws IOException {
    SerialPort port = find(address.port());
    port.setComPortParameters(
        address.baudPerSecond(),
        address.dataBits(),
        address.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
        parity(address.parity()));
    port.setFlowControl(flow(address.flow()));
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
    if (!port.openPort(0)) {
      throw new LineException(
          openFault(address.port(), port.getLastErrorCode()),
          address.port() + " could not be opened, error " + port.getLastErrorCode());
    }
    return new SerialConnection(port);
  }

  private static SerialPort find(String name) throws LineException {
    try {
      return SerialPort.getCommPort(name);
    } catch (SerialPortInvalidPortException e) {
      throw new LineException(LineFault.PORT_MISSING, name + " does not exist", e);
    }
  }

  private static LineFault openFault(String name, int errorCode) {
    if (errorCode == ACCESS_DENIED_POSIX) {
      return LineFault.NO_PERMISSION;
    }
    boolean devicePath = name.startsWith("/");
    if (devicePath && !Files.exists(Path.of(name))) {
      return LineFault.PORT_MISSING;
    }
    if (devicePath && !Files.isWritable(Path.of(name))) {
      return LineFault.NO_PERMISSION;
    }
    // On a port that exists, jSerialComm reports 2 when its exclusive lock was refused.
    return devicePath || errorCode != NO_SUCH_FILE ? LineFault.PORT_BUSY : LineFault.PORT_MISSING;
  }

  private static int parity(LineAddress.Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
    };
  }

  private static int flow(LineAddress.Flow flow) {
    return switch (flow) {
      case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
      case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
      case DTR_DSR -> SerialPort.FLOW_CONTROL_DTR_ENABLED | SerialPort.FLOW_CONTROL_DSR_ENABLED;
      case XON_XOFF ->
          SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
    };
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    while (!closed.get()) {
      int count = port.readBytes(buffer, buffer.length);
      if (count > 0) {
        return count;
      }
      if (count < 0) {
        return -1;
      }
    }
    return -1;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int step = Math.min(WRITE_CHUNK_BYTES, length - done);
      int count = closed.get() ? -1 : port.writeBytes(bytes, step, offset + done);
      if (count <= 0) {
        throw new LineException(LineFault.LOST, port.getSystemPortName() + " takes no more bytes");
      }
      done += count;
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      port.closePort();
    }
  }
}
