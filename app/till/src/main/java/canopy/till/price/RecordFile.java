package canopy.till.price;

import canopy.core.event.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of head office on the disk: a line for each change, and after those of one page a
 * line that says how far it goes. Both are forced together; what has no such line behind it is
 * dropped when the file is read. One thread at a time.
 */
final class RecordFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);
  private static final byte LINE_END = '\n';

  /**
   * A line.
   *
   * @param kind null in a line that only says how far
   * @param version of the record
   * @param since its version when it was first seen; null if that is this one
   * @param data null if the record was deleted
   * @param mark how far: null in a line with a record
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      @Nullable String kind,
      @Nullable String key,
      long version,
      @Nullable Long since,
      @Nullable JsonNode data,
      @Nullable Mark mark) {
    static Line record(String kind, String key, long version, long since, @Nullable JsonNode data) {
      return new Line(kind, key, version, since == version ? null : since, data, null);
    }

    static Line mark(Mark mark) {
      return new Line(null, null, 0, null, null, mark);
    }
  }

  /**
   * How far the till is.
   *
   * @param token in the middle of a snapshot; null when the snapshot is complete
   * @param cursor of the feed
   * @param history of which of head office's histories the cursor is; null in older files
   * @param began whether a snapshot begins with the records before this mark
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Mark(@Nullable String token, long cursor, @Nullable String history, boolean began) {}

  private final Path path;
  private final JsonMapper mapper = Json.mapper();
  private final List<Line> read;
  private FileChannel channel;
  private long lines;
  private long completeBytes;

  private RecordFile(Path path) throws IOException {
    this.path = path;
    this.read = Files.exists(path) ? complete(path) : List.of();
    this.lines = read.size();
    this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Opens it. What follows the last whole page is dropped, and head office is asked for it again.
   *
   * @throws IOException if the disk fails
   */
  static RecordFile open(Path path) throws IOException {
    return new RecordFile(path);
  }

  /** What was there, in order. */
  List<Line> lines() {
    return read;
  }

  /** How many lines there are by now. */
  long count() {
    return lines;
  }

  /** Adds a page and how far it goes; returns when both are on the disk. */
  void add(List<Line> page, Mark mark) throws IOException {
    // What an earlier try left behind, on a full disk for instance, must not stand in between.
    channel.truncate(completeBytes);
    channel.position(completeBytes);
    write(channel, page, mark);
    completeBytes = channel.position();
    lines += page.size() + 1;
  }

  /**
   * Begins the file anew with just these records; a power cut leaves the old one or the new one.
   */
  void replace(Collection<Line> records, Mark mark) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    try (FileChannel fresh =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(fresh, records, mark);
    }
    channel.close();
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    channel = FileChannel.open(path, StandardOpenOption.WRITE);
    completeBytes = channel.size();
    lines = records.size() + 1L;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void write(FileChannel to, Collection<Line> page, Mark mark) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Line line : page) {
      bytes.writeBytes(mapper.writeValueAsBytes(line));
      bytes.write(LINE_END);
    }
    bytes.writeBytes(mapper.writeValueAsBytes(Line.mark(mark)));
    bytes.write(LINE_END);
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
    to.force(false);
  }

  private List<Line> complete(Path file) throws IOException {
    List<Line> complete = new ArrayList<>();
    List<Line> page = new ArrayList<>();
    long pageBytes = 0;
    long number = 0;
    long sizeBytes = Files.size(file);
    // This reader replaces what is not UTF-8, which is then no JSON.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String text;
      while ((text = reader.readLine()) != null) {
        number++;
        pageBytes += text.getBytes(StandardCharsets.UTF_8).length + 1L;
        if (completeBytes + pageBytes > sizeBytes) {
          break; // The power went before its line end was written.
        }
        Line line;
        try {
          line = mapper.readValue(text, Line.class);
        } catch (JsonProcessingException e) {
          LOG.warn("{}, line {} is damaged: asking head office again", file, number, e);
          break;
        }
        page.add(line);
        if (line.mark() != null) {
          complete.addAll(page);
          page.clear();
          completeBytes += pageBytes;
          pageBytes = 0;
        }
      }
    }
    return complete;
  }
}
