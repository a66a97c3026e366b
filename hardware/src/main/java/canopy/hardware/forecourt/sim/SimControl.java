package canopy.hardware.forecourt.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What {@code /sim} understands; every call is made with the station's monitor held. All quantities
 * are integers in the smallest unit.
 *
 * <ul>
 *   <li>{@code GET /sim/book}: every finished transaction, every counter, the prices
 *   <li>{@code GET /sim/totals}: every counter, which is short however long the day
 *   <li>{@code GET /sim/state}: pumps and cars
 *   <li>{@code POST /sim/arrive {pump, nozzle|grade, volumeMillilitres|amountMinor,
 *       liftAfterMillis?, patienceMillis?, hangUpAfterMillis?, leaveAfterMillis?}}: a car; without
 *       times it acts only when told
 *   <li>{@code POST /sim/lift {pump, nozzle?}}, {@code /sim/hangup {pump}}, {@code /sim/leave
 *       {pump}}
 *   <li>{@code POST /sim/advance {millis}}: moves time (with {@code --manual})
 *   <li>{@code POST /sim/traffic {carsPerHour}}: random cars
 *   <li>{@code POST /sim/next {pump, transaction}}: number of the next transaction
 *   <li>{@code POST /sim/offlinefill {pump, nozzle, volumeMillilitres}}: fuel the controller did
 *       not see
 *   <li>{@code POST /sim/jump {pump, nozzle, volumeMillilitres}}: fuel that only the counter saw:
 *       no transaction tells of it, then or afterwards
 *   <li>{@code POST /sim/automatic {pump, nozzle, volumeMillilitres, close?}}: a fill that nobody
 *       authorised, open unless told to close
 *   <li>{@code POST /sim/fault {...}}: any of offline, pumpOffline {pump, on}, slowMillis,
 *       slowType, dropAfterCommit, status {code, count, type?}, brokenJson, wrongNumbers, quirks,
 *       clockUnset, deafPump {pump, on, untold?}, error {code, count, type?, after?}, restartMillis
 * </ul>
 */
final class SimControl {
  private final SimStation station;
  private final SimFaults faults;
  private final Runnable restarted;

  SimControl(SimStation station, SimFaults faults, Runnable restarted) {
    this.station = station;
    this.faults = faults;
    this.restarted = restarted;
  }

  /**
   * @throws IllegalArgumentException with a sentence when the order makes no sense
   */
  JsonNode carryOut(String what, JsonNode order) {
    ObjectNode answer = SimJson.object();
    switch (what) {
      case "book" -> book(answer);
      case "totals" -> totals(answer);
      case "state" -> state(answer);
      case "arrive" -> answer.put("arrived", arrive(order));
      case "lift" -> station.traffic.lift(pump(order), nozzle(order));
      case "hangup" -> station.traffic.hangUp(pump(order));
      case "leave" -> station.traffic.leave(pump(order));
      case "advance" -> station.advance(order.path("millis").asLong());
      case "traffic" -> station.traffic.carsPerHour(order.path("carsPerHour").asInt());
      case "next" -> pump(order).nextTransaction = order.path("transaction").asInt();
      case "offlinefill" -> {
        long volume = order.path("volumeMillilitres").asLong();
        answer.put("transaction", pump(order).dispenseOffline(nozzle(order), volume).number);
      }
      case "jump" -> jump(order);
      case "automatic" -> automatic(order);
      case "fault" -> fault(order);
      default -> throw new IllegalArgumentException("unknown order " + what);
    }
    return answer.put("nowMillis", station.nowMillis());
  }

  private boolean arrive(JsonNode order) {
    SimPump pump = pump(order);
    int nozzle = nozzle(order);
    long wanted = order.path("volumeMillilitres").asLong(Long.MAX_VALUE);
    if (order.has("amountMinor")) {
      long price = pump.book.price(pump.number, pump.nozzles.get(nozzle - 1).id());
      wanted = order.path("amountMinor").asLong() * 10_000 / Math.max(1, price);
    }
    SimCar.Habits told = SimCar.Habits.TOLD;
    SimCar.Habits habits =
        new SimCar.Habits(
            order.path("liftAfterMillis").asLong(told.liftAfterMillis()),
            order.path("patienceMillis").asLong(told.patienceMillis()),
            order.path("hangUpAfterMillis").asLong(told.hangUpAfterMillis()),
            order.path("leaveAfterMillis").asLong(told.leaveAfterMillis()));
    return station.traffic.arrive(pump, new SimCar(nozzle, wanted, habits));
  }

  /** The nozzle was moved by hand, or the controller lost what it saw. */
  private void jump(JsonNode order) {
    long volume = order.path("volumeMillilitres").asLong();
    if (volume <= 0) {
      throw new IllegalArgumentException("a counter only moves on");
    }
    station.book.jump(pump(order).number, nozzle(order), volume);
  }

  /** A fill of the system user PTS, over at once and open, as in automatic mode. */
  private void automatic(JsonNode order) {
    SimPump pump = pump(order);
    int nozzle = nozzle(order);
    long volume = order.path("volumeMillilitres").asLong();
    pump.arm(
        new SimArmed(
            java.util.List.of(nozzle),
            "Volume",
            volume,
            0,
            pump.takeNumber(),
            order.path("close").asBoolean()),
        "PTS");
    pump.lift(nozzle);
    pump.run(1_000 + volume * 60_000 / 35_000 + 1_000);
    pump.nozzleUp = 0;
  }

