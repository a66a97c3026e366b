package canopy.hardware.forecourt.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pump control of jsonPTS (R129 sections 116 to 131, 138, 139). */
final class SimCommands {
  private final SimStation station;
  private final int digits;

  SimCommands(SimStation station) {
    this.station = station;
    this.digits = station.settings.station().minorDigits();
  }

  @Nullable SimError carryOut(
      String type, SimPump pump, JsonNode data, String user, ObjectNode answer) {
    boolean others = !pump.user.isEmpty() && !pump.user.equals("PTS") && !pump.user.equals(user);
    boolean free = type.equals("PumpEmergencyStop") || type.equals("PumpUnlock");
    if (others && !free && !type.equals("PumpCloseTransaction")) {
      answer.putObject("Data").put("Pump", pump.number).put("User", pump.user);
      return SimError.BUSY_OTHER_USER;
    }
    return switch (type) {
      case "PumpAuthorize" -> authorise(pump, data, user, answer);
      case "PumpStop" -> stop(pump);
      case "PumpEmergencyStop" -> emergencyStop(pump);
      case "PumpSuspend" -> suspend(pump, true);
      case "PumpResume" -> suspend(pump, false);
      case "PumpLock" -> lock(pump, user);
      case "PumpUnlock" -> unlock(pump, user);
      case "PumpCloseTransaction" -> closeTransaction(pump, data, user);
      case "PumpGetTotals" -> totals(pump, data, user, answer);
      case "PumpGetPrices" -> oneShot(pump, new SimPump.OneShot("PumpPrices", 0, user), answer);
      case "PumpSetPrices" -> setPrices(pump, data, answer);
      default -> SimError.NOT_FOUND;
    };
  }

  /** Of this pump alone, nozzle by nozzle. */
  private @Nullable SimError setPrices(SimPump pump, JsonNode data, ObjectNode answer) {
    if (pump.filling) {
      return SimError.BUSY_FILLING;
    }
    if (pump.open != null || pump.armed != null || pump.oneShot != null) {
      return busy(pump, answer);
    }
    for (int nozzle = 1; nozzle <= pump.nozzles.size(); nozzle++) {
      Long price = SimJson.smallest(data.path("Prices").path(nozzle - 1), digits + 1);
      pump.book.show(pump.number, pump.nozzles.get(nozzle - 1).id(), price == null ? 0 : price);
    }
    return null;
  }

  private @Nullable SimError authorise(
      SimPump pump, JsonNode data, String user, ObjectNode answer) {
    if (station.clockUnset) {
      return SimError.CLOCK_NOT_SET;
    }
    if (pump.filling) {
      return SimError.BUSY_FILLING;
    }
    if (pump.open != null || pump.oneShot != null) {
      return busy(pump, answer);
    }
    List<Integer> nozzles = new ArrayList<>();
    SimError noNozzle = nozzles(pump, data, nozzles);
    if (noNozzle != null) {
      return noNozzle;
    }
    String type = data.path("Type").asText();
    Long dose = SimJson.smallest(data.path("Dose"), type.equals("Volume") ? 3 : digits);
    Long price = SimJson.smallest(data.path("Price"), digits + 1);
    SimError wrong = wrong(pump, nozzles, type, dose, price);
    if (wrong != null) {
      return wrong;
    }
    int transaction = pump.takeNumber();
    boolean autoClose =
        data.path("AutoCloseTransaction").asBoolean(station.settings.station().autoClose());
    pump.arm(
        new SimArmed(
            nozzles,
            type,
            dose == null || type.equals("FullTank") ? 0 : dose,
            price == null || nozzles.isEmpty() ? 0 : price,
            transaction,
            autoClose),
        data.path("NotApplyUser").asBoolean() ? "PTS" : user);
    answer.put("Type", "PumpAuthorizeConfirmation");
    answer.putObject("Data").put("Pump", pump.number).put("Transaction", transaction);
    return null;
  }

  /** What is wrong with releasing a pump that nothing else keeps busy; null if nothing is. */
  private static @Nullable SimError wrong(
      SimPump pump, List<Integer> nozzles, String type, @Nullable Long dose, @Nullable Long price) {
    if (!List.of("Volume", "Amount", "FullTank").contains(type)) {
      return SimError.TYPE_RANGE;
    }
    if (!type.equals("FullTank") && (dose == null || dose <= 0)) {
      return SimError.NO_DOSE;
    }
    if (price == null && nozzles.stream().anyMatch(nozzle -> !hasPrice(pump, nozzle))) {
      return SimError.NO_PRICE;
    }
    SimArmed armed = pump.armed;
    if (armed == null) {
      return null;
    }
    return armed.unitPriceTenthsOfMinor() == (price == null ? 0 : price)
        ? SimError.DUPLICATE_AUTHORISE
        : SimError.PRICE_DIFFERENT;
  }

