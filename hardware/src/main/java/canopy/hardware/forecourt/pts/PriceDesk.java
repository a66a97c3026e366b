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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes prices, the latter only while no pump is released or fuelling. Writing always
 * sends every grade, because the controller zeroes what is left out, reads back and compares, and
 * then waits until the pumps show the new prices. What they show is compared from then on, too.
 * Driver thread.
 */
final class PriceDesk {
  private static final int MOST_TRIES = 3;

  /** Price boards are busy for a while after a change. */
  private static final long TRY_AGAIN_MILLIS = 2_000;

  /** So long a pump may take to show what the controller has. */
  static final long SHOWN_WITHIN_MILLIS = 10_000;

  private final PtsSite site;
  private final Watch watch;
  private @Nullable Writing writing;

  /** A price change under way; {@code standing} is null until it was read back equal. */
  private static final class Writing {
    final PtsJob job;
    final Map<Integer, Long> wanted;
    int tries;
    long dueMillis;
    @Nullable Map<Integer, Long> standing;

    /** Pumps that were seen to show it; somebody may fuel there by now. */
    final Set<Integer> shown = new HashSet<>();

    Writing(PtsJob job, Map<Integer, Long> wanted) {
      this.job = job;
      this.wanted = wanted;
    }
  }

  PriceDesk(PtsSite site) {
    this.site = site;
    this.watch = new Watch(site);
  }

  void read(PtsJob job) throws PtsFailure {
    Map<Integer, Long> prices = readPrices();
    watch.stands(prices);
    site.publish(new ForecourtEvent.PricesRead(site.controller(), job.requestId(), prices));
  }

  void write(PtsJob job, Map<Integer, Long> wanted) {
    if (writing != null) {
      refuse(job, Refusal.of(ForecourtTrouble.PUMP_BUSY));
      return;
    }
    if (inUse()) {
      refuse(job, Refusal.of(ForecourtTrouble.PUMP_FUELLING));
      return;
    }
    if (wanted.values().stream().anyMatch(price -> price <= 0)) {
      refuse(job, Refusal.of(ForecourtTrouble.PRICE_WRONG));
      return;
    }
    writing = new Writing(job, wanted);
  }

  /** Tells one pump by its nozzles what stands in the controller. */
  void repeat(PtsJob job) throws PtsFailure {
    PumpTrack track = site.tracks.get(job.pump());
    if (writing != null || (track != null && track.shown.state().isReleased())) {
      refuse(job, Refusal.of(ForecourtTrouble.PUMP_BUSY));
      return;
    }
    Map<Integer, Long> prices = readPrices();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("Pump", job.pump());
    ArrayNode list = data.putArray("Prices");
    for (Hose hose : site.layout.getOrDefault(job.pump(), List.of())) {
      while (list.size() < hose.nozzle() - 1) {
        list.add(0);
      }
      list.add(site.numbers.price(prices.getOrDefault(hose.grade(), 0L)));
    }
    PtsAnswer answer = site.connection.ask(new PtsPacket("PumpSetPrices", data));
    site.publish(
        answer.ok()
            ? new ForecourtEvent.CommandAccepted(site.controller(), job.command(), job.pump())
            : job.refused(site.controller(), answer.refusal()));
  }

