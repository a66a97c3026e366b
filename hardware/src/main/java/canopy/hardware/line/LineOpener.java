package canopy.hardware.line;

import java.io.IOException;
import java.nio.file.Path;

/** Opens every kind of line. Thread-safe. */
public final class LineOpener implements Connector {
  private final LoopHub loops;
  private final SerialLibrary serialLibrary;

  /**
   * Opens lines; the serial library's native part is kept in a private folder of this user.
   *
   * @param loops where {@code loop:} devices are found
   */
  public LineOpener(LoopHub loops) {
    this(loops, SerialLibrary.privateFolder());
  }

  /**
   * Opens lines.
   *
   * @param loops where {@code loop:} devices are found
   * @param nativeFolder where the native part of the serial library may be unpacked; must belong to
   *     this user and be writable by nobody else
   */
  public LineOpener(LoopHub loops, Path nativeFolder) {
    this.loops = loops;
    this.serialLibrary = new SerialLibrary(nativeFolder);
  }

  @Override
  public Connection open(LineAddress address, int connectMillis) throws IOException {
    return switch (address) {
      case LineAddress.Serial serial -> {
        serialLibrary.prepare();
        yield SerialConnection.open(serial);
      }
      case LineAddress.Tcp tcp -> TcpConnection.open(tcp, connectMillis);
      case LineAddress.DeviceFile file -> FileConnection.open(file);
      case LineAddress.Loop loop -> loops.connect(loop.name());
      case LineAddress.None none ->
          throw new LineException(LineFault.PORT_MISSING, "no device is configured");
    };
  }
}
