package canopy.till.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/**
 * A customer's WeChat at the channel simulator, from any process.
 *
 * @param url of the simulator's phones
 */
record Phone(String url, String customer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param merchant the simulator's description of the account
   */
  static Phone of(Path merchant, String customer) throws IOException {
    return new Phone(JSON.readTree(merchant.toFile()).path("phone").asText(), customer);
  }

  /** Pays a code of the till's; nothing happens if that is no longer possible. */
  void scans(String text) throws IOException, InterruptedException {
    JsonNode scanned = tell("scan", Map.of("wallet", "wechat", "customer", customer, "text", text));
    if (scanned.has("order")) {
      confirms(scanned.path("order").asText());
    }
  }

  /** Types the password for an order; nothing happens if nobody asks. */
  void confirms(String outNo) throws IOException, InterruptedException {
    tell("confirm", Map.of("wallet", "wechat", "customer", customer, "order", outNo));
  }

  private JsonNode tell(String what, Map<String, String> order)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/" + what))
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order)))
              .build();
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }
  }
}
