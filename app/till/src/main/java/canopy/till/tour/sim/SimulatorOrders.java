package canopy.till.tour.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A simulator that takes orders as JSON over HTTP. Any thread; waits for the answer. */
public final class SimulatorOrders {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final String address;
  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * @param address what orders are appended to, without a slash at its end
   */
  public SimulatorOrders(String address) {
    this.address = address;
  }

  /** Asks for what lies behind a word. */
  public JsonNode read(String what) {
    return give(what, "");
  }

  /**
   * Gives an order.
   *
   * @param json its parts; empty for a question
   * @return the answer
   * @throws UncheckedIOException if the simulator does not take it
   */
  public JsonNode give(String what, String json) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + "/" + what).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      if (!json.isEmpty()) {
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(json.getBytes(StandardCharsets.UTF_8));
        }
      }
      return mapper.readTree(connection.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator did not take " + what + " " + json, e);
    }
  }
}
