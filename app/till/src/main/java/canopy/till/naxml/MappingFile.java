package canopy.till.naxml;

import canopy.till.station.DataFolder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The mapping as a file of the station: {@code naxml.json}. Any thread that may wait. */
public final class MappingFile {
  private static final String NAME = "naxml.json";

  private final DataFolder folder;
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public MappingFile(DataFolder folder) {
    this.folder = folder;
  }

  /** What is mapped; nothing if there is no file yet. */
  public NaxmlMapping read() throws IOException {
    Path file = folder.master().resolve(NAME);
    return Files.exists(file)
        ? json.readValue(Files.readAllBytes(file), NaxmlMapping.class)
        : NaxmlMapping.EMPTY;
  }

  /** Replaces the file, whole or not at all. */
  public void write(NaxmlMapping mapping) throws IOException {
    folder.replace(NAME, json.writeValueAsBytes(mapping));
  }
}
