package canopy.hardware.line.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text port on loopback through which a simulator is told to fail: one command per line in UTF-8,
 * one line back, {@code ok ...} or {@code error ...}. {@code nc 127.0.0.1 PORT} works by hand.
 */
public final class ControlPort implements AutoCloseable {

  /** Carries out commands. Called on a thread of the connection that sent the command. */
  @FunctionalInterface
  public interface Commands {
    /**
     * Does what the line says.
     *
     * @return what to answer after {@code ok}; may be empty
     * @throws IllegalArgumentException when the command is not understood; its message is answered
     */
    String run(String line);
  }

  private static final Logger LOG = LoggerFactory.getLogger(ControlPort.class);

  private final ServerSocket server;
  private final Commands commands;

  /**
   * Opens the port.
   *
   * @param port 0 chooses a free one
   */
  public ControlPort(int port, Commands commands) throws IOException {
    this.commands = commands;
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Starts to serve. */
  public void start() {
    Thread.ofPlatform().daemon().name("control-port").start(this::acceptForever);
  }

  /** The port that was bound. */
  public int port() {
    return server.getLocalPort();
  }

  private void acceptForever() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().name("control-client").start(() -> serve(client));
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("control port: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(answer(line.strip()) + "\n");
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("control client went away: {}", e.getMessage());
    }
  }

  private String answer(String line) {
    try {
      return ("ok " + commands.run(line)).strip();
    } catch (RuntimeException e) {
      // Top of the loop: whatever a command does wrong is said to whoever sent it.
      return "error " + e.getMessage();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Nothing is served any more either way.
    }
  }
}
