package canopy.hardware.wallet.sim.book;

import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The book on disk: one line of JSON per change, {@code {"order":{...}}} with the order as it
 * stands from then on. Only ever appended to; a torn last line (a kill in mid-write) is cut off.
 */
final class BookFile implements AutoCloseable {
  private final FileChannel channel;

  private BookFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the file, made if it is not there, and hands out what it holds. */
  static BookFile open(Path file, List<JsonNode> lines) throws IOException {
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    for (String line : whole(bytes, end)) {
      lines.add(Json.read(line.getBytes(StandardCharsets.UTF_8)));
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(end).position(end);
    return new BookFile(channel);
  }

  private static List<String> whole(byte[] bytes, int end) {
    return new ArrayList<>(new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList());
  }

  void append(String what, Object value) {
    ObjectNode line = Json.object();
    line.set(what, Json.tree(value));
    ByteBuffer bytes = ByteBuffer.wrap((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
