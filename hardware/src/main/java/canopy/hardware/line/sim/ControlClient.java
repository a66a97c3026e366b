package canopy.hardware.line.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Talks to a simulator's {@link ControlPort}. For one thread. */
public final class ControlClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final Writer out;

  /** Connects to a simulator on this machine. */
  public ControlClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * Sends a command and waits for the answer.
   *
   * @return what came after {@code ok}
   * @throws IOException when the simulator refused the command or is gone
   */
  public String send(String command) throws IOException {
    out.write(command + "\n");
    out.flush();
    String answer = in.readLine();
    if (answer == null) {
      throw new IOException("the simulator closed the control port");
    }
    if (!answer.equals("ok") && !answer.startsWith("ok ")) {
      throw new IOException(command + ": " + answer);
    }
    return answer.substring(2).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
