package canopy.hardware.forecourt.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** jsonPTS: takes a request apart, has each packet carried out, puts the answers together. */
final class SimProtocol {
  /** Limits of the controller: 16 KB and 600 JSON tokens. */
  static final int MOST_BYTES = 16_384;

  private static final int MOST_TOKENS = 600;

  private static final Set<String> READS =
      Set.of(
          "PumpGetStatus",
          "GetFuelGradesPrices",
          "GetFuelGradesConfiguration",
          "GetPumpNozzlesConfiguration",
          "GetUsersConfiguration",
          "GetDateTime",
          "PumpGetTransactionInformation",
          "ReportGetPumpTransactions");

  private final SimStation station;
  private final SimFaults faults;
  private final SimStatus status;
  private final SimCommands commands;
  private final SimReports reports;

  /**
   * An answer.
   *
   * @param changedSomething whether any packet was a command
   */
  record Answer(JsonNode body, boolean changedSomething) {}

  SimProtocol(SimStation station, SimFaults faults) {
    this.station = station;
    this.faults = faults;
    this.status = new SimStatus(station, faults);
    this.commands = new SimCommands(station);
    this.reports = new SimReports(station);
  }

  /** Carries out one request of a user. The caller holds the station's monitor. */
  Answer answer(byte[] body, String user) {
    ObjectNode reply = SimJson.object().put("Protocol", "jsonPTS");
    JsonNode request;
    try {
      request = SimJson.read(body);
    } catch (IOException e) {
      return new Answer(topError(reply, SimError.INVALID_JSON), false);
    }
    if (body.length > MOST_BYTES || tokens(request) > MOST_TOKENS) {
      return new Answer(topError(reply, SimError.TOO_LONG), false);
    }
    if (!request.path("Protocol").asText().equals("jsonPTS")
        || !request.path("Packets").isArray()) {
      return new Answer(topError(reply, SimError.INVALID_JSON), false);
    }
    ArrayNode packets = reply.putArray("Packets");
    boolean changed = false;
    for (JsonNode packet : request.path("Packets")) {
      String type = packet.path("Type").asText();
      changed |= !READS.contains(type);
      ObjectNode answer = packets.addObject();
      if (faults.quirks) {
        answer.put("Id", packet.path("Id").asText());
        answer.put("FieldOfTheNextRevision", true);
      } else {
        answer.set("Id", packet.path("Id"));
      }
      carryOut(type, packet.path("Data"), user, answer);
    }
    return new Answer(reply, changed);
  }

  private void carryOut(String type, JsonNode data, String user, ObjectNode answer) {
    answer.put("Type", type);
    boolean spoilt = !READS.contains(type) && faults.spoils(type);
    if (spoilt && !faults.errorAfter) {
      spoil(answer);
      return;
    }
    SimError error =
        switch (type) {
          case "PumpGetStatus" -> onPump(data, answer, pump -> status.answer(pump, answer, user));
          case "GetFuelGradesPrices",
              "SetFuelGradesPrices",
              "GetFuelGradesConfiguration",
              "GetPumpNozzlesConfiguration",
              "GetUsersConfiguration",
              "GetDateTime",
              "ReportGetPumpTransactions" ->
              reports.carryOut(type, data, answer);
          case "PumpGetTransactionInformation" ->
              onPump(data, answer, pump -> reports.transaction(pump, data, answer));
          default ->
              onPump(data, answer, pump -> commands.carryOut(type, pump, data, user, answer));
        };
    if (spoilt && error == null) {
      spoil(answer);
    } else if (error != null) {
      answer.put("Error", true).put("Code", error.code).put("Message", error.message);
    } else if (!answer.has("Data")) {
      answer.put("Message", "OK");
    }
  }

  private void spoil(ObjectNode answer) {
    faults.errorCount--;
    answer.put("Error", true).put("Code", faults.errorCode).put("Message", "ON_DEMAND");
    answer.remove("Data");
  }

  private interface OnPump {
    @Nullable SimError carryOut(SimPump pump);
  }

  private @Nullable SimError onPump(JsonNode data, ObjectNode answer, OnPump what) {
    if (!data.path("Pump").isInt()) {
      return answer.path("Type").asText().startsWith("Pump")
          ? SimError.NO_PUMP
          : SimError.NOT_FOUND;
    }
    SimPump pump = station.pump(data.path("Pump").asInt());
    return pump == null ? SimError.NOT_CONFIGURED : what.carryOut(pump);
  }

  private static ObjectNode topError(ObjectNode reply, SimError error) {
    return reply.put("Error", true).put("Code", error.code).put("Message", error.message);
  }

  /** Tokens as a small JSON reader counts them: every object, array, key and value. */
  private static int tokens(JsonNode node) {
    int count = 1;
    for (JsonNode child : node) {
      count += tokens(child);
    }
    return node.isObject() ? count + node.size() : count;
  }
}
