package canopy.till.fuel;

import canopy.hardware.forecourt.sim.ForecourtSimulator;
import canopy.till.crash.CrashChild;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A forecourt simulator in a process of its own; its time moves only when told. Any thread. */
final class SimulatedForecourt implements AutoCloseable {
  private final Process process;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  private SimulatedForecourt(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static SimulatedForecourt start() throws IOException {
    Process process =
        new ProcessBuilder(CrashChild.java(ForecourtSimulator.class, "--manual", "--seed", "5"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Not closed here: the process would lose its output.
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.contains("http://")) {
      process.destroyForcibly();
      throw new IOException("the simulator did not start: " + line);
    }
    return new SimulatedForecourt(process, line.substring(line.indexOf("http://")));
  }

  String url() {
    return url;
  }

  /** Carries out an order; apostrophes stand for quotation marks. */
  JsonNode order(String what, String order) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url.replace("/jsonPTS", "/sim/") + what))
                .POST(HttpRequest.BodyPublishers.ofString(order.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(what + " " + order + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }

  /** Every fill of the station so far. */
  JsonNode fills() throws IOException, InterruptedException {
    return order("book", "{}").path("transactions");
  }

  JsonNode pumps() throws IOException, InterruptedException {
    return order("state", "{}").path("pumps");
  }

  /** A car comes, fills as much as the pump lets it, and drives away. */
  void fillUp(int pump, int nozzle, long millilitres) throws IOException, InterruptedException {
    order(
        "arrive",
        "{'pump':%d,'nozzle':%d,'volumeMillilitres':%d}".formatted(pump, nozzle, millilitres));
    order("lift", "{'pump':%d}".formatted(pump));
    order("advance", "{'millis':120000}");
    order("leave", "{'pump':%d}".formatted(pump));
  }

  @Override
  public void close() {
    http.close();
    process.destroyForcibly();
    process.onExit().join();
  }
}
