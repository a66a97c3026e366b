package canopy.hardware.forecourt.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The simulator driven by curl, an HTTP and Digest client that is not ours. The shapes are those of
 * the specification R129, sections 112 to 119.
 */
class ForecourtSimulatorTest {
  private ForecourtSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator = ForecourtSimulator.start(SimSettings.standard().manual());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void speaksDigestWithCurlAndGoesThroughAFill() throws Exception {
    JsonNode idle = ask("{'Id':7,'Type':'PumpGetStatus','Data':{'Pump':1}}");
    assertThat(idle.path("Id").asInt()).isEqualTo(7);
    assertThat(idle.path("Type").asText()).isEqualTo("PumpIdleStatus");
    assertThat(fields(idle.path("Data")))
        .contains("Pump", "NozzleUp", "Nozzle", "Request", "User", "LastTransaction", "LastAmount");
    JsonNode confirmation =
        ask(
            "{'Id':1,'Type':'PumpAuthorize','Data':{'Pump':1,'Nozzle':2,'Type':'Volume','Dose':5}}");
    assertThat(confirmation.path("Type").asText()).isEqualTo("PumpAuthorizeConfirmation");
    int transaction = confirmation.path("Data").path("Transaction").asInt();
    sim("arrive", "{'pump':1,'nozzle':2,'volumeMillilitres':60000,'liftAfterMillis':0}");
    sim("advance", "{'millis':4000}");
    JsonNode filling = ask("{'Id':1,'Type':'PumpGetStatus','Data':{'Pump':1}}");
    assertThat(filling.path("Type").asText()).isEqualTo("PumpFillingStatus");
    assertThat(fields(filling.path("Data")))
        .contains("Volume", "Price", "Amount", "Transaction", "IsSuspended", "FlowRate", "User");
    sim("advance", "{'millis':30000}");
    JsonNode ended = ask("{'Id':1,'Type':'PumpGetStatus','Data':{'Pump':1}}").path("Data");
    assertThat(fields(ended))
        .contains("TotalVolume", "TotalAmount", "DateTimeStart", "DateTime", "NozzleUp");
    assertThat(ended.path("Volume").asText()).isEqualTo("5.0");
    assertThat(ended.path("Amount").asText()).isEqualTo("41.8");
    assertThat(ended.path("Transaction").asInt()).isEqualTo(transaction);
    JsonNode wrong =
        ask("{'Id':1,'Type':'PumpCloseTransaction','Data':{'Pump':1,'Transaction':9}}");
    assertThat(wrong.path("Code").asInt()).isEqualTo(27);
    JsonNode closed =
        ask(
            "{'Id':1,'Type':'PumpCloseTransaction','Data':{'Pump':1,'Transaction':"
                + transaction
                + "}}");
    assertThat(closed.path("Message").asText()).isEqualTo("OK");
    JsonNode past =
        ask(
            "{'Id':1,'Type':'PumpGetTransactionInformation','Data':{'Pump':1,'Transaction':"
                + transaction
                + "}}");
    assertThat(past.path("Data").path("State").asText()).isEqualTo("Finished");
    assertThat(ask("{'Id':3,'Type':'MakeNonExistingRequest'}").path("Code").asInt()).isEqualTo(1);
  }

  @Test
  void refusesAWrongSecret() throws Exception {
    String answer =
        run("curl", "-s", "-w", "%{http_code}", "--digest", "-u", "till1:no", simulator.url());
    assertThat(answer).endsWith("401");
  }

