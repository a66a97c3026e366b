package canopy.till.payment;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pays, takes back or refunds once, and at a given step stops breathing and says so, to be killed.
 * Arguments: folder, the simulator's description, what to do, the step, a payment code.
 */
final class KilledPayer {
  private static final long LONG_MILLIS = 20_000;

  private KilledPayer() {}

  public static void main(String[] args) throws Exception {
    int last = Integer.parseInt(args[3]);
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    Runnable step =
        () -> {
          if (steps.incrementAndGet() == last) {
            System.out.println("ACK at step " + last);
            waitFor(never);
          }
        };
    // There is nothing to give back before it is paid, however slow the machine.
    long giveUpMillis = args[2].equals("refund") ? LONG_MILLIS : PayingTill.SOON_MILLIS;
    try (PayingTill till = new PayingTill(Path.of(args[0]), Path.of(args[1]), giveUpMillis, step)) {
      switch (args[2]) {
        case "pay" -> till.scans(args[4]);
        case "reverse" -> {
          till.scans(args[4]);
          till.stops();
        }
        case "refund" -> {
          till.scans(args[4]);
          till.await("paid", () -> till.state().basket().open() == null);
          till.paysBack();
        }
        default -> throw new IllegalArgumentException(args[2]);
      }
      till.await("settled", till::isSettled);
      System.out.println("ACK done after " + steps.get());
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
