package canopy.channel.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the channels' JSON. A name that stands twice and a second value at the end are refused: two
 * readers of such a text could see two different answers. Thread-safe.
 */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /** The object; empty if the text is none. */
  public static Optional<JsonNode> object(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node instanceof MissingNode || !node.isObject() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** As it is sent and signed. */
  public static String write(JsonNode node) {
    return node.toString();
  }

  /** A new, empty object. */
  public static com.fasterxml.jackson.databind.node.ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A text or number of an object; null if it is not there or empty. */
  public static @Nullable String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    return text.isEmpty() ? null : text;
  }
}
