package canopy.hardware.forecourt.pts.wire;

import canopy.hardware.forecourt.ForecourtTrouble;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * jsonPTS messages to and from bytes. Reading is tolerant: ids may be strings, unknown fields are
 * passed over.
 */
final class PtsMessage {
  /** 600 tokens are allowed per request; a pump packet takes 9, the frame 5. */
  static final int MOST_PACKETS = 60;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private PtsMessage() {}

  static byte[] write(List<PtsPacket> packets) {
    ObjectNode message = MAPPER.createObjectNode().put("Protocol", "jsonPTS");
    ArrayNode list = message.putArray("Packets");
    int id = 0;
    for (PtsPacket packet : packets) {
      id++;
      ObjectNode out = list.addObject().put("Id", id).put("Type", packet.type());
      if (packet.data() != null) {
        out.set("Data", packet.data());
      }
    }
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers in the order of the requests; {@link PtsAnswer#NONE} where one is missing.
   *
   * @throws PtsFailure when it is not a jsonPTS message
   */
  static List<PtsAnswer> read(byte[] body, int requests) throws PtsFailure {
    JsonNode message;
    try {
      message = MAPPER.readTree(body);
    } catch (IOException e) {
      throw new PtsFailure(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD, "JSON", true);
    }
    if (message == null || !message.path("Protocol").asText().equals("jsonPTS")) {
      throw new PtsFailure(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD, "Protocol", true);
    }
    if (message.path("Error").asBoolean()) {
      PtsAnswer whole = new PtsAnswer("", message.path("Code").asInt(1), message);
      throw new PtsFailure(whole.refusal().trouble(), whole.refusal().detail(), false);
    }
    List<PtsAnswer> answers = new ArrayList<>(Collections.nCopies(requests, PtsAnswer.NONE));
    for (JsonNode packet : message.path("Packets")) {
      // asInt also reads "1", which one example of the specification has.
      int id = packet.path("Id").asInt();
      if (id >= 1 && id <= requests) {
        int code = packet.path("Error").asBoolean() ? packet.path("Code").asInt(1) : 0;
        answers.set(id - 1, new PtsAnswer(packet.path("Type").asText(), code, packet.path("Data")));
      }
    }
    return answers;
  }
}
