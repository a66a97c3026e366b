package canopy.till.store;

import canopy.till.Patience;
import java.nio.file.Path;
import java.time.Duration;

/** A program that fills a store in small steps and says so, to be killed. */
final class KilledProgram {
  private KilledProgram() {}

  public static void main(String[] args) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(Long.parseLong(args[1]), Integer.parseInt(args[2]), journal::add)
        .sales(Integer.parseInt(args[3]));
    StoreSettings settings =
        new StoreSettings(
            20, 50, 0, Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(10));
    Store store = Store.open(Path.of(args[0]), journal, settings);
    Projector projector = new Projector(store, status -> System.out.println(status.applied()));
    projector.start();
    projector.awaitApplied(Long.MAX_VALUE, Patience.LONGEST);
  }
}
