package canopy.till.store;

import canopy.core.event.Json;
import canopy.core.state.TillState;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The till's newest saved state, in a file beside the database and not in it: a power cut may cost
 * the database, and then nobody should wait for the whole journal to be read before he can sign in.
 * One line: the SHA-256 of the rest in hex, the hash of the journal's line, the version of the fold
 * that led to the state, the state as JSON. Replaced whole and forced. Used by one thread at a
 * time.
 */
final class CheckpointFile {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);
  private static final int HASH_DIGITS = 64;
  private static final int PLACE_START = HASH_DIGITS + 1;
  private static final int FOLD_START = PLACE_START + HASH_DIGITS + 1;
  private static final byte BLANK = ' ';

  private final JsonMapper mapper = Json.mapper();
  private final Path file;
  private final byte[] fold;

  CheckpointFile(Path file) {
    this(file, TillState.FOLD);
  }

  CheckpointFile(Path file, int fold) {
    this.file = file;
    this.fold = (fold + " ").getBytes(StandardCharsets.US_ASCII);
  }

  void save(Checkpoint checkpoint) throws IOException {
    byte[] state = mapper.writeValueAsBytes(checkpoint.state());
    byte[] place = checkpoint.hash().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer line = ByteBuffer.allocate(FOLD_START + fold.length + state.length);
    line.position(PLACE_START);
    line.put(place).put(BLANK).put(fold).put(state);
    line.put(0, hash(line.array())).put(HASH_DIGITS, BLANK).flip();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The saved state, if it is whole, the journal bears it out, and this program can read it. */
  Optional<Checkpoint> read(EventSource journal) throws IOException {
    byte[] line;
    try {
      line = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (line.length < FOLD_START || !Arrays.equals(hash(line), Arrays.copyOf(line, HASH_DIGITS))) {
      LOG.warn("the saved state is damaged; the start folds the whole journal");
      return Optional.empty();
    }
    int stateStart = FOLD_START + fold.length;
    if (line.length < stateStart
        || !Arrays.equals(line, FOLD_START, stateStart, fold, 0, fold.length)) {
      LOG.info("the saved state is of another fold; the start folds the whole journal");
      return Optional.empty();
    }
    String place = new String(line, PLACE_START, HASH_DIGITS, StandardCharsets.US_ASCII);
    try {
      TillState state =
          mapper.readValue(line, stateStart, line.length - stateStart, TillState.class);
      return journal.has(state.seq(), place)
          ? Optional.of(new Checkpoint(state, place))
          : Optional.empty();
    } catch (JacksonException e) {
      LOG.warn("the saved state is of another version of the program: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Of what comes after the first hash. */
  private static byte[] hash(byte[] line) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(line, PLACE_START, line.length - PLACE_START);
      return HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