  private void fault(JsonNode order) {
    faults.offline = order.path("offline").asBoolean(faults.offline);
    if (order.has("slowMillis")) {
      faults.slowMillis = order.path("slowMillis").asInt();
      faults.slowType = order.path("slowType").asText("");
    }
    faults.dropAfterCommit = order.path("dropAfterCommit").asInt(faults.dropAfterCommit);
    faults.brokenJson = order.path("brokenJson").asInt(faults.brokenJson);
    faults.wrongNumbers = order.path("wrongNumbers").asInt(faults.wrongNumbers);
    faults.quirks = order.path("quirks").asBoolean(faults.quirks);
    station.clockUnset = order.path("clockUnset").asBoolean(station.clockUnset);
    if (order.has("status")) {
      faults.status = order.path("status").path("code").asInt();
      faults.statusCount = order.path("status").path("count").asInt(1);
      faults.statusType = order.path("status").path("type").asText("");
    }
    if (order.has("error")) {
      faults.errorCode = order.path("error").path("code").asInt();
      faults.errorCount = order.path("error").path("count").asInt(1);
      faults.errorType = order.path("error").path("type").asText("");
      faults.errorAfter = order.path("error").path("after").asBoolean();
    }
    if (order.has("pumpOffline")) {
      JsonNode which = order.path("pumpOffline");
      pump(which).offline = which.path("on").asBoolean();
    }
    if (order.has("deafPump")) {
      JsonNode which = order.path("deafPump");
      station.book.deaf(
          pump(which).number, which.path("on").asBoolean(), !which.path("untold").asBoolean());
    }
    if (order.has("restartMillis")) {
      faults.restartUntilNanos =
          System.nanoTime() + order.path("restartMillis").asLong() * 1_000_000L;
      station.pumps.forEach(SimPump::controllerRestarted);
      restarted.run();
    }
  }

  private void book(ObjectNode answer) {
    answer.put("minorDigits", station.settings.station().minorDigits());
    ArrayNode transactions = answer.putArray("transactions");
    for (SimTransaction each : station.book.transactions()) {
      ObjectNode out = transactions.addObject();
      out.put("pump", each.pump).put("nozzle", each.nozzle).put("grade", each.grade.id());
      out.put("transaction", each.number).put("volumeMillilitres", each.volumeMillilitres);
      out.put("amountMinor", each.amountMinor);
      out.put("unitPriceTenthsOfMinor", each.unitPriceTenthsOfMinor);
      out.put("endedAt", each.end == null ? "" : SimReports.text(each.end));
      out.put("user", each.user).put("offline", each.offline).put("closed", each.closed);
    }
    totals(answer);
    ObjectNode prices = answer.putObject("prices");
    station.book.prices().forEach((grade, price) -> prices.put(String.valueOf(grade), price));
  }

  private void totals(ObjectNode answer) {
    ArrayNode totals = answer.putArray("totals");
    for (SimBook.Counter counter : station.book.counters()) {
      ObjectNode out = totals.addObject();
      out.put("pump", counter.pump).put("nozzle", counter.nozzle).put("grade", counter.grade);
      out.put("firstVolumeMillilitres", counter.firstVolumeMillilitres);
      out.put("firstAmountMinor", counter.firstAmountMinor);
      out.put("volumeMillilitres", counter.volumeMillilitres);
      out.put("amountMinor", counter.amountMinor);
    }
  }

  private void state(ObjectNode answer) {
    ArrayNode pumps = answer.putArray("pumps");
    for (SimPump pump : station.pumps) {
      ObjectNode out = pumps.addObject().put("pump", pump.number).put("nozzleUp", pump.nozzleUp);
      SimTransaction open = pump.open;
      out.put("filling", pump.filling).put("suspended", pump.suspended);
      out.put("open", open != null && !pump.filling).put("armed", pump.armed != null);
      out.put("transaction", open == null ? 0 : open.number);
      out.put("volumeMillilitres", open == null ? 0 : open.volumeMillilitres);
      out.put("amountMinor", open == null ? 0 : open.amountMinor);
      out.put("user", pump.user).put("car", pump.car != null).put("offline", pump.offline);
    }
  }

  private SimPump pump(JsonNode order) {
    SimPump pump = station.pump(order.path("pump").asInt());
    if (pump == null) {
      throw new IllegalArgumentException("no such pump");
    }
    return pump;
  }

  private int nozzle(JsonNode order) {
    SimPump pump = pump(order);
    if (order.has("grade")) {
      for (int nozzle = 1; nozzle <= pump.nozzles.size(); nozzle++) {
        if (pump.nozzles.get(nozzle - 1).id() == order.path("grade").asInt()) {
          return nozzle;
        }
      }
      throw new IllegalArgumentException("no such grade");
    }
    SimCar car = pump.car;
    int nozzle = order.path("nozzle").asInt(car == null ? 1 : car.nozzle());
    if (nozzle < 1 || nozzle > pump.nozzles.size()) {
      throw new IllegalArgumentException("no such nozzle");
    }
    return nozzle;
  }
}
