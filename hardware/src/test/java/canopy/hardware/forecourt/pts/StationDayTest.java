package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtEvent.FillClaimed;
import canopy.hardware.forecourt.ForecourtEvent.FillFinished;
import canopy.hardware.forecourt.ForecourtEvent.PumpChanged;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.sim.ForecourtSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A busy station as a separate process, faults in the middle, and in the end the books agree to the
 * last millilitre.
 */
class StationDayTest {
  private static final int FILLS = 60;

  /**
   * Cars of a station that is too slow for them drive on; enough of them are served all the same.
   */
  private static final int LONGEST_SECONDS = 600;

  /** A till of the simplest kind: releases whoever calls, claims, writes down, closes. */
  private static final class SimpleTill implements Consumer<ForecourtEvent> {
    final AtomicReference<PtsForecourt> forecourt = new AtomicReference<>();
    final Map<FillKey, Fill> journal = new ConcurrentHashMap<>();
    final CountDownLatch enough = new CountDownLatch(FILLS);
    private int requests;

    @Override
    public void accept(ForecourtEvent event) {
      PtsForecourt driver = forecourt.get();
      if (driver == null) {
        return;
      }
      if (event instanceof PumpChanged changed && changed.status().state() == PumpState.CALLING) {
        requests++;
        driver.authorise(
            AuthoriseRequest.anyNozzle("q" + requests, changed.pump(), new FillLimit.FullTank()));
      } else if (event instanceof FillFinished finished && finished.owner() != FillOwner.OTHER) {
        driver.claimFill(finished.fill());
      } else if (event instanceof FillClaimed claimed) {
        if (journal.put(claimed.fill().key(), claimed.fill()) == null) {
          enough.countDown();
        }
        driver.closeTransaction(claimed.fill().key());
      }
    }
  }

  @Test
  void booksAgreeAfterABusyDayWithFaults() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                ForecourtSimulator.class.getName(),
                "--pumps",
                "8",
                "--speed",
                "60",
                "--cars-per-hour",
                "500",
                "--seed",
                "11")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).startsWith("forecourt simulator on http://127.0.0.1:").endsWith("/jsonPTS");
      String url = line.substring(line.indexOf("http://"));
      day(url, url.replace("/jsonPTS", "/sim/"));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void day(String url, String control) throws Exception {
    SimpleTill till = new SimpleTill();
    PtsSettings settings =
        new PtsSettings(
            "day",
            new PtsAddress(url, ""),
            new PtsLogin("till1", "till1", false),
            List.of(1, 2, 3, 4, 5, 6, 7, 8),
            2,
            true,
            Rig.STANDARD);
    try (PtsForecourt forecourt = PtsForecourt.create(settings, till)) {
      till.forecourt.set(forecourt);
      forecourt.start();
      String[] faults = {
        "{'dropAfterCommit':3}",
        "{'status':{'code':500,'count':2}}",
        "{'restartMillis':500}",
        "{'brokenJson':2}",
        "{'wrongNumbers':4}",
        "{'quirks':true}",
        "{'status':{'code':503,'count':3}}"
      };
      int fault = 0;
      boolean enough = false;
      for (int second = 0; second < LONGEST_SECONDS && !enough; second++) {
        enough = till.enough.await(1, TimeUnit.SECONDS);
        order(control + "fault", faults[fault % faults.length]);
        fault++;
      }
      assertThat(enough).as("%s fills", till.journal.size()).isTrue();
      order(control + "traffic", "{'carsPerHour':0}");
      JsonNode book = settle(control, till);
      assertThat(book.path("transactions")).hasSameSizeAs(till.journal.values());
      for (JsonNode each : book.path("transactions")) {
        FillKey key =
            new FillKey(
                "day",
                each.path("pump").asInt(),
                each.path("transaction").asInt(),
                each.path("endedAt").asText());
        Fill fill = till.journal.get(key);
        assertThat(fill).as(key.text()).isNotNull();
        assertThat(fill.metered().volumeMillilitres())
            .isEqualTo(each.path("volumeMillilitres").asLong());
        assertThat(fill.metered().amountMinor()).isEqualTo(each.path("amountMinor").asLong());
      }
    }
  }

  /** The cars on the forecourt finish; nothing open is left. */
  private static JsonNode settle(String control, SimpleTill till) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (int tries = 0; tries < LONGEST_SECONDS * 10; tries++) {
      JsonNode book = order(control + "book", "{}");
      boolean quiet = book.path("transactions").size() == till.journal.size();
      for (JsonNode pump : order(control + "state", "{}").path("pumps")) {
        quiet &= !pump.path("open").asBoolean() && !pump.path("car").asBoolean();
      }
      if (quiet) {
        return order(control + "book", "{}");
      }
      assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    throw new AssertionError("the forecourt does not come to rest");
  }

  private static JsonNode order(String url, String order) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url))
                  .POST(HttpRequest.BodyPublishers.ofString(order.replace('\'', '"')))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body());
    }
  }
}
