package canopy.till.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.journal.JournalBroken.Reason;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Torn ends are cut off and reported; damage to anything acknowledged is found and named. */
class JournalDamageTest {
  private static final Path FOLDER = Path.of("data", "journal");
  private static final Path FIRST = FOLDER.resolve("000000000001.jsonl");
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("canopy.till.journal");

  @BeforeAll
  static void hushTheThousandsOfCuts() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOG.setLevel(null);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "1,true", "3,false", "3,true"})
  void cutsATornLastDecisionAtEveryByte(int lines, boolean zerosBehind) throws IOException {
    TestDisk good = new TestDisk();
    Journal journal = JournalFaultTest.open(good);
    journal.append(JournalFaultTest.sale("a", 2));
    journal.append(JournalFaultTest.sale("b", 1));
    int start = dataEnd(good.bytes(FIRST));
    journal.append(JournalFaultTest.sale("last", lines));
    byte[] whole = good.bytes(FIRST);
    int end = dataEnd(whole);

    for (int at = start; at < end; at++) {
      byte[] torn = Arrays.copyOf(whole, at);
      TestDisk disk = new TestDisk();
      disk.put(FIRST, zerosBehind ? Arrays.copyOf(torn, whole.length) : torn);
      Journal again = JournalFaultTest.open(disk);
      assertThat(JournalFaultTest.tokens(again)).containsExactly("a.0", "a.1", "b.0");
      assertThat(again.cuts()).isEqualTo(at == start ? List.of() : List.of(cut(start, at - start)));
      assertThat(again.append(JournalFaultTest.sale("next", 1)).firstSeq()).isEqualTo(4);
      assertThat(again.verifyAll().good()).isTrue();
    }
    TestDisk disk = new TestDisk();
    disk.put(FIRST, whole);
    assertThat(JournalFaultTest.open(disk).lastSeq()).isEqualTo(3 + lines);
  }

  @Test
  void cutsALastDecisionOfWhichAnySectorsAreMissing() throws IOException {
    TestDisk good = new TestDisk();
    Journal journal = JournalFaultTest.open(good);
    journal.append(JournalFaultTest.sale("a", 2));
    int start = dataEnd(good.bytes(FIRST));
    journal.append(JournalFaultTest.sale("last", 4));
    byte[] whole = good.bytes(FIRST);
    int firstSector = start / TestDisk.SECTOR_BYTES;
    int sectors = (dataEnd(whole) - 1) / TestDisk.SECTOR_BYTES + 1 - firstSector;
    assertThat(sectors).isBetween(5, 12);

    for (int there = 0; there < (1 << sectors) - 1; there++) {
      byte[] torn = whole.clone();
      for (int s = 0; s < sectors; s++) {
        if ((there >> s & 1) == 0) {
          lose(torn, firstSector + s, start);
        }
      }
      opensWithoutItsEnd(torn);
    }
  }

  @Test
  void cutsAWriteOfManyLinesOfWhichAnySectorsAreMissing() throws IOException {
    TestDisk good = new TestDisk();
    Journal journal = JournalFaultTest.open(good);
    journal.append(JournalFaultTest.sale("a", 2));
    int start = dataEnd(good.bytes(FIRST));
    journal.append(JournalFaultTest.sale("last", 100));
    byte[] whole = good.bytes(FIRST);
    int end = dataEnd(whole);
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 500; round++) {
      byte[] torn = whole.clone();
      int lost = 1 + random.nextInt(8);
      for (int i = 0; i < lost; i++) {
        lose(torn, random.nextInt(start, end) / TestDisk.SECTOR_BYTES, start);
      }
      opensWithoutItsEnd(torn);
    }
  }

  /** A sector that never came to the disk; what was there before {@code start} stays. */
  private static void lose(byte[] written, int sector, int start) {
    int from = sector * TestDisk.SECTOR_BYTES;
    int to = Math.min(written.length, from + TestDisk.SECTOR_BYTES);
    Arrays.fill(written, Math.max(start, from), to, (byte) 0);
  }

  private static void opensWithoutItsEnd(byte[] torn) throws IOException {
    TestDisk disk = new TestDisk();
    disk.put(FIRST, torn);
    Journal again = JournalFaultTest.open(disk);
    assertThat(JournalFaultTest.tokens(again)).containsExactly("a.0", "a.1");
    again.append(JournalFaultTest.sale("next", 2));
    assertThat(again.verifyAll().good()).isTrue();
  }

  @Test
  void doesNotTakeAMissingSectorAmongAcknowledgedLinesForATornEnd() throws IOException {
    TestDisk good = new TestDisk();
    Journal journal = JournalFaultTest.open(good);
    for (int i = 0; i < 6; i++) {
      journal.append(JournalFaultTest.sale("n" + i, 3));
    }
    byte[] whole = good.bytes(FIRST);
    int lastWrite = indexOfLine(whole, 16);
    for (int from = 0; from + 512 <= lastWrite; from += 512) {
      byte[] holed = whole.clone();
      Arrays.fill(holed, from, from + 512, (byte) 0);
      TestDisk disk = new TestDisk();
      disk.put(FIRST, holed);
      assertThatThrownBy(() -> JournalFaultTest.open(disk)).isInstanceOf(JournalBroken.class);
    }
  }

  /** 0 stands for setting the byte to zero. */
  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x20, 0})
  void findsAFlippedByteAnywhereAndNamesSegmentAndLine(int flip) throws IOException {
    TestDisk good = threeDays();
    List<String> all = JournalFaultTest.tokens(JournalFaultTest.open(good.copy()));
    for (Path segment : segments(good)) {
      byte[] whole = good.bytes(segment);
      int end = dataEnd(whole);
      boolean newest = segment.equals(segments(good).getLast());
      for (int at = 0; at < end; at++) {
        if (newest && flip == 0 && at == end - 1) {
          continue; // Nothing differs from a write torn at its last byte.
        }
        byte[] flipped = whole.clone();
        flipped[at] = flip == 0 ? 0 : (byte) (flipped[at] ^ flip);
        TestDisk disk = good.copy();
        disk.put(segment, flipped);

        JournalBroken broken = JournalVerifier.verify(disk, FOLDER).broken().orElseThrow();
        assertThat(broken.segment()).isEqualTo(segment.getFileName().toString());
        assertThat(broken.line()).isEqualTo(lineOf(whole, at));
        assertThat(broken.offsetBytes()).isEqualTo(startOfLine(whole, at));
        assertThat(broken).hasMessageContaining(broken.segment() + ", line " + broken.line());
        assertThat(foundOnOpeningOrReading(disk)).as("byte %d of %s", at, segment).isTrue();
        if (newest) {
          assertThatThrownBy(() -> JournalFaultTest.open(disk)).isInstanceOf(JournalBroken.class);
        }
      }
    }
    assertThat(all).isNotEmpty();
  }

  @Test
  void losesNothingWhenAByteFlipsInTheSpaceWrittenAhead() throws IOException {
    TestDisk good = threeDays();
    Path newest = segments(good).getLast();
    byte[] whole = good.bytes(newest);
    List<String> all = JournalFaultTest.tokens(JournalFaultTest.open(good.copy()));
    for (int at = dataEnd(whole); at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] = '7';
      TestDisk disk = good.copy();
      disk.put(newest, flipped);
      try (Journal journal = JournalFaultTest.open(disk)) {
        assertThat(JournalFaultTest.tokens(journal)).isEqualTo(all);
        assertThat(journal.cuts()).hasSize(1);
      } catch (JournalBroken reported) {
        assertThat(reported.reason()).isEqualTo(Reason.HOLE);
      }
    }
  }

  @Test
  void findsAMissingSegment() throws IOException {
    TestDisk good = threeDays();
    List<Path> segments = segments(good);
    for (int i = 0; i < 2; i++) {
      TestDisk disk = good.copy();
      disk.remove(segments.get(i));
      String next = segments.get(i + 1).getFileName().toString();
      assertThatThrownBy(() -> JournalFaultTest.open(disk))
          .isInstanceOfSatisfying(
              JournalBroken.class,
              b -> {
                assertThat(b.reason()).isEqualTo(Reason.MISSING_SEGMENT);
                assertThat(b.segment()).isEqualTo(next);
              });
      JournalBroken broken = JournalVerifier.verify(disk, FOLDER).broken().orElseThrow();
      assertThat(broken.reason()).isEqualTo(Reason.MISSING_SEGMENT);
      assertThat(broken.segment()).isEqualTo(next);
    }
  }

  @Test
  void findsLinesTakenOutOrExchanged() throws IOException {
    TestDisk good = new TestDisk();
    Journal journal = JournalFaultTest.open(good);
    for (int i = 0; i < 4; i++) {
      journal.append(JournalFaultTest.sale("n" + i, 1));
    }
    byte[] whole = good.bytes(FIRST);
    int second = indexOfLine(whole, 2);
    int third = indexOfLine(whole, 3);
    byte[] without = new byte[whole.length];
    System.arraycopy(whole, 0, without, 0, second);
    System.arraycopy(whole, third, without, second, whole.length - third);
    TestDisk disk = new TestDisk();
    disk.put(FIRST, without);
    assertThatThrownBy(() -> JournalFaultTest.open(disk))
        .isInstanceOfSatisfying(
            JournalBroken.class,
            b -> {
              assertThat(b.reason()).isEqualTo(Reason.SEQUENCE);
              assertThat(b.line()).isEqualTo(2);
            });
  }

  private static TestDisk threeDays() throws IOException {
    TestDisk disk = new TestDisk();
    Journal journal = JournalFaultTest.open(disk);
    journal.start(JournalTest.MONDAY, new UUID(1, 1), new byte[] {'{', '}'});
    journal.append(JournalTest.sale(JournalTest.MONDAY, 2));
    journal.closeDay(JournalTest.MONDAY, "7", 1, new byte[] {'{', '}'});
    journal.append(JournalFaultTest.sale("tuesday", 1));
    journal.append(JournalTest.sale(JournalTest.TUESDAY, 2));
    journal.append(JournalTest.sale(JournalTest.TUESDAY, 1));
    journal.close();
    return disk;
  }

  private static boolean foundOnOpeningOrReading(TestDisk disk) throws IOException {
    try (Journal journal = JournalFaultTest.open(disk)) {
      JournalTest.read(journal, 1);
      return false;
    } catch (JournalBroken found) {
      return true;
    }
  }

  private static List<Path> segments(TestDisk disk) {
    return disk.paths().stream().filter(p -> p.startsWith(FOLDER)).toList();
  }

  private static Journal.Cut cut(long from, long bytes) {
    return new Journal.Cut(FIRST.getFileName().toString(), from, bytes);
  }

  private static int dataEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static long lineOf(byte[] bytes, int at) {
    long line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static long startOfLine(byte[] bytes, int at) {
    return indexOfLine(bytes, lineOf(bytes, at));
  }

  private static int indexOfLine(byte[] bytes, long line) {
    int start = 0;
    for (long l = 1; l < line; l++) {
      while (bytes[start] != '\n') {
        start++;
      }
      start++;
    }
    return start;
  }
}
