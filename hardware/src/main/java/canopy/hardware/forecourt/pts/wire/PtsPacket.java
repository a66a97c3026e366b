package canopy.hardware.forecourt.pts.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One request of a message; its position is its id. */
public record PtsPacket(String type, @Nullable ObjectNode data) {
  public static PtsPacket of(String type) {
    return new PtsPacket(type, null);
  }

  public static PtsPacket pump(String type, int pump) {
    return new PtsPacket(type, JsonNodeFactory.instance.objectNode().put("Pump", pump));
  }

  public static PtsPacket pump(String type, int pump, String field, int value) {
    return new PtsPacket(
        type, JsonNodeFactory.instance.objectNode().put("Pump", pump).put(field, value));
  }
}
