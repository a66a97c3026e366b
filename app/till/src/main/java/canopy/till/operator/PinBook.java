package canopy.till.operator;

import canopy.till.secret.SecretFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The PIN hash of every operator, in one small file beside the database: a line {@code id hash}
 * each. Not in H2, which is a cache that may be deleted, and not in the journal, which is sent
 * away. Safe on any thread; writing is the business of {@link PinCheck}'s thread alone.
 */
final class PinBook {
  static final int MAX_OPERATORS = 1_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private static final String FILE = "pins";

  private final SecretFolder folder;
  private volatile Map<String, PinHash> hashes;

  private PinBook(SecretFolder folder, Map<String, PinHash> hashes) {
    this.folder = folder;
    this.hashes = hashes;
  }

  /**
   * Reads the file {@code pins}; a missing one is an empty book.
   *
   * @throws IOException if it cannot be read or a line is broken; the line's number is in the text
   */
  static PinBook open(SecretFolder folder) throws IOException {
    Path file = folder.file(FILE);
    Map<String, PinHash> hashes = new TreeMap<>();
    if (Files.exists(file)) {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        number++;
        int space = line.indexOf(' ');
        try {
          hashes.put(checkId(line.substring(0, space)), PinHash.parse(line.substring(space + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
          throw new IOException(file + ": line " + number + " is broken", e);
        }
      }
    }
    return new PinBook(folder, Map.copyOf(hashes));
  }

  Optional<PinHash> find(String operator) {
    return Optional.ofNullable(hashes.get(operator));
  }

  int size() {
    return hashes.size();
  }

  /** Sets or replaces one operator's hash; the old file stands until the new one is on the disk. */
  synchronized void put(String operator, PinHash hash) throws IOException {
    Map<String, PinHash> next = new TreeMap<>(hashes);
    next.put(checkId(operator), hash);
    if (next.size() > MAX_OPERATORS) {
      throw new IOException("more than " + MAX_OPERATORS + " operators");
    }
    StringBuilder text = new StringBuilder();
    next.forEach((id, value) -> text.append(id).append(' ').append(value.text()).append('\n'));
    folder.write(FILE, text.toString().getBytes(StandardCharsets.US_ASCII));
    hashes = Map.copyOf(next);
  }

  private static String checkId(String operator) {
    if (!ID.matcher(operator).matches()) {
      throw new IllegalArgumentException("not an operator id");
    }
    return operator;
  }
}
