package canopy.hardware.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** A TCP line. */
final class TcpConnection implements Connection {
  private static final int SEND_BUFFER_BYTES = 16_384;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private TcpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  static TcpConnection open(LineAddress.Tcp address, int connectMillis) throws IOException {
    Socket socket = new Socket();
    try {
      // Small, so that "written" means nearly there: with the usual megabytes no stall would be
      // seen.
      socket.setSendBufferSize(SEND_BUFFER_BYTES);
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(address.host()), address.port()),
          connectMillis);
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      return new TcpConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw new LineException(faultOf(e), address.text() + ": " + e.getMessage(), e);
    }
  }

  private static LineFault faultOf(IOException e) {
    return switch (e) {
      case SocketTimeoutException timeout -> LineFault.CONNECT_TIMEOUT;
      case UnknownHostException unknown -> LineFault.UNKNOWN_HOST;
      case NoRouteToHostException noRoute -> LineFault.UNREACHABLE;
      case ConnectException refused -> LineFault.CONNECT_REFUSED;
      default -> LineFault.IO_ERROR;
    };
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return in.read(buffer);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is gone either way.
    }
  }
}
