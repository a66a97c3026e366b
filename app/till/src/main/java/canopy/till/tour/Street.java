package canopy.till.tour;

import canopy.till.demo.TankedPast.Counter;
import canopy.till.tour.sim.SimulatorOrders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The cars, and what goes wrong on the forecourt: orders to the forecourt simulator's {@code /sim}.
 * Any thread; waits for the answer.
 */
final class Street {
  /** Takes more than a minute and a half at the tour's speed, longer than any scene. */
  private static final long BOTTOMLESS_MILLILITRES = 900_000;

  private final SimulatorOrders orders;

  /**
   * @param address of {@code /sim}
   */
  Street(String address) {
    this.orders = new SimulatorOrders(address);
  }

  /** A car that lifts the nozzle at once, and hangs up and leaves when it has its fuel. */
  void car(int pump, int grade, long millilitres) {
    order(
        "arrive",
        "{\"pump\":%d,\"grade\":%d,\"volumeMillilitres\":%d,\"liftAfterMillis\":0,"
                .formatted(pump, grade, millilitres)
            + "\"hangUpAfterMillis\":0,\"leaveAfterMillis\":0}");
  }

  /** A car with a bottomless tank that lifts the nozzle at once and hangs up when told. */
  void patientCar(int pump, int grade) {
    order(
        "arrive",
        "{\"pump\":%d,\"grade\":%d,\"volumeMillilitres\":%d,\"liftAfterMillis\":0}"
            .formatted(pump, grade, BOTTOMLESS_MILLILITRES));
  }

  /** The driver hangs up and leaves. */
  void leaves(int pump) {
    order("leave", "{\"pump\":%d}".formatted(pump));
  }

  /** Fuel flows while a pump is out of reach; the controller tells of it afterwards. */
  void offlineFill(int pump, int nozzle, long millilitres) {
    order(
        "offlinefill",
        "{\"pump\":%d,\"nozzle\":%d,\"volumeMillilitres\":%d}"
            .formatted(pump, nozzle, millilitres));
  }

  /** Fuel flows, and nobody but the nozzle's counter ever knows. */
  void countsOn(int pump, int nozzle, long millilitres) {
    order(
        "jump",
        "{\"pump\":%d,\"nozzle\":%d,\"volumeMillilitres\":%d}"
            .formatted(pump, nozzle, millilitres));
  }

  /** The counters of all nozzles. */
  List<Counter> counters() {
    List<Counter> counters = new ArrayList<>();
    for (JsonNode each : order("totals", "").path("totals")) {
      counters.add(
          new Counter(
              each.path("pump").asInt(),
              each.path("nozzle").asInt(),
              each.path("grade").asInt(),
              each.path("volumeMillilitres").asLong(),
              each.path("amountMinor").asLong()));
    }
    return counters;
  }

  /** Something goes wrong: the fields of {@code /sim/fault} as JSON. */
  void fault(String json) {
    order("fault", json);
  }

  /** Every finished fill, as the pumps know it. */
  JsonNode book() {
    return order("book", "");
  }

  /** The pumps now. */
  JsonNode state() {
    return order("state", "");
  }

  /** Amount and litres of the newest fill of a pump, as the pump knows it; zero if none. */
  Fuel newest(int pump) {
    Fuel newest = new Fuel(0, 0);
    for (JsonNode each : book().path("transactions")) {
      if (each.path("pump").asInt() == pump) {
        newest =
            new Fuel(each.path("amountMinor").asLong(), each.path("volumeMillilitres").asLong());
      }
    }
    return newest;
  }

  /** What came out of a pump. */
  record Fuel(long amountMinor, long millilitres) {}

  private JsonNode order(String what, String json) {
    return orders.give(what, json);
  }
}