  private static boolean hasPrice(SimPump pump, int nozzle) {
    return pump.book.price(pump.number, pump.nozzles.get(nozzle - 1).id()) != 0;
  }

  /** Priority as in the specification: Nozzle, Nozzles, FuelGradeId, FuelGradeIds; none = any. */
  private static @Nullable SimError nozzles(SimPump pump, JsonNode data, List<Integer> nozzles) {
    if (data.has("Nozzle")) {
      nozzles.add(data.path("Nozzle").asInt());
    } else if (data.has("Nozzles")) {
      data.path("Nozzles").forEach(n -> nozzles.add(n.asInt()));
    } else {
      List<Integer> grades = new ArrayList<>();
      if (data.has("FuelGradeId")) {
        grades.add(data.path("FuelGradeId").asInt());
      } else {
        data.path("FuelGradeIds").forEach(g -> grades.add(g.asInt()));
      }
      for (int nozzle = 1; nozzle <= pump.nozzles.size(); nozzle++) {
        if (grades.contains(pump.nozzles.get(nozzle - 1).id())) {
          nozzles.add(nozzle);
        }
      }
      if (!grades.isEmpty() && nozzles.isEmpty()) {
        return SimError.NO_NOZZLE_FOR_GRADE;
      }
    }
    boolean inRange = nozzles.stream().allMatch(n -> n >= 1 && n <= pump.nozzles.size());
    return inRange ? null : SimError.NOZZLE_RANGE;
  }

  private static @Nullable SimError stop(SimPump pump) {
    pump.stop();
    return null;
  }

  private static @Nullable SimError emergencyStop(SimPump pump) {
    pump.stop();
    SimTransaction open = pump.open;
    if (open != null) {
      open.user = "PTS";
    }
    pump.user = open == null ? "" : "PTS";
    return null;
  }

  private static @Nullable SimError suspend(SimPump pump, boolean suspended) {
    if (!pump.filling) {
      return SimError.NOT_FILLING;
    }
    pump.suspended = suspended;
    return null;
  }

  private static @Nullable SimError lock(SimPump pump, String user) {
    pump.user = user;
    SimTransaction open = pump.open;
    if (open != null) {
      open.user = user;
    }
    return null;
  }

  private static @Nullable SimError unlock(SimPump pump, String user) {
    if (!pump.user.equals(user)) {
      return SimError.NOT_LOCKED;
    }
    SimTransaction open = pump.open;
    if (open != null) {
      open.user = "PTS";
    }
    pump.user = open != null || pump.armed != null ? "PTS" : "";
    return null;
  }

  private static @Nullable SimError closeTransaction(SimPump pump, JsonNode data, String user) {
    SimTransaction open = pump.open;
    if (open == null || pump.filling) {
      return SimError.NOT_END_OF_TRANSACTION;
    }
    if (open.number != data.path("Transaction").asInt()) {
      return SimError.TRANSACTION_NOT_MATCH;
    }
    if (!open.user.equals(user)) {
      return SimError.USER_NOT_MATCH;
    }
    pump.close();
    return null;
  }

  private static @Nullable SimError totals(
      SimPump pump, JsonNode data, String user, ObjectNode answer) {
    int nozzle = data.path("Nozzle").asInt();
    if (nozzle < 1 || nozzle > pump.nozzles.size()) {
      return SimError.NOZZLE_RANGE;
    }
    return oneShot(pump, new SimPump.OneShot("PumpTotals", nozzle, user), answer);
  }

  /** One read at a time per pump, and none while it is released. */
  private static @Nullable SimError oneShot(
      SimPump pump, SimPump.OneShot oneShot, ObjectNode answer) {
    if (pump.filling) {
      return SimError.BUSY_FILLING;
    }
    if (pump.oneShot != null || pump.armed != null) {
      return busy(pump, answer);
    }
    pump.oneShot = oneShot;
    pump.request = oneShot.type().replace("Pump", "PumpGet");
    return null;
  }

  private static SimError busy(SimPump pump, ObjectNode answer) {
    String request = pump.request.isEmpty() ? "PumpCloseTransaction" : pump.request;
    answer.putObject("Data").put("Pump", pump.number).put("Request", request);
    return SimError.BUSY_OTHER_REQUEST;
  }
}