  @Test
  void zeroesTheGradesThatAreLeftOutAsTheControllerDoes() throws Exception {
    ask(
        "{'Id':1,'Type':'SetFuelGradesPrices','Data':{'FuelGradesPrices':[{'FuelGradeId':1,'Price':8}]}}");
    JsonNode prices =
        ask("{'Id':1,'Type':'GetFuelGradesPrices'}").path("Data").path("FuelGradesPrices");
    assertThat(prices.get(0).path("Price").decimalValue()).isEqualByComparingTo("8");
    assertThat(prices.get(1).path("Price").decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void countersEqualTheSumOfAllFills() throws Exception {
    sim("traffic", "{'carsPerHour':400}");
    for (int round = 0; round < 60; round++) {
      sim("advance", "{'millis':30000}");
      for (JsonNode pump : sim("state", "{}").path("pumps")) {
        String which = "{'Pump':" + pump.path("pump").asInt();
        if (pump.path("open").asBoolean()) {
          command(
              "PumpCloseTransaction",
              which,
              ",'Transaction':" + pump.path("transaction").asInt() + "}");
        } else if (pump.path("nozzleUp").asInt() > 0 && !pump.path("filling").asBoolean()) {
          command("PumpAuthorize", which, ",'Type':'FullTank'}");
        }
      }
    }
    JsonNode book = sim("book", "{}");
    assertThat(book.path("transactions").size()).isGreaterThan(50);
    for (JsonNode total : book.path("totals")) {
      long volume = total.path("firstVolumeMillilitres").asLong();
      long amount = total.path("firstAmountMinor").asLong();
      for (JsonNode fill : book.path("transactions")) {
        if (fill.path("pump").equals(total.path("pump"))
            && fill.path("nozzle").equals(total.path("nozzle"))) {
          volume += fill.path("volumeMillilitres").asLong();
          amount += fill.path("amountMinor").asLong();
        }
      }
      assertThat(total.path("volumeMillilitres").asLong()).isEqualTo(volume);
      assertThat(total.path("amountMinor").asLong()).isEqualTo(amount);
    }
  }

  @Test
  void movesACounterOnWithoutATransactionWhenToldTo() throws Exception {
    JsonNode before = total(sim("totals", "{}"), 7, 3);
    sim("jump", "{'pump':7,'nozzle':3,'volumeMillilitres':8500}");
    JsonNode book = sim("book", "{}");
    assertThat(book.path("transactions")).isEmpty();
    JsonNode after = total(book, 7, 3);
    assertThat(after.path("volumeMillilitres").asLong() - before.path("volumeMillilitres").asLong())
        .isEqualTo(8_500);
    // 8.5 litres at 9.36.
    assertThat(after.path("amountMinor").asLong() - before.path("amountMinor").asLong())
        .isEqualTo(7_956);
    assertThat(total(book, 7, 2)).isEqualTo(total(sim("totals", "{}"), 7, 2));
  }

  private static JsonNode total(JsonNode answer, int pump, int nozzle) {
    for (JsonNode total : answer.path("totals")) {
      if (total.path("pump").asInt() == pump && total.path("nozzle").asInt() == nozzle) {
        return total;
      }
    }
    throw new AssertionError("no counter of nozzle " + nozzle + " at pump " + pump);
  }

  @Test
  void explainsAWrongCommandLine() {
    assertThatThrownBy(() -> SimSettings.parse(new String[] {"--pumpz", "3"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pumps");
    SimSettings settings =
        SimSettings.parse(
            new String[] {
              "--pumps", "24", "--grades", "1:E5:1899,2:B7:1799", "--minor-digits", "3"
            });
    assertThat(settings.station().pumps()).isEqualTo(24);
    assertThat(settings.station().grades()).hasSize(2);
  }

  private final HttpClient http = HttpClient.newHttpClient();

  private void command(String type, String which, String rest) throws Exception {
    ask("{'Id':1,'Type':'" + type + "','Data':" + which + rest + "}");
  }

  private JsonNode ask(String packet) throws Exception {
    String body = "{'Protocol':'jsonPTS','Packets':[" + packet + "]}";
    String answer =
        run(
            "curl",
            "-s",
            "--digest",
            "-u",
            "till1:till1",
            "-H",
            "Content-Type: application/json; charset=utf-8",
            "-d",
            body.replace('\'', '"'),
            simulator.url());
    return new ObjectMapper().readTree(answer).path("Packets").path(0);
  }

  private JsonNode sim(String what, String order) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(simulator.controlUrl() + "/" + what))
                .POST(HttpRequest.BodyPublishers.ofString(order.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body());
  }

  private static List<String> fields(JsonNode data) {
    List<String> names = new ArrayList<>();
    data.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
