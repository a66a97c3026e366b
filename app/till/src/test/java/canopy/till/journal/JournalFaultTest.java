package canopy.till.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Every single operation on the disk fails once, in every way, and the till goes on in every way.
 * Whatever was acknowledged, or shown to a program that started later, is there once at the end.
 */
class JournalFaultTest {
  private static final Path DATA = Path.of("data");
  private static final DaySeal SEAL = DaySeal.create();
  private static final byte[] NOTHING = {'{', '}'};
  private static final int SEEDS = Integer.getInteger("canopy.seeds", 2);
  private static final int DECISIONS = 14;

  /** What happens after the journal has failed. */
  private enum Recovery {
    POWER_CUT_AND_START,
    KILL_AND_START,
    RESUME
  }

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("canopy.till.journal");

  @BeforeAll
  static void hushTheThousandsOfFailures() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOG.setLevel(null);
  }

  @ParameterizedTest
  @EnumSource(Recovery.class)
  void losesNothingWhicheverOperationFails(Recovery recovery) throws IOException {
    for (TestDisk.Fault fault : TestDisk.Fault.values()) {
      if (fault == TestDisk.Fault.POWER_CUT && recovery != Recovery.POWER_CUT_AND_START) {
        continue;
      }
      for (int seed = 0; seed < SEEDS; seed++) {
        Station station = new Station(recovery, seed);
        station.run();
        int operations = station.disk.operations();
        assertThat(operations).isGreaterThan(40);
        for (int n = 0; n < operations; n++) {
          Station faulty = new Station(recovery, seed);
          faulty.disk.failAt(n, fault);
          try {
            faulty.run();
          } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(recovery + " " + fault + " seed " + seed + " at " + n, e);
          }
        }
      }
    }
  }

  @Test
  void staysFailedUntilAPersonActsAndNeverForcesAgain() throws IOException {
    TestDisk disk = new TestDisk();
    Journal journal = open(disk);
    journal.append(sale("a", 1));
    disk.failAt(1, TestDisk.Fault.FAILS);
    assertThatThrownBy(() -> journal.append(sale("b", 1))).isInstanceOf(JournalFailed.class);
    int operations = disk.operations();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> journal.append(sale("c", 1))).isInstanceOf(JournalFailed.class);
    }
    assertThat(disk.operations()).isEqualTo(operations);
    assertThat(journal.failed()).isTrue();
    assertThat(journal.lastSeq()).isEqualTo(1);
    assertThat(JournalTest.read(journal, 1)).hasSize(1);

    journal.resumeOnFreshSegment();
    assertThat(journal.append(sale("d", 1)).firstSeq()).isEqualTo(2);
    assertThat(disk.list(DATA.resolve("journal")))
        .containsExactly("000000000001.jsonl", "000000000002.jsonl");
    assertThat(journal.verifyAll().good()).isTrue();
  }

  @Test
  void supersedesWhatAFailedWriteLeftWhereItCannotBeCutOff() throws IOException {
    TestDisk disk = new TestDisk();
    Journal journal = open(disk);
    journal.append(sale("a", 1));
    disk.failAt(1, TestDisk.Fault.FAILS); // the force; the line itself is in the file
    assertThatThrownBy(() -> journal.append(sale("b", 1))).isInstanceOf(JournalFailed.class);
    disk.failAt(1, TestDisk.Fault.FAILS); // the truncation on resuming
    journal.resumeOnFreshSegment();
    journal.append(sale("c", 1));
    assertThat(tokens(journal)).containsExactly("a.0", "c.0");
    assertThat(journal.verifyAll().good()).isTrue();

    disk.killProgram();
    Journal again = open(disk);
    assertThat(tokens(again)).containsExactly("a.0", "c.0");
    assertThat(again.cuts()).hasSize(1);
    assertThat(again.cuts().getFirst().segment()).isEqualTo("000000000001.jsonl");
  }

  @Test
  void writesOnceAndForcesOncePerDecisionBeforeItAcknowledges() throws IOException {
    TestDisk disk = new TestDisk();
    Journal journal = open(disk, JournalSettings.standard());
    journal.append(sale("a", 1));
    for (int i = 0; i < 5; i++) {
      disk.log.clear();
      journal.append(sale("b" + i, 3));
      assertThat(disk.log).hasSize(2);
      assertThat(disk.log.get(0)).startsWith("write 000000000001.jsonl ");
      assertThat(disk.log.get(1)).isEqualTo("force 000000000001.jsonl");
    }
  }

  @Test
  void forcesTheFolderBeforeTheFirstLineOfASegmentIsAcknowledged() throws IOException {
    TestDisk disk = new TestDisk();
    Journal journal = open(disk);
    disk.log.clear();
    journal.append(sale("a", 1));
    assertThat(disk.log.getLast()).isEqualTo("force 000000000001.jsonl");
    assertThat(disk.log.subList(0, disk.log.size() - 2)).contains("force folder");
  }

  @Test
  void stopsOnAFullDiskLosesNothingAndGoesOnWhenThereIsRoom() throws IOException {
    TestDisk disk = new TestDisk();
    Journal journal = open(disk);
    journal.append(sale("first", 1));
    disk.capacity(60_000);
    List<String> acknowledged = new ArrayList<>(List.of("first.0"));
    int i = 0;
    while (!journal.failed()) {
      try {
        journal.append(sale("n" + i, 1));
        acknowledged.add("n" + i + ".0");
      } catch (JournalFailed full) {
        assertThat(full).hasMessageContaining("No space left");
      }
      i++;
    }
    assertThat(acknowledged).hasSizeGreaterThan(20);
    assertThatThrownBy(journal::resumeOnFreshSegment).isInstanceOf(IOException.class);
    assertThat(journal.failed()).isTrue();
    disk.capacity(1_000_000);
    journal.resumeOnFreshSegment();
    journal.append(sale("after", 1));
    acknowledged.add("after.0");
    assertThat(tokens(journal)).isEqualTo(acknowledged);
    disk.crash(new SplittableRandom(1));
    assertThat(tokens(open(disk))).isEqualTo(acknowledged);
  }

  @Test
  void warnsThenStopsSalesAndTheBallastGivesRoomToCloseTheDay() throws IOException {
    TestDisk disk = new TestDisk();
    disk.capacity(10_000_000);
    JournalSettings settings = new JournalSettings(8192, 4096, 1_000_000, 3_000_000, 1_000_000);
    Journal journal = open(disk, settings);
    DiskSpace space = journal.space();
    assertThat(space.state()).isEqualTo(DiskSpace.State.OK);
    disk.capacity(3_500_000);
    assertThat(space.state()).isEqualTo(DiskSpace.State.LOW);
    disk.capacity(1_000_100);
    assertThat(space.state()).isEqualTo(DiskSpace.State.FULL);

    space.releaseBallast();
    assertThat(disk.usableBytes(DATA)).isGreaterThan(1_000_000);
    assertThat(space.state()).isEqualTo(DiskSpace.State.FULL);
    journal.start(JournalTest.MONDAY, new UUID(1, 1), NOTHING);
    journal.closeDay(JournalTest.MONDAY, "7", 1, NOTHING);
    assertThat(space.restoreBallast()).isFalse();

    disk.capacity(10_000_000);
    assertThat(space.restoreBallast()).isTrue();
    assertThat(space.state()).isEqualTo(DiskSpace.State.OK);
  }

  static Journal open(TestDisk disk) throws IOException {
    return open(disk, new JournalSettings(4096, 2048, 0, 0, 0));
  }

  private static Journal open(TestDisk disk, JournalSettings settings) throws IOException {
    return Journal.open(DATA, disk, settings, JournalTest.TILL, () -> SEAL, JournalTest.CLOCK);
  }

  static List<Entry> sale(String token, int lines) {
    return sale(JournalTest.MONDAY, token, lines);
  }

  private static List<Entry> sale(LocalDate day, String token, int lines) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String json =
          "{\"token\":\"" + token + "." + i + "\",\"fill\":\"" + "x".repeat(300 * i + 40) + "\"}";
      entries.add(Entry.of(day, "7", "sale.completed", 1, json));
    }
    return entries;
  }

  static List<String> tokens(Journal journal) throws IOException {
    return JournalTest.read(journal, 1).stream()
        .filter(l -> l.type().equals("sale.completed"))
        .map(l -> l.data().substring(10, l.data().indexOf('"', 10)))
        .toList();
  }

  /** A little history of sales over two days on a disk of its own. */
  private static final class Station {
    private final TestDisk disk = new TestDisk();
    private final Recovery recovery;
    private final SplittableRandom random;
    private final Map<String, Integer> attempted = new LinkedHashMap<>();
    private List<String> mustStay = new ArrayList<>();
    private Journal journal;

    Station(Recovery recovery, int seed) {
      this.recovery = recovery;
      this.random = new SplittableRandom(seed);
    }

    void run() throws IOException {
      for (int i = 0; i < DECISIONS; i++) {
        if (journal == null) {
          start();
        }
        int lines = 1 + random.nextInt(4);
        LocalDate day = i < DECISIONS / 2 ? JournalTest.MONDAY : JournalTest.TUESDAY;
        attempted.put("n" + i, lines);
        try {
          if (i == DECISIONS / 2) {
            journal.closeDay(JournalTest.MONDAY, "7", 1, NOTHING);
          }
          journal.append(sale(day, "n" + i, lines));
          for (int k = 0; k < lines; k++) {
            mustStay.add("n" + i + "." + k);
          }
        } catch (JournalFailed e) {
          recover();
        }
      }
      disk.crash(random);
      start();
      assertThat(journal.verifyAll().broken()).isEmpty();
    }

    private void recover() throws IOException {
      if (recovery == Recovery.RESUME) {
        journal.resumeOnFreshSegment();
        assertThat(tokens(journal)).isEqualTo(mustStay);
        if (journal.lastSeq() == 0) {
          journal.start(JournalTest.MONDAY, new UUID(1, 1), NOTHING);
        }
        return;
      }
      if (recovery == Recovery.POWER_CUT_AND_START) {
        disk.crash(random);
      } else {
        disk.killProgram();
      }
      start();
    }

    /** Starts the program, again if the disk fails meanwhile, and takes what it finds for done. */
    private void start() throws IOException {
      boolean started = false;
      while (!started) {
        try {
          journal = open(disk);
          check(tokens(journal));
          journal.start(JournalTest.MONDAY, new UUID(1, 1), NOTHING);
          started = true;
        } catch (IOException | JournalFailed e) {
          if (recovery == Recovery.POWER_CUT_AND_START) {
            disk.crash(random);
          }
          disk.killProgram();
        }
      }
    }

    /** All that must stay, in order, and of the others either the whole decision or nothing. */
    private void check(List<String> found) {
      List<String> kept = new ArrayList<>(found);
      kept.retainAll(mustStay);
      assertThat(kept).isEqualTo(mustStay);
      assertThat(found).doesNotHaveDuplicates();
      Map<String, Integer> lines = new LinkedHashMap<>();
      found.forEach(t -> lines.merge(t.substring(0, t.indexOf('.')), 1, Integer::sum));
      lines.forEach((token, count) -> assertThat(count).isEqualTo(attempted.get(token)));
      mustStay = new ArrayList<>(found);
    }
  }
}
