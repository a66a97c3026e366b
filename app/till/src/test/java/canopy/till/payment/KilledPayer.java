package canopy.till.payment;

import canopy.core.command.PaymentCommand;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does one thing about a payment, and at a given step stops breathing and says so, to be killed.
 * Arguments: folder, the simulator's description, the deed, the step, a payment code.
 */
final class KilledPayer {
  private KilledPayer() {}

  public static void main(String[] args) throws Exception {
    Path merchant = Path.of(args[1]);
    Deed deed = Deed.valueOf(args[2]);
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
    try (PayingTill till = new PayingTill(Path.of(args[0]), merchant, step)) {
      deed.happen(till, Phone.of(merchant, deed.customer()), args[4]);
      till.await("settled", till::isSettled);
      till.does(new PaymentCommand.Stop("none")); // Behind the last step, if it stops there.
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
