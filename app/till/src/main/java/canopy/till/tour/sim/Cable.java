package canopy.till.tour.sim;

import canopy.hardware.line.sim.ControlPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The cable between the till and head office, which can be pulled out and put back: {@code out} and
 * {@code in} on its control port. Everything that comes on one end goes out at the other. Threads
 * of its own.
 */
public final class Cable implements AutoCloseable {
  private static final int WAITING_CONNECTIONS = 50;

  private final int headOfficePort;
  private final ControlPort control;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private @Nullable ServerSocket end;

  /**
   * Puts it in.
   *
   * @param headOfficePort where it leads, on this machine
   */
  public Cable(int headOfficePort) throws IOException {
    this.headOfficePort = headOfficePort;
    this.control = new ControlPort(0, this::order);
    ServerSocket first = listen(0);
    port = first.getLocalPort();
    put(first);
    control.start();
  }

  /** The till's end. */
  public int port() {
    return port;
  }

  /** Where it takes orders. */
  public int controlPort() {
    return control.port();
  }

  private String order(String word) {
    try {
      switch (word) {
        case "out" -> pull();
        case "in" -> put(listen(port));
        default -> throw new IllegalArgumentException("a cable is out or in, not " + word);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the cable is stuck: " + e.getMessage(), e);
    }
    return "";
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_CONNECTIONS);
    return server;
  }

  private synchronized void put(ServerSocket server) {
    end = server;
    Thread.ofVirtual().name("cable").start(() -> accept(server));
  }

  private synchronized void pull() throws IOException {
    ServerSocket server = end;
    if (server != null) {
      server.close();
      end = null;
    }
    for (Socket one : open) {
      one.close();
    }
    open.clear();
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket till = server.accept();
        Socket office = new Socket(InetAddress.getLoopbackAddress(), headOfficePort);
        open.add(till);
        open.add(office);
        Thread.ofVirtual().name("cable-up").start(() -> carry(till, office));
        Thread.ofVirtual().name("cable-down").start(() -> carry(office, till));
      } catch (IOException e) {
        // The cable is out, or head office is gone: the till notices.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Whoever speaks at the other end notices.
    }
    open.remove(from);
    open.remove(to);
  }

  @Override
  public void close() throws IOException {
    control.close();
    pull();
  }
}
