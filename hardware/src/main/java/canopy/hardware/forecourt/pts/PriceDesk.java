package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Refusal;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import canopy.hardware.forecourt.pts.wire.PtsFailure;
import canopy.hardware.forecourt.pts.wire.PtsPacket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes prices. Writing always sends every grade, because the controller zeroes what is
 * left out, reads back and compares, and then waits until the pumps show the new prices. Driver
 * thread.
 */
final class PriceDesk {
  private static final int MOST_TRIES = 3;

  /** Price boards are busy for a while after a change. */
  private static final long TRY_AGAIN_MILLIS = 2_000;

  private static final long PUMPS_SHOW_WITHIN_MILLIS = 10_000;

  private final PtsSite site;
  private @Nullable Writing writing;

  /** A price change under way; {@code standing} is null until it was read back equal. */
  private static final class Writing {
    final PtsJob job;
    final Map<Integer, Long> wanted;
    int tries;
    long dueMillis;
    @Nullable Map<Integer, Long> standing;

    Writing(PtsJob job, Map<Integer, Long> wanted) {
      this.job = job;
      this.wanted = wanted;
    }
  }

  PriceDesk(PtsSite site) {
    this.site = site;
  }

  void read(PtsJob job) throws PtsFailure {
    site.publish(new ForecourtEvent.PricesRead(site.controller(), job.requestId(), readPrices()));
  }

  void write(PtsJob job, Map<Integer, Long> wanted) {
    if (writing != null) {
      refuse(job, Refusal.of(ForecourtTrouble.PUMP_BUSY));
      return;
    }
    if (wanted.values().stream().anyMatch(price -> price <= 0)) {
      refuse(job, Refusal.of(ForecourtTrouble.PRICE_WRONG));
      return;
    }
    writing = new Writing(job, wanted);
  }

  /** Goes on with a change; called after every poll. */
  void goOn() throws PtsFailure {
    Writing current = writing;
    if (current == null) {
      return;
    }
    Map<Integer, Long> standing = current.standing;
    if (standing != null) {
      List<Integer> missing = pumpsNotShowing(standing);
      if (missing.isEmpty() || site.nowMillis() >= current.dueMillis) {
        writing = null;
        site.publish(
            new ForecourtEvent.PricesWritten(
                site.controller(), current.job.requestId(), standing, missing));
      }
    } else if (site.nowMillis() >= current.dueMillis) {
      attempt(current);
    }
  }

  void controllerOffline(Refusal reason) {
    Writing current = writing;
    writing = null;
    if (current != null) {
      refuse(current.job, reason);
    }
  }

  private void attempt(Writing current) throws PtsFailure {
    current.tries++;
    current.dueMillis = site.nowMillis() + TRY_AGAIN_MILLIS;
    TreeMap<Integer, Long> all = new TreeMap<>(readPrices());
    if (!all.keySet().containsAll(current.wanted.keySet())) {
      end(current, Refusal.of(ForecourtTrouble.GRADE_NOT_AVAILABLE));
      return;
    }
    all.putAll(current.wanted);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode list = data.putArray("FuelGradesPrices");
    all.forEach(
        (grade, price) ->
            list.addObject().put("FuelGradeId", grade).put("Price", site.numbers.price(price)));
    PtsAnswer answer = site.connection.ask(new PtsPacket("SetFuelGradesPrices", data));
    if (!answer.ok() && !answer.isTryAgain()) {
      end(current, answer.refusal());
    } else if (readPrices().equals(all)) {
      current.standing = all;
      current.dueMillis = site.nowMillis() + PUMPS_SHOW_WITHIN_MILLIS;
    } else if (current.tries == MOST_TRIES) {
      end(current, Refusal.of(ForecourtTrouble.PRICE_WRONG));
    }
  }

  private Map<Integer, Long> readPrices() throws PtsFailure {
    PtsAnswer answer = site.connection.ask(PtsPacket.of("GetFuelGradesPrices"));
    if (!answer.ok()) {
      throw new PtsFailure(answer.refusal().trouble(), answer.refusal().detail(), false);
    }
    Map<Integer, Long> prices = new TreeMap<>();
    for (JsonNode each : answer.data().path("FuelGradesPrices")) {
      try {
        prices.put(
            each.path("FuelGradeId").asInt(),
            site.numbers.unitPriceTenthsOfMinor(each.path("Price")));
      } catch (PtsNumbers.Unreadable e) {
        throw new PtsFailure(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD, "price", false);
      }
    }
    return prices;
  }

  /** Pumps whose newest idle status does not show these prices. */
  private List<Integer> pumpsNotShowing(Map<Integer, Long> standing) {
    List<Integer> missing = new ArrayList<>();
    for (PumpTrack track : site.tracks.values()) {
      List<Hose> hoses = site.layout.getOrDefault(track.pump, List.of());
      boolean shows = track.idle && track.nozzlePrices.size() >= hoses.size();
      for (int at = 0; shows && at < hoses.size(); at++) {
        Long price = standing.get(hoses.get(at).grade());
        shows = price == null || price.equals(track.nozzlePrices.get(at));
      }
      if (!shows) {
        missing.add(track.pump);
      }
    }
    return missing;
  }

  private void end(Writing current, Refusal reason) {
    writing = null;
    refuse(current.job, reason);
  }

  private void refuse(PtsJob job, Refusal reason) {
    site.publish(job.refused(site.controller(), reason));
  }
}
