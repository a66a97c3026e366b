package canopy.headoffice.support;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.http.ApiDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document, held against what is really said. Any thread. */
public final class Contract {
  private static final String HERE = "https://canopy.invalid/openapi.json";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  public Contract() {
    byte[] bytes = ApiDocument.read();
    try {
      document = JsonMapper.builder().build().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(HERE, text)));
  }

  public JsonNode document() {
    return document;
  }

  /** All operations, as {@code GET /v1/till}. */
  public Set<String> operations() {
    Set<String> all = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return all;
  }

  /**
   * Fails unless the document says that this may be answered, and if it was taken, asked.
   *
   * @param sent the body as it was meant, unpacked; empty for none or for what is no JSON
   */
  public void check(
      String method, String asked, String sent, int status, String contentType, byte[] body) {
    String path = documented(asked);
    String at = "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
    String what = method + " " + path + " " + status;
    JsonNode operation = document.at(at);
    if (document.at("/paths/" + escaped(path)).isMissingNode()) {
      assertThat(status).as(what + " is not in the document").isEqualTo(404);
      return;
    }
    assertThat(operation.isMissingNode()).as(what + " is not in the document").isFalse();
    String answer = at + "/responses/" + status;
    JsonNode response = document.at(answer);
    assertThat(response.isMissingNode()).as(what + " is not in the document").isFalse();
    if (response.has("$ref")) {
      answer = response.path("$ref").asText().substring(1);
      response = document.at(answer);
    }
    String type = contentType.replaceAll(";.*", "");
    assertThat(response.path("content").has(type)).as(what + " is of type " + type).isTrue();
    if (type.equals(JSON) || type.equals(PROBLEM)) {
      String schema = answer + "/content/" + escaped(type) + "/schema";
      valid(schema, new String(body, StandardCharsets.UTF_8), what);
    }
    if (status < 300 && !sent.isEmpty()) {
      valid(at + "/requestBody/content/" + escaped(JSON) + "/schema", sent, what + " request");
    }
  }

  /** The path in the document that stands for this one, if one does. */
  private String documented(String path) {
    for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
      if (path.matches(each.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
        return each.getKey();
      }
    }
    return path;
  }

  private void valid(String pointer, String json, String what) {
    assertThat(
            schemas
                .getSchema(SchemaLocation.of(HERE + "#" + pointer))
                .validate(json, InputFormat.JSON))
        .as(what + ": " + json)
        .isEmpty();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
