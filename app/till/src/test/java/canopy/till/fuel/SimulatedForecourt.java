package canopy.till.fuel;

import canopy.hardware.forecourt.sim.ForecourtSimulator;
import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A forecourt simulator in a process of its own; its time moves only when told. Any thread. */
public final class SimulatedForecourt implements AutoCloseable {
  private final Process process;

  /** A connection for each order: one that was idle may be closed just when it is used again. */
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
          .connectTimeout(Patience.LONGEST)
          .readTimeout(Patience.LONGEST)
          .build();

  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  private SimulatedForecourt(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  public static SimulatedForecourt start() throws IOException {
    return start("--manual", "--seed", "5");
  }

  /** With these flags of its command line. */
  static SimulatedForecourt start(String... flags) throws IOException {
    Process process =
        new ProcessBuilder(CrashChild.java(ForecourtSimulator.class, flags))
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

  public String url() {
    return url;
  }

  /** Carries out an order; apostrophes stand for quotation marks. */
  JsonNode order(String what, String order) throws IOException {
    Request request =
        new Request.Builder()
            .url(url.replace("/jsonPTS", "/sim/") + what)
            .post(RequestBody.create(order.replace('\'', '"'), null))
            .build();
    try (Response answer = http.newCall(request).execute()) {
      String said = answer.body().string();
      if (answer.code() != 200) {
        throw new IOException(what + " " + order + ": " + said);
      }
      return json.readTree(said);
    }
  }

  /** Every fill of the station so far. */
  JsonNode fills() throws IOException {
    return order("book", "{}").path("transactions");
  }

  JsonNode pumps() throws IOException {
    return order("state", "{}").path("pumps");
  }

  /** A car comes, fills as much as the pump lets it, and drives away. */
  void fillUp(int pump, int nozzle, long millilitres) throws IOException {
    order(
        "arrive",
        "{'pump':%d,'nozzle':%d,'volumeMillilitres':%d}".formatted(pump, nozzle, millilitres));
    order("lift", "{'pump':%d}".formatted(pump));
    order("advance", "{'millis':120000}");
    order("leave", "{'pump':%d}".formatted(pump));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
