package canopy.hardware.tank.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What {@code /sim} understands; every call is made with the tanks' monitor held. All quantities
 * are integers in the smallest unit.
 *
 * <ul>
 *   <li>{@code GET /sim/state}: what is in the tanks
 *   <li>{@code POST /sim/set {tank, volumeMillilitres?, waterMillilitres?,
 *       temperatureMillidegrees?, probeOut?, leakTest?}}
 *   <li>{@code POST /sim/pour {tank, volumeMillilitres, millilitresPerMinute?, settleMillis?,
 *       atOnce?}}: a delivery; at once means that it is over when the call returns
 *   <li>{@code POST /sim/sold {tank, volumeMillilitres}}: fuel that left the tank
 *   <li>{@code POST /sim/sales}: looks at the forecourt's counters now, not only every second
 *   <li>{@code POST /sim/leak {tank, millilitresPerHour}}, {@code /sim/water {tank,
 *       millilitresPerHour}}: from now on
 *   <li>{@code POST /sim/alarm {tank, type, on}}: an alarm of category 02
 *   <li>{@code POST /sim/advance {millis}}: moves time
 *   <li>{@code POST /sim/fault {...}}: any of offline, silent, wrongChecksums, cuts, cutAfterBytes,
 *       slowMillis, pieceBytes, noises, displayOnly, numberedDates, newerLayout, unknown and deafTo
 *       (lists of function numbers)
 * </ul>
 */
final class SimOrders {
  /** 1,000 litres a minute through the hose of a tanker. */
  private static final long POUR_MILLILITRES_PER_MINUTE = 1_000_000;

  private static final long SETTLE_MILLIS = 60_000;
  private static final long MOST_MILLIS = 31L * 24 * 3_600_000;

  private final SimTanks station;

  SimOrders(SimTanks station) {
    this.station = station;
  }

  /**
   * Carries an order out.
   *
   * @throws IllegalArgumentException with a sentence when it makes no sense
   */
  ObjectNode carryOut(String what, JsonNode order) {
    switch (what) {
      case "state", "sales" -> {}
      case "set" -> set(tank(order), order);
      case "pour" -> pour(tank(order), order);
      case "sold" -> tank(order).take(order.path("volumeMillilitres").asLong());
      case "leak" -> tank(order).leakMillilitresPerHour = order.path("millilitresPerHour").asLong();
      case "water" ->
          tank(order).waterMillilitresPerHour = order.path("millilitresPerHour").asLong();
      case "alarm" -> {
        Set<Integer> alarms = tank(order).orderedAlarms;
        int type = order.path("type").asInt();
        var _ = order.path("on").asBoolean(true) ? alarms.add(type) : alarms.remove(type);
      }
      case "advance" -> station.advance(Math.min(MOST_MILLIS, order.path("millis").asLong()));
      case "fault" -> fault(order);
      default -> throw new IllegalArgumentException("unknown order " + what);
    }
    return state();
  }

  private void set(SimTank tank, JsonNode order) {
    tank.volumeMillilitres = order.path("volumeMillilitres").asLong(tank.volumeMillilitres);
    tank.waterMillilitres = order.path("waterMillilitres").asLong(tank.waterMillilitres);
    tank.temperatureMillidegrees =
        order.path("temperatureMillidegrees").asLong(tank.temperatureMillidegrees);
    tank.probeOut = order.path("probeOut").asBoolean(tank.probeOut);
    tank.leakTest = order.path("leakTest").asBoolean(tank.leakTest);
  }

  private void pour(SimTank tank, JsonNode order) {
    long volume = order.path("volumeMillilitres").asLong();
    long perMinute = order.path("millilitresPerMinute").asLong(POUR_MILLILITRES_PER_MINUTE);
    if (perMinute < 1) {
      throw new IllegalArgumentException("a hose that pours nothing");
    }
    boolean atOnce = order.path("atOnce").asBoolean();
    long settle = atOnce ? 0 : order.path("settleMillis").asLong(SETTLE_MILLIS);
    tank.pour(volume, perMinute, settle, station.now());
    if (atOnce) {
      long minutes = volume / perMinute + 1;
      tank.run(minutes * 60_000, station.now().plusMinutes(minutes));
      tank.run(1, station.now().plusMinutes(minutes));
    }
  }

  private void fault(JsonNode order) {
    SimFaults faults = station.faults;
    faults.offline = order.path("offline").asBoolean(faults.offline);
    faults.silent = order.path("silent").asBoolean(faults.silent);
    faults.wrongChecksums = order.path("wrongChecksums").asInt(faults.wrongChecksums);
    faults.cuts = order.path("cuts").asInt(faults.cuts);
    faults.cutAfterBytes = order.path("cutAfterBytes").asInt(faults.cutAfterBytes);
    faults.slowMillis = order.path("slowMillis").asInt(faults.slowMillis);
    faults.pieceBytes = order.path("pieceBytes").asInt(faults.pieceBytes);
    faults.noises = order.path("noises").asInt(faults.noises);
    faults.displayOnly = order.path("displayOnly").asBoolean(faults.displayOnly);
    faults.numberedDates = order.path("numberedDates").asBoolean(faults.numberedDates);
    faults.newerLayout = order.path("newerLayout").asBoolean(faults.newerLayout);
    list(order, "unknown", faults.unknown);
    list(order, "deafTo", faults.deafTo);
  }

  private static void list(JsonNode order, String name, Set<String> into) {
    if (order.has(name)) {
      into.clear();
      order.path(name).forEach(code -> into.add(code.asText()));
    }
  }

  private ObjectNode state() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("now", station.now().toString());
    ArrayNode tanks = answer.putArray("tanks");
    for (SimTank tank : station.tanks) {
      ObjectNode out = tanks.addObject().put("tank", tank.number).put("label", tank.label);
      out.put("capacityMillilitres", tank.capacityMillilitres);
      out.put("volumeMillilitres", tank.volumeMillilitres);
      out.put("waterMillilitres", tank.waterMillilitres);
      out.put("heightMicrometres", tank.heightMicrometres());
      out.put("temperatureMillidegrees", tank.temperatureMillidegrees);
      out.put("pouring", tank.pouring()).put("deliveries", tank.deliveries().size());
    }
    return answer;
  }

  private SimTank tank(JsonNode order) {
    return station.tank(order.path("tank").asInt());
  }
}
