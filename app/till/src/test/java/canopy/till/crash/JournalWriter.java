package canopy.till.crash;

import canopy.till.journal.Appended;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Entry;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalFailed;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Journals decisions of one to four lines as fast as it can, and now and then closes a day; prints
 * {@code ACK <first seq> <last seq> <token>} after each. Arguments: folder, run, how many (0: for
 * ever).
 */
final class JournalWriter {
  static final Identity TILL = new Identity("S001", "1");
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 23);
  private static final int DECISIONS_PER_DAY = 60;

  private JournalWriter() {}

  public static void main(String[] args) throws IOException {
    int run = Integer.parseInt(args[1]);
    int limit = Integer.parseInt(args[2]);
    SplittableRandom random = new SplittableRandom(run);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    try (Journal journal = open(Path.of(args[0]))) {
      LocalDate day = FIRST_DAY.plusDays(run);
      journal.start(day, UUID.randomUUID(), "{}".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; limit == 0 || i < limit; i++) {
        if (i % DECISIONS_PER_DAY == DECISIONS_PER_DAY - 1) {
          journal.closeDay(day, "7", 1, "{}".getBytes(StandardCharsets.UTF_8));
        }
        String token = run + "-" + i;
        Appended done = journal.append(decision(day, token, random));
        String ack = "ACK " + done.firstSeq() + " " + done.lastSeq() + " " + token + "\n";
        out.write(ack.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (JournalFailed e) {
      out.write("FAILED\n".getBytes(StandardCharsets.US_ASCII));
      System.exit(3);
    }
  }

  /** Small segments and no ballast, so that many days fit on a small disk. */
  static Journal open(Path dataFolder) throws IOException {
    return Journal.open(
        dataFolder,
        new LocalDisk(),
        new JournalSettings(256 * 1024, 64 * 1024, 0, 0, 0),
        TILL,
        () -> DaySeal.openOrCreate(dataFolder.resolve("keys")),
        Clock.systemUTC());
  }

  private static List<Entry> decision(LocalDate day, String token, SplittableRandom random) {
    int lines = 1 + random.nextInt(4);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String fill = "x".repeat(random.nextInt(600));
      String json = "{\"token\":\"" + token + "\",\"fill\":\"" + fill + "\"}";
      entries.add(Entry.of(day, "7", "sale.completed", 1, json));
    }
    return entries;
  }
}
