package canopy.hardware.tank.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Reads off a forecourt simulator's counters what has left the tanks. */
final class SimSales {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final String url;
  private final SimTanks station;
  private final JsonMapper mapper = new JsonMapper();

  /**
   * @param url of the forecourt simulator's {@code /sim}; empty for none
   */
  SimSales(String url, SimTanks station) {
    this.url = url;
    this.station = station;
  }

  /**
   * Takes what was sold out of the tanks. A fill counts when it has ended, as on the counters.
   *
   * @throws IOException when the forecourt simulator does not answer
   */
  void take() throws IOException {
    if (url.isEmpty()) {
      return;
    }
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url + "/totals").toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    JsonNode counters;
    try (InputStream in = connection.getInputStream()) {
      counters = mapper.readTree(in);
    } finally {
      connection.disconnect();
    }
    Map<Integer, Long> sold = new TreeMap<>();
    for (JsonNode counter : counters.path("totals")) {
      long millilitres =
          counter.path("volumeMillilitres").asLong()
              - counter.path("firstVolumeMillilitres").asLong();
      sold.merge(counter.path("grade").asInt(), millilitres, Long::sum);
    }
    synchronized (station) {
      sold.forEach(station::soldInAll);
    }
  }
}