  /** Goes on with a change, or compares; called after every poll. */
  void goOn() throws PtsFailure {
    Writing current = writing;
    if (current == null) {
      if (watch.mustRead()) {
        watch.read(readPrices());
      }
      return;
    }
    Map<Integer, Long> standing = current.standing;
    if (standing != null) {
      List<Integer> missing = pumpsNotShowing(current, standing);
      if (missing.isEmpty() || site.nowMillis() >= current.dueMillis) {
        writing = null;
        watch.stands(standing);
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
    watch.forget();
    if (current != null) {
      refuse(current.job, reason);
    }
  }

  /** No price changes between the moment that somebody may fuel and the end of the fill. */
  private boolean inUse() {
    return site.tracks.values().stream().anyMatch(track -> track.shown.state().isReleased());
  }

  private void attempt(Writing current) throws PtsFailure {
    if (inUse()) {
      end(current, Refusal.of(ForecourtTrouble.PUMP_FUELLING));
      return;
    }
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
      current.dueMillis = site.nowMillis() + SHOWN_WITHIN_MILLIS;
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

  /** Pumps not yet seen idle with these prices; one that tells no prices cannot be compared. */
  private List<Integer> pumpsNotShowing(Writing current, Map<Integer, Long> standing) {
    List<Integer> missing = new ArrayList<>();
    for (PumpTrack track : site.tracks.values()) {
      boolean silent = track.idle && track.nozzlePrices.isEmpty();
      if (watch.shows(track, standing).orElse(false)) {
        current.shown.add(track.pump);
      } else if (!silent && !current.shown.contains(track.pump)) {
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

  /**
   * Compares what idle pumps show with what stands in the controller, poll by poll: a pump that was
   * without power while prices changed may come back with those of before. A pump that fuels, or
   * that tells no prices, leaves it at what was seen last. Driver thread.
   */
  private static final class Watch {
    private final PtsSite site;
    private @Nullable Map<Integer, Long> standing;
    private final Map<Integer, Long> otherSinceMillis = new HashMap<>();
    private final Map<Integer, Boolean> seen = new TreeMap<>();

    Watch(PtsSite site) {
      this.site = site;
    }

    /** What stands in the controller: just read, or written and read back. */
    void stands(Map<Integer, Long> prices) {
      standing = prices;
      seen.clear();
      otherSinceMillis.clear();
    }

    /** Nothing is known of the controller any more. */
    void forget() {
      standing = null;
    }

    /** Whether a pump shows these prices; empty if it cannot be told now. */
    Optional<Boolean> shows(PumpTrack track, Map<Integer, Long> prices) {
      if (!track.idle || track.nozzlePrices.isEmpty()) {
        return Optional.empty();
      }
      boolean compared = false;
      for (Hose hose : site.layout.getOrDefault(track.pump, List.of())) {
        Long price = prices.get(hose.grade());
        boolean told =
            hose.nozzle() <= track.nozzlePrices.size()
                && track.nozzlePrices.get(hose.nozzle() - 1) != 0;
        if (price != null && told) {
          compared = true;
          if (!price.equals(track.nozzlePrices.get(hose.nozzle() - 1))) {
            return Optional.of(false);
          }
        }
      }
      return compared ? Optional.of(true) : Optional.empty();
    }

    /**
     * One look at all pumps.
     *
     * @return whether a pump has shown something else for so long that the prices must be read anew
     *     before that is told: another till may have changed them meanwhile
     */
    boolean mustRead() {
      Map<Integer, Long> now = standing;
      if (now == null) {
        return false;
      }
      boolean changed = false;
      boolean late = false;
      for (PumpTrack track : site.tracks.values()) {
        Optional<Boolean> shown = shows(track, now);
        if (shown.isEmpty()) {
          continue;
        }
        if (shown.get()) {
          otherSinceMillis.remove(track.pump);
          changed |= !Boolean.TRUE.equals(seen.put(track.pump, true));
        } else if (!Boolean.FALSE.equals(seen.get(track.pump))) {
          long since = otherSinceMillis.computeIfAbsent(track.pump, pump -> site.nowMillis());
          late |= site.nowMillis() - since >= SHOWN_WITHIN_MILLIS;
        }
      }
      if (changed) {
        tell(now);
      }
      return late;
    }

    /** The prices were read anew: whoever is late against these does not show them. */
    void read(Map<Integer, Long> prices) {
      if (!prices.equals(standing)) {
        stands(prices);
        return;
      }
      otherSinceMillis
          .entrySet()
          .removeIf(
              other -> {
                boolean late = site.nowMillis() - other.getValue() >= SHOWN_WITHIN_MILLIS;
                if (late) {
                  seen.put(other.getKey(), false);
                }
                return late;
              });
      tell(prices);
    }

    private void tell(Map<Integer, Long> prices) {
      List<Integer> same = new ArrayList<>();
      List<Integer> other = new ArrayList<>();
      seen.forEach((pump, shows) -> (shows ? same : other).add(pump));
      site.publish(new ForecourtEvent.PricesCompared(site.controller(), prices, same, other));
    }
  }
}
