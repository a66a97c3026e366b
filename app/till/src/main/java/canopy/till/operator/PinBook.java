package canopy.till.operator;

import canopy.till.secret.SecretFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The PIN hash of every operator, in one small file beside the database: a line {@code id hash}
 * each. Not in H2, which is a cache that may be deleted, and not in the journal, which is sent
 * away. A new hash first waits in a file of its own, under the name of the change; the journal's
 * event of that name puts it in force, at once or, if the till dies in between, at the next start.
 * Safe on any thread.
 */
final class PinBook {
  static final int MAX_OPERATORS = 1_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private static final String FILE = "pins";
  private static final String WAITING = "pins.waiting";

  private final SecretFolder folder;
  private volatile Map<String, PinHash> hashes;

  /** By operator and name of the change, with a blank between. */
  private Map<String, PinHash> waiting;

  private PinBook(SecretFolder folder, Map<String, PinHash> hashes, Map<String, PinHash> waiting) {
    this.folder = folder;
    this.hashes = hashes;
    this.waiting = waiting;
  }

  /**
   * Reads the file {@code pins}; a missing one is an empty book.
   *
   * @throws IOException if it cannot be read or a line is broken; the line's number is in the text
   */
  static PinBook open(SecretFolder folder) throws IOException {
    return new PinBook(folder, read(folder.file(FILE)), read(folder.file(WAITING)));
  }

  private static Map<String, PinHash> read(Path file) throws IOException {
    Map<String, PinHash> hashes = new TreeMap<>();
    if (Files.exists(file)) {
      int number = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        number++;
        int space = line.lastIndexOf(' ');
        try {
          hashes.put(checkKey(line.substring(0, space)), PinHash.parse(line.substring(space + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
          throw new IOException(file + ": line " + number + " is broken", e);
        }
      }
    }
    return Map.copyOf(hashes);
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
    next.put(checkKey(operator), hash);
    if (next.size() > MAX_OPERATORS) {
      throw new IOException("more than " + MAX_OPERATORS + " operators");
    }
    write(FILE, next);
    hashes = Map.copyOf(next);
  }

  /** Lets a hash wait; an older one of the same operator waits no longer. */
  synchronized void stage(String operator, String change, PinHash hash) throws IOException {
    Map<String, PinHash> next = without(operator);
    next.put(checkKey(operator + " " + change), hash);
    if (next.size() > MAX_OPERATORS) {
      throw new IOException("more than " + MAX_OPERATORS + " operators");
    }
    write(WAITING, next);
    waiting = next;
  }

  /**
   * Puts a waiting hash in force. It is in force even if this fails to write: then it goes on
   * waiting in its file, and is written when this is called at the next start.
   *
   * @return whether it was waiting
   */
  synchronized boolean activate(String operator, String change) throws IOException {
    PinHash hash = waiting.get(operator + " " + change);
    if (hash == null) {
      return false;
    }
    Map<String, PinHash> next = new TreeMap<>(hashes);
    next.put(operator, hash);
    hashes = Map.copyOf(next);
    write(FILE, next);
    Map<String, PinHash> rest = without(operator);
    write(WAITING, rest);
    waiting = rest;
    return true;
  }

  private Map<String, PinHash> without(String operator) {
    Map<String, PinHash> rest = new TreeMap<>(waiting);
    rest.keySet().removeIf(key -> key.startsWith(operator + " "));
    return rest;
  }

  private void write(String name, Map<String, PinHash> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append(key).append(' ').append(value.text()).append('\n'));
    folder.write(name, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** An operator's id, or that and the name of a change. */
  private static String checkKey(String key) {
    if (!Arrays.stream(key.split(" ", 2)).allMatch(part -> ID.matcher(part).matches())) {
      throw new IllegalArgumentException("not an operator id");
    }
    return key;
  }
}
