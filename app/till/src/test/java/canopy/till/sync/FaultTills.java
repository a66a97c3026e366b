package canopy.till.sync;

import canopy.till.journal.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tills of fault runs in a process of their own, to be killed. Arguments: {@code sell} or {@code
 * send}, a seed, when the fast clock began, the folder, and each till with its port. With {@code
 * sell} it sells until it is killed and says {@code ACK till:seq} after each decision that is on
 * the disk; with {@code send} it ends when head office has everything.
 */
final class FaultTills {
  static final String SELL = "sell";
  static final String SEND = "send";
  static final String SOLD = "sold";

  /** So long at most between two decisions of all tills. */
  private static final int PAUSE_MICROS = 2_000;

  private FaultTills() {}

  public static void main(String[] args) throws Exception {
    Random random = new Random(Long.parseLong(args[1]));
    FastClock clock = new FastClock(Instant.parse(args[2]));
    Path folder = Path.of(args[3]);
    List<List<Entry>> decisions = SoldLines.decisions(folder.resolve(SOLD));
    List<FaultTill.Which> which = new ArrayList<>();
    List<FaultTill> tills = new ArrayList<>();
    for (int at = 4; at < args.length; at++) {
      which.add(FaultTill.Which.parse(args[at], folder));
      tills.add(new FaultTill(which.getLast(), clock, new Random(random.nextLong())));
    }
    Semaphore never = new Semaphore(0);
    while (args[0].equals(SELL)) {
      int at = random.nextInt(tills.size());
      long seq = tills.get(at).sell(decisions);
      System.out.println("ACK " + which.get(at).till() + ":" + seq);
      if (never.tryAcquire(random.nextInt(PAUSE_MICROS), TimeUnit.MICROSECONDS)) {
        return;
      }
    }
    for (FaultTill till : tills) {
      till.awaitAll();
    }
    for (FaultTill till : tills) {
      till.close();
    }
    System.out.println("ACK all");
  }
}
