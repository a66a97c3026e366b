package canopy.till.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  static final LocalDate TUESDAY = MONDAY.plusDays(1);
  static final Identity TILL = new Identity("S001", "1");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:09:10.011Z"), ZoneOffset.UTC);
  private static final UUID BOOT = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @TempDir Path data;

  @Test
  void writesTheFormatOfVersionOneByteByByte() throws IOException {
    try (Journal journal = open()) {
      Appended appended =
          journal.append(List.of(Entry.of(MONDAY, "7", "drawer.opened", 1, "{\"why\":\"找零\"}")));
      assertThat(appended.firstSeq()).isEqualTo(1);
      assertThat(appended.at()).isEqualTo(Instant.parse("2026-11-23T08:09:10.011Z"));
      assertThat(appended.lastHash()).isEqualTo(journal.lastHash());
    }
    String json =
        "{\"seq\":1,\"at\":\"2026-11-23T08:09:10.011Z\",\"day\":\"2026-11-23\",\"site\":\"S001\","
            + "\"till\":\"1\",\"by\":\"7\",\"type\":\"drawer.opened\",\"v\":1,"
            + "\"data\":{\"why\":\"找零\"}}";
    String file = Files.readString(data.resolve("journal/000000000001.jsonl"));
    assertThat(file.substring(65, file.indexOf('\n'))).isEqualTo(json);
    assertThat(file.substring(file.indexOf('\n') + 1).chars()).containsOnly(0);
  }

  @Test
  void countsOnOverSegmentsAndRestarts() throws IOException {
    try (Journal journal = open()) {
      journal.append(sale(MONDAY, 3));
      assertThat(journal.append(sale(TUESDAY, 2)).firstSeq()).isEqualTo(4);
    }
    try (Journal journal = open()) {
      Appended appended = journal.append(sale(TUESDAY, 1));
      assertThat(appended.firstSeq()).isEqualTo(6);
      assertThat(journal.verifyAll().good()).isTrue();
    }
    assertThat(segments()).containsExactly("000000000001.jsonl", "000000000004.jsonl");
  }

  @Test
  void trimsTheSegmentOfADayThatIsOver() throws IOException {
    try (Journal journal = open()) {
      journal.append(sale(MONDAY, 1));
      journal.append(sale(TUESDAY, 1));
    }
    assertThat(Files.readString(data.resolve("journal/000000000001.jsonl"))).endsWith("}}\n");
  }

  @Test
  void signsTheLastHashOfAClosedDayAndBeginsAFreshSegment() throws IOException {
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.closeDay(MONDAY, "7", 1, bytes("{}")))
          .isInstanceOf(IllegalStateException.class);
      journal.start(MONDAY, BOOT, bytes("{\"version\":\"1\"}"));
      Appended before = journal.append(sale(MONDAY, 2));
      journal.closeDay(MONDAY, "7", 1, bytes("{\"sales\":1}"));
      Appended after = journal.append(sale(MONDAY, 1));
      assertThat(read(journal, 4).getFirst().data())
          .startsWith("{\"seal\":{\"over\":\"" + before.lastHash() + "\",\"signature\":\"")
          .endsWith(",\"sales\":1}");
      assertThat(segments()).hasSize(2).contains("%012d.jsonl".formatted(after.firstSeq()));
      JournalVerifier.Report report = journal.verifyAll();
      assertThat(report.good()).isTrue();
      assertThat(report.seals()).isEqualTo(1);
    }
  }

  @Test
  void findsASealByAKeyThatTheJournalNeverAnnounced() throws IOException {
    try (Journal journal = open()) {
      journal.start(MONDAY, BOOT, bytes("{}"));
      DaySeal other = DaySeal.create();
      byte[] hash = java.util.HexFormat.of().parseHex(journal.lastHash());
      String seal =
          "{\"seal\":{\"over\":\"%s\",\"signature\":\"%s\",\"publicKey\":\"%s\"}}"
              .formatted(journal.lastHash(), other.sign(hash), other.publicKey());
      journal.append(List.of(Entry.of(MONDAY, "7", Journal.DAY_CLOSED, 1, seal)));
      JournalBroken broken = journal.verifyAll().broken().orElseThrow();
      assertThat(broken.reason()).isEqualTo(JournalBroken.Reason.SIGNATURE);
      assertThat(broken.line()).isEqualTo(2);
    }
  }

  @Test
  void keepsTheSameKeyOverRestartsReadableByItsOwnerAlone() throws IOException {
    Path keys = data.resolve("keys");
    String first = DaySeal.openOrCreate(keys).publicKey();
    assertThat(DaySeal.openOrCreate(keys).publicKey()).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(keys.resolve("journal-private.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void refusesASecondProgramOnTheFolderWithASentence() throws IOException {
    try (Journal first = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalLocked.class)
          .hasMessageContaining("already running")
          .hasMessageContaining(data.toString());
      first.append(sale(MONDAY, 1));
    }
    open().close();
  }

  @Test
  void readsFromAnySeqAndSeesWhatIsAppendedLater() throws IOException {
    try (Journal journal = open();
        JournalReader reader = journal.read(3)) {
      assertThat(reader.next()).isNull();
      journal.append(sale(MONDAY, 2));
      assertThat(reader.next()).isNull();
      journal.append(sale(MONDAY, 2));
      journal.append(sale(TUESDAY, 1));
      JournalLine third = reader.next();
      assertThat(third.seq()).isEqualTo(3);
      assertThat(third.day()).isEqualTo(MONDAY);
      assertThat(third.by()).isEqualTo("7");
      assertThat(third.site()).isEqualTo("S001");
      assertThat(third.till()).isEqualTo("1");
      assertThat(third.type()).isEqualTo("sale.completed");
      assertThat(third.version()).isEqualTo(2);
      assertThat(third.at()).isEqualTo(CLOCK.instant());
      assertThat(third.data()).isEqualTo("{\"n\":0,\"minor\":4210}");
      assertThat(third.part()).isEqualTo(1);
      assertThat(third.parts()).isEqualTo(2);
      assertThat(reader.next().part()).isEqualTo(2);
      JournalLine fifth = reader.next();
      assertThat(fifth.day()).isEqualTo(TUESDAY);
      assertThat(fifth.parts()).isEqualTo(1);
      assertThat(fifth.hash()).isEqualTo(journal.lastHash());
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void copiesLinesAsTheyStandAndTellsWhereDecisionsEnd() throws IOException {
    try (Journal journal = open()) {
      journal.append(sale(MONDAY, 2));
      journal.append(sale(TUESDAY, 1));
      ByteArrayOutputStream wanted = new ByteArrayOutputStream();
      try (JournalReader reader = journal.read(1)) {
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
          wanted.writeBytes(line.bytes());
          wanted.write('\n');
        }
      }
      ByteArrayOutputStream copied = new ByteArrayOutputStream();
      List<Boolean> inside = new ArrayList<>();
      try (JournalReader reader = journal.read(1)) {
        while (reader.copyNext(copied)) {
          inside.add(reader.insideDecision());
        }
        assertThat(reader.hash()).isEqualTo(journal.lastHash());
      }
      assertThat(inside).containsExactly(true, false, false);
      assertThat(copied.toByteArray()).isEqualTo(wanted.toByteArray());
    }
  }

  @Test
  void aReaderOnAnotherThreadSeesEveryLineOnceWhileTheTillWrites() throws Exception {
    int decisions = 400;
    try (Journal journal = open()) {
      List<Long> seen = Collections.synchronizedList(new ArrayList<>());
      List<Exception> trouble = Collections.synchronizedList(new ArrayList<>());
      Thread follower =
          new Thread(
              () -> {
                try (JournalReader reader = journal.read(1)) {
                  while (seen.size() < 2 * decisions) {
                    journal.awaitAfter(reader.nextSeq() - 1, Patience.LONGEST);
                    for (JournalLine l = reader.next(); l != null; l = reader.next()) {
                      seen.add(l.seq());
                    }
                  }
                } catch (IOException | InterruptedException | RuntimeException e) {
                  trouble.add(e);
                }
              });
      follower.start();
      for (int i = 0; i < decisions; i++) {
        journal.append(sale(MONDAY.plusDays(i / 100), 2));
      }
      follower.join(Patience.LONGEST_MILLIS);
      assertThat(trouble).isEmpty();
      assertThat(seen).hasSize(2 * decisions).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void refusesWhatIsNoDecisionAndWritesNothing() throws IOException {
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.append(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> journal.append(List.of(sale(MONDAY, 1).get(0), sale(TUESDAY, 1).get(0))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Entry.of(MONDAY, "7", "a.b", 1, "{\n}"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Entry.of(MONDAY, "7\"", "a.b", 1, "{}"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(journal.failed()).isFalse();
      assertThat(journal.append(sale(MONDAY, Journal.MOST_LINES)).lastSeq())
          .isEqualTo(Journal.MOST_LINES);
      assertThatThrownBy(() -> journal.append(sale(MONDAY, Journal.MOST_LINES + 1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takesTheLargestDataAndRefusesOneByteMore() throws IOException {
    String largest = "{\"x\":\"" + "y".repeat(Entry.LARGEST_DATA_BYTES - 8) + "\"}";
    try (Journal journal = open()) {
      Entry entry = Entry.of(MONDAY, "7", "note.added", 1, largest);
      assertThatThrownBy(() -> journal.append(Collections.nCopies(8, entry)))
          .isInstanceOf(IllegalArgumentException.class);
      journal.append(Collections.nCopies(7, entry));
      assertThatThrownBy(() -> Entry.of(MONDAY, "7", "note.added", 1, largest + " "))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (Journal journal = open()) {
      assertThat(journal.lastSeq()).isEqualTo(7);
      assertThat(read(journal, 7).getFirst().dataLength()).isEqualTo(Entry.LARGEST_DATA_BYTES);
    }
  }

  @Test
  void refusesTheJournalOfAnotherTill() throws IOException {
    try (Journal journal = open()) {
      journal.append(sale(MONDAY, 1));
    }
    assertThatThrownBy(() -> Journal.open(data, new Identity("S001", "2"), CLOCK))
        .isInstanceOfSatisfying(
            JournalBroken.class,
            b -> assertThat(b.reason()).isEqualTo(JournalBroken.Reason.OTHER_TILL));
  }

  @Test
  void findsALineByItself() throws IOException {
    String wide = "{\"text\":\"" + "x".repeat(9_000) + "\"}";
    try (Journal journal = open()) {
      for (int i = 0; i < 40; i++) {
        journal.append(sale(MONDAY, 7));
        journal.append(List.of(Entry.of(MONDAY, "7", "sale.noted", 1, wide)));
      }
      journal.append(sale(TUESDAY, 3));
      for (JournalLine line : read(journal, 1)) {
        assertThat(only(journal, line.seq())).isNotNull().hasToString(line.toString());
      }
      assertThat(only(journal, journal.lastSeq() + 1)).isNull();
    }
  }

  private static JournalLine only(Journal journal, long seq) throws IOException {
    try (JournalReader reader = journal.read(seq)) {
      return reader.only();
    }
  }

  static List<Entry> sale(LocalDate day, int lines) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String json = "{\"n\":" + i + ",\"minor\":4210}";
      entries.add(Entry.of(day, "7", "sale.completed", 2, json));
    }
    return entries;
  }

  static List<JournalLine> read(Journal journal, long from) throws IOException {
    List<JournalLine> lines = new ArrayList<>();
    try (JournalReader reader = journal.read(from)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private Journal open() throws IOException {
    return Journal.open(
        data,
        new LocalDisk(),
        JournalSettings.small(),
        TILL,
        () -> DaySeal.openOrCreate(data.resolve("keys")),
        CLOCK);
  }

  private List<String> segments() throws IOException {
    return new LocalDisk().list(data.resolve("journal"));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
