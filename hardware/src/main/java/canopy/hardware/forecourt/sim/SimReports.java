package canopy.hardware.forecourt.sim;

import static canopy.hardware.forecourt.sim.SimJson.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration, prices and past transactions of jsonPTS (R129 sections 29, 54 to 59, 66, 118,
 * 184).
 */
final class SimReports {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final SimStation station;
  private final int digits;

  SimReports(SimStation station) {
    this.station = station;
    this.digits = station.settings.station().minorDigits();
  }

  static String text(LocalDateTime time) {
    return TIME.format(time);
  }

  @Nullable SimError carryOut(String type, JsonNode data, ObjectNode answer) {
    return switch (type) {
      case "GetFuelGradesPrices" -> prices(answer);
      case "SetFuelGradesPrices" -> setPrices(data);
      case "GetFuelGradesConfiguration" -> grades(answer);
      case "GetPumpNozzlesConfiguration" -> nozzles(answer);
      case "GetUsersConfiguration" -> users(answer);
      case "GetDateTime" -> dateTime(answer);
      case "ReportGetPumpTransactions" -> transactions(data, answer);
      default -> SimError.NOT_FOUND;
    };
  }

  @Nullable SimError transaction(SimPump pump, JsonNode data, ObjectNode answer) {
    int number = data.path("Transaction").asInt();
    answer.put("Type", "PumpTransactionInformation");
    ObjectNode out = answer.putObject("Data").put("Pump", pump.number);
    SimTransaction open = pump.open;
    if (open != null && pump.filling && (number == 0 || open.number == number)) {
      out.put("Transaction", open.number).put("State", "Filling");
      return null;
    }
    SimArmed armed = pump.armed;
    if (armed != null && armed.transaction() == number) {
      out.put("Transaction", number).put("State", "Authorized");
      return null;
    }
    SimTransaction found =
        number == 0 ? station.book.last(pump.number) : station.book.find(pump.number, number);
    if (found == null) {
      out.put("Transaction", number).put("State", "Not found");
      return null;
    }
    out.put("State", found.closed ? "Finished" : "EndOfTransaction");
    write(found, out);
    return null;
  }

  private @Nullable SimError prices(ObjectNode answer) {
    answer.put("Type", "FuelGradesPrices");
    ArrayNode list = answer.putObject("Data").putArray("FuelGradesPrices");
    station
        .book
        .prices()
        .forEach(
            (grade, price) ->
                list.addObject()
                    .put("FuelGradeId", grade)
                    .put("Price", decimal(price, digits + 1)));
    return null;
  }

  private @Nullable SimError setPrices(JsonNode data) {
    Map<Integer, Long> given = new LinkedHashMap<>();
    for (JsonNode each : data.path("FuelGradesPrices")) {
      Long price = SimJson.smallest(each.path("Price"), digits + 1);
      given.put(each.path("FuelGradeId").asInt(), price == null ? 0L : price);
    }
    station.book.replacePrices(given);
    return null;
  }

  private @Nullable SimError grades(ObjectNode answer) {
    answer.put("Type", "FuelGradesConfiguration");
    ArrayNode list = answer.putObject("Data").putArray("FuelGrades");
    for (SimGrade grade : station.settings.station().grades()) {
      list.addObject()
          .put("Id", grade.id())
          .put("Name", grade.name())
          .put("Price", decimal(station.book.prices().getOrDefault(grade.id(), 0L), digits + 1));
    }
    return null;
  }

  private @Nullable SimError nozzles(ObjectNode answer) {
    answer.put("Type", "PumpNozzlesConfiguration");
    ArrayNode list = answer.putObject("Data").putArray("PumpNozzles");
    for (SimPump pump : station.pumps) {
      ArrayNode ids = list.addObject().put("PumpId", pump.number).putArray("FuelGradeIds");
      pump.nozzles.forEach(grade -> ids.add(grade.id()));
    }
    return null;
  }

  /** Without permissions, as a user gets it who may not configure (R129 section 83). */
  private @Nullable SimError users(ObjectNode answer) {
    answer.put("Type", "UsersConfiguration");
    ArrayNode list = answer.putObject("Data").putArray("Users");
    for (String user : station.settings.network().secretByUser().keySet()) {
      list.addObject().put("Id", userId(user)).put("Login", user);
    }
    return null;
  }

  private @Nullable SimError dateTime(ObjectNode answer) {
    if (station.clockUnset) {
      return SimError.CLOCK_NOT_SET;
    }
    answer.put("Type", "DateTime");
    answer
        .putObject("Data")
        .put("DateTime", text(station.controllerTime()))
        .put("AutoSynchronize", false)
        .put("UTCOffset", 0);
    return null;
  }

  private @Nullable SimError transactions(JsonNode data, ObjectNode answer) {
    if (station.clockUnset) {
      return SimError.CLOCK_NOT_SET;
    }
    LocalDateTime from = LocalDateTime.parse(data.path("DateTimeStart").asText());
    LocalDateTime to = LocalDateTime.parse(data.path("DateTimeEnd").asText());
    int pump = data.path("Pump").asInt();
    answer.put("Type", "ReportPumpTransactions");
    ArrayNode list = answer.putArray("Data");
    for (SimTransaction each : station.book.transactions()) {
      LocalDateTime end = each.end;
      if (end != null
          && (pump == 0 || pump == each.pump)
          && !end.isBefore(from)
          && !end.isAfter(to)
          && each.closed) {
        write(each, list.addObject().put("Pump", each.pump));
      }
    }
    return null;
  }

  private void write(SimTransaction each, ObjectNode out) {
    if (each.start != null) {
      out.put("DateTimeStart", text(each.start));
    }
    if (each.end != null) {
      out.put("DateTime", text(each.end));
    }
    out.put("Nozzle", each.nozzle).put("Transaction", each.number);
    out.put("FuelGradeId", each.grade.id()).put("FuelGradeName", each.grade.name());
    out.put("Volume", decimal(each.volumeMillilitres, 3));
    out.put("TCVolume", decimal(each.volumeMillilitres, 3));
    out.put("Price", decimal(each.unitPriceTenthsOfMinor, digits + 1));
    out.put("Amount", decimal(each.amountMinor, digits));
    out.put("TotalVolume", decimal(each.totalVolumeMillilitres, 3));
    out.put("TotalAmount", decimal(each.totalAmountMinor, digits));
    out.put("FlowRate", 35).put("Tag", "");
    out.put("IsOffline", each.offline).put("IsPaid", false).put("UserId", userId(each.user));
  }

  /** Users are numbered in the order of the configuration, the system user PTS comes after them. */
  private int userId(String user) {
    List<String> users = new ArrayList<>(station.settings.network().secretByUser().keySet());
    int at = users.indexOf(user);
    return at < 0 ? users.size() + 1 : at + 1;
  }
}
