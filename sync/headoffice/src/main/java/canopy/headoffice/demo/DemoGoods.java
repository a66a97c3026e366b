package canopy.headoffice.demo;

import canopy.core.event.Json;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The goods of the demonstration: the very ones that the till ships with, so that nothing changes
 * on the till when it joins. A test of the till compares them.
 */
public final class DemoGoods {
  private static final String FILE = "/demo/goods.jsonl";

  private DemoGoods() {}

  /** Departments, taxes, four fuel grades and the shop's articles, as records of all stations. */
  public static List<Edit> edits() throws IOException {
    List<Edit> edits = new ArrayList<>();
    try (InputStream in = DemoGoods.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("the program lacks " + FILE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        edits.add(edit(Json.mapper().readTree(line)));
      }
    }
    return edits;
  }

  private static Edit edit(JsonNode record) throws IOException {
    String word = record.path("kind").asText();
    RecordKind kind =
        RecordKind.of(word).orElseThrow(() -> new IOException(FILE + " has the kind " + word));
    return Edit.everywhere(kind, record.path("key").asText(), record.path("data"));
  }
}
