package canopy.hardware.tank.sim;

import canopy.hardware.line.Connection;
import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gauge's lines: a network card and, if it has one, a serial port. One thread each. */
final class SimLines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimLines.class);
  private static final int PAUSE_MILLIS = 100;
  private static final int CONNECT_MILLIS = 2_000;

  private final SimTanks station;
  private final ServerSocket server = new ServerSocket();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SimLines(SimTanks station, int tcpPort) throws IOException {
    this.station = station;
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcpPort));
    Thread.ofPlatform().daemon().name("tank-sim-tcp").start(this::accept);
  }

  int tcpPort() {
    return server.getLocalPort();
  }

  /** Answers on a serial line too, and opens it again when it breaks. */
  void serveLine(LineAddress address, Connector connector) {
    Thread.ofPlatform()
        .daemon()
        .name("tank-sim-line")
        .start(
            () -> {
              while (!closed) {
                try {
                  serve(connector.open(address, CONNECT_MILLIS));
                } catch (IOException e) {
                  LOG.debug("{}: {}", address.text(), e.getMessage());
                }
                pause(PAUSE_MILLIS);
              }
            });
  }

  /** Hangs up on everybody. */
  void drop() {
    open.forEach(Connection::close);
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().name("tank-sim-client").start(() -> serve(new SocketEnd(client)));
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("gauge's port: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Connection line) {
    open.add(line);
    try (line) {
      SimDialogue dialogue = new SimDialogue(station);
      byte[] buffer = new byte[256];
      int count = line.read(buffer);
      while (count > 0 && !hungUp(line)) {
        for (SimDialogue.Answer answer : dialogue.take(buffer, count)) {
          send(line, answer);
        }
        count = line.read(buffer);
      }
    } catch (IOException e) {
      LOG.debug("a master went away: {}", e.getMessage());
    } finally {
      open.remove(line);
    }
  }

  private boolean hungUp(Connection line) {
    synchronized (station) {
      return closed || (station.faults.offline && line instanceof SocketEnd);
    }
  }

  private static void send(Connection line, SimDialogue.Answer answer) throws IOException {
    pause(answer.afterMillis());
    byte[] bytes = answer.text().getBytes(StandardCharsets.ISO_8859_1);
    int piece = answer.pieceBytes() > 0 ? answer.pieceBytes() : Math.max(1, bytes.length);
    for (int at = 0; at < bytes.length; at += piece) {
      line.write(bytes, at, Math.min(piece, bytes.length - at));
    }
  }

  private static void pause(int millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    drop();
    try {
      server.close();
    } catch (IOException e) {
      // Nobody is served any more either way.
    }
  }

  /** The gauge's end of a network connection. */
  private record SocketEnd(Socket socket) implements Connection {
    @Override
    public int read(byte[] buffer) throws IOException {
      return socket.getInputStream().read(buffer);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      socket.getOutputStream().write(bytes, offset, length);
      socket.getOutputStream().flush();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
