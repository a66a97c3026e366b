package canopy.till.fuel;

import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.Money;
import canopy.core.state.FuelBook;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A till in a process of its own that releases whoever calls, and sells prepayments for two pumps
 * as often as it can. Runs until it is killed. Argument: the data folder.
 */
final class KilledTill {
  static final int FIRST_PREPAY_PUMP = 7;
  private static final int LAST_PREPAY_PUMP = 8;

  private KilledTill() {}

  public static void main(String[] args) throws Exception {
    try (FuelTill till = FuelTill.open(Path.of(args[0]))) {
      System.out.println("ACK up");
      while (true) {
        if (till.program().loop().snapshot().open() != null) {
          till.pay(); // Rung up before it was killed.
        }
        for (int pump = FIRST_PREPAY_PUMP; pump <= LAST_PREPAY_PUMP; pump++) {
          step(till, pump);
        }
        long seen = till.program().journal().lastSeq();
        till.await("something happens", () -> till.program().journal().lastSeq() != seen);
      }
    }
  }

  private static void step(FuelTill till, int pump) {
    FuelBook fuel = till.fuel();
    if (fuel.releases().containsKey(pump)) {
      return;
    }
    for (Prepay prepay : fuel.prepaysOf(pump)) {
      if (prepay.state() == Prepay.State.WAITING) {
        till.attempt(new FuelCommand.RetryPrepay(prepay.id(), UUID.randomUUID().toString()));
        return;
      }
    }
    Money money = Money.of(1_500, "CNY");
    till.attempt(new SaleCommand.AddPrepay(pump, new Limit.FullTank(), money));
    if (till.program().loop().snapshot().open() != null) {
      till.pay();
    }
  }
}
