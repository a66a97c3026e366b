package canopy.headoffice.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A till's journal as section 3 of the architecture describes it, written by hand. */
public final class TestJournal {
  private final String site;
  private final String till;
  private final List<String> lines;
  private String hash;

  public TestJournal(String site, String till) {
    this(site, till, List.of(), "0".repeat(64));
  }

  private TestJournal(String site, String till, List<String> lines, String hash) {
    this.site = site;
    this.till = till;
    this.lines = new ArrayList<>(lines);
    this.hash = hash;
  }

  /** The same journal, going on by itself: what a restored backup does. */
  public TestJournal copy() {
    return new TestJournal(site, till, lines, hash);
  }

  /** Cuts off what comes after a line. */
  public TestJournal upTo(int seq) {
    List<String> kept = lines.subList(0, seq);
    return new TestJournal(
        site, till, kept, seq == 0 ? "0".repeat(64) : kept.getLast().substring(0, 64));
  }

  public TestJournal add(LocalDate day, Instant at, String type, int version, String data) {
    return add(
        "{\"seq\":%d,\"at\":\"%s\",\"day\":\"%s\",\"site\":\"%s\",\"till\":\"%s\",\"by\":\"1001\",\"type\":\"%s\",\"v\":%d,\"data\":%s}"
            .formatted(lines.size() + 1, time(at), day, site, till, type, version, data));
  }

  /** Adds JSON as it stands, with its right hash. */
  public TestJournal add(String json) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(HexFormat.of().parseHex(hash));
      hash = HexFormat.of().formatHex(sha256.digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    lines.add(hash + " " + json + "\n");
    return this;
  }

  /** Adds lines that say nothing of interest. */
  public TestJournal fill(int count, LocalDate day) {
    for (int i = 0; i < count; i++) {
      add(
          day,
          day.atStartOfDay().toInstant(java.time.ZoneOffset.UTC),
          "forecourt.stopped",
          1,
          "{}");
    }
    return this;
  }

  public int size() {
    return lines.size();
  }

  public String hash() {
    return hash;
  }

  /** Lines from one number to another, both included. */
  public String lines(int from, int to) {
    return String.join("", lines.subList(from - 1, to));
  }

  public String all() {
    return String.join("", lines);
  }

  private static String time(Instant at) {
    String text = at.toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }
}
