package canopy.recount;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a journal's folder line by line and adds every day up. */
public final class Recount {
  private static final int HASH_DIGITS = 64;

  /**
   * A closed day.
   *
   * @param figures by the names of {@code ZFigures}
   */
  public record Day(String date, SortedMap<String, Long> figures) {}

  private final List<Day> days = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final RecountedOpen open = new RecountedOpen();
  private RecountedDay day = new RecountedDay(1, 1);
  private byte[] hash = new byte[32];
  private long seq;

  private Recount() {}

  /** All closed days of a journal, oldest first. */
  public static List<Day> of(Path folder) throws IOException {
    Recount recount = read(folder);
    if (!recount.wrong.isEmpty()) {
      throw new IOException(String.join("\n", recount.wrong));
    }
    return recount.days;
  }

  private static Recount read(Path folder) throws IOException {
    Recount recount = new Recount();
    List<Path> segments;
    try (Stream<Path> files = Files.list(folder)) {
      segments = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    for (Path segment : segments) {
      byte[] bytes = Files.readAllBytes(segment);
      int from = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == 0) {
          break; // Room that was set aside and not used.
        }
        if (bytes[i] == '\n') {
          recount.line(new String(bytes, from, i - from, StandardCharsets.UTF_8));
          from = i + 1;
        }
      }
    }
    return recount;
  }

  private void line(String line) {
    String json = line.substring(HASH_DIGITS + 1);
    Map<String, Object> event = Json.object(json);
    seq++;
    hash = digest(hash, json.getBytes(StandardCharsets.UTF_8));
    if (!HexFormat.of().formatHex(hash).equals(line.substring(0, HASH_DIGITS))) {
      wrong.add("line " + seq + " does not have the hash it states");
    }
    if (Json.number(event, "seq") != seq) {
      wrong.add("line " + seq + " states another place");
    }
    String type = Json.text(event, "type");
    Map<String, Object> data = Json.map(event, "data");
    day.add(type, data);
    open.add(type, data);
    if (type.equals("day.closed")) {
      close(Json.text(event, "day"), data);
    }
  }

  private void close(String date, Map<String, Object> data) {
    SortedMap<String, Long> figures = day.closed(seq, data);
    figures.putAll(open.counts());
    days.add(new Day(date, figures));
    Map<String, Object> totals = Json.map(data, "totals");
    signed(date, figures, "total", Json.money(totals, "total"));
    signed(date, figures, "tax", Json.money(totals, "tax"));
    signed(date, figures, "rounding", Json.money(totals, "cashRounding"));
    signed(date, figures, "sales", Json.number(totals, "sales"));
    signed(date, figures, "refunds", Json.number(totals, "refunds"));
    day = new RecountedDay(days.size() + 1, seq + 1, day);
  }

  private void signed(String date, SortedMap<String, Long> figures, String name, long signed) {
    if (figures.get(name) != signed) {
      wrong.add(date + " " + name + ": signed " + signed + ", its lines " + figures.get(name));
    }
  }

  private static byte[] digest(byte[] before, byte[] json) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(before);
      return sha.digest(json);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Day, name and figure, separated by tabs. */
  private SortedMap<String, String> figures() {
    SortedMap<String, String> all = new TreeMap<>();
    for (Day day : days) {
      day.figures()
          .forEach((name, figure) -> all.put(day.date() + "\t" + name, Long.toString(figure)));
    }
    return all;
  }

  /** What a report says, in a file of the same lines, and the journal does not, or otherwise. */
  private void compare(Path told) throws IOException {
    SortedMap<String, String> own = figures();
    SortedMap<String, String> theirs = new TreeMap<>();
    for (String line : Files.readAllLines(told)) {
      int at = line.lastIndexOf('\t');
      theirs.put(line.substring(0, at), line.substring(at + 1));
    }
    SortedMap<String, String> all = new TreeMap<>(own);
    all.putAll(theirs);
    for (String name : all.keySet()) {
      if (!Objects.equals(own.get(name), theirs.get(name))) {
        wrong.add(name + ": told " + theirs.get(name) + ", its lines " + own.get(name));
      }
    }
  }

  /**
   * Prints day, name and figure, separated by tabs; with a file of such lines beside the journal's
   * folder, only what differs. Ends with 1 if the journal is not right, or something differs.
   */
  public static void main(String[] arguments) throws IOException {
    Recount recount = read(Path.of(arguments[0]));
    if (arguments.length > 1) {
      recount.compare(Path.of(arguments[1]));
    } else {
      recount.figures().forEach((name, figure) -> System.out.println(name + "\t" + figure));
    }
    recount.wrong.forEach(System.err::println);
    System.out.printf(
        "recount: %d days, %d figures, %d differences%n",
        recount.days.size(), recount.figures().size(), recount.wrong.size());
    if (!recount.wrong.isEmpty()) {
      System.exit(1);
    }
  }
}
