package canopy.till.sync;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.TillKey;
import canopy.sync.Uploader;
import canopy.till.journal.Appended;
import canopy.till.journal.Entry;
import canopy.till.journal.Journal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A program that journals and sends until it is killed; prints {@code ACK <seq>} after each line.
 * Arguments: folder, till, address, file of the key.
 */
final class SendingTill {
  private static final Uploader.Limits LIMITS =
      new Uploader.Limits(50, 100_000, Duration.ZERO, Duration.ofSeconds(60));
  private static final long BETWEEN_MILLIS = 2;

  private SendingTill() {}

  public static void main(String[] args) throws Exception {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Semaphore never = new Semaphore(0);
    try (Journal journal = SoldLines.journal(Path.of(args[0]), args[1]);
        Sending sending = Sending.start(journal, args[2], Path.of(args[3]))) {
      for (long i = 0; ; i++) {
        Appended done =
            journal.append(
                List.of(
                    Entry.of(LocalDate.now(), "7", "test.done", 1, "{\"i\":" + i + "}"),
                    Entry.of(LocalDate.now(), "7", "test.done", 1, "{\"j\":" + i + "}")));
        sending.uploader().wake();
        out.write(("ACK " + done.lastSeq() + "\n").getBytes(StandardCharsets.US_ASCII));
        if (never.tryAcquire(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    }
  }

  /** An uploader with what belongs to it. */
  record Sending(HeadOfficeLine line, JournalBatches batches, Uploader uploader)
      implements AutoCloseable {
    static Sending start(Journal journal, String address, Path key) throws Exception {
      HeadOfficeLine line =
          new HeadOfficeLine(
              new HeadOfficeAddress(address, null),
              HeadOfficeLine.Times.STANDARD,
              TillKey.parse(Files.readString(key)),
              Clock.systemUTC(),
              new SecureRandom());
      JournalBatches batches = new JournalBatches(journal);
      Uploader uploader =
          new Uploader(
              line,
              batches,
              LIMITS,
              Uploader.Times.of(Clock.systemUTC()),
              new SecureRandom(),
              0,
              status -> {});
      uploader.start();
      return new Sending(line, batches, uploader);
    }

    @Override
    public void close() throws IOException {
      line.close();
      uploader.close();
      batches.close();
    }
  }
}
