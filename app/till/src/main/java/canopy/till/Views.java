package canopy.till;

import canopy.till.fuel.PumpBoard;
import canopy.till.launch.progress.StartProgress;
import canopy.till.loop.TillSnapshot;
import canopy.till.receipt.PrinterView;
import canopy.till.store.StoreStatus;
import java.util.function.Consumer;

/**
 * Where the program's news goes. Each is called on the thread that has the news and must return at
 * once; screens put a coalescing slot in between.
 *
 * @param start how far the start is, before anything else is called
 */
public record Views(
    Consumer<StartProgress> start,
    Consumer<TillSnapshot> till,
    Consumer<PumpBoard> pumps,
    Consumer<PrinterView> printer,
    Consumer<StoreStatus> store,
    Consumer<String> scans) {
  /** Nobody looks at the start. */
  public Views(
      Consumer<TillSnapshot> till,
      Consumer<PumpBoard> pumps,
      Consumer<PrinterView> printer,
      Consumer<StoreStatus> store,
      Consumer<String> scans) {
    this(start -> {}, till, pumps, printer, store, scans);
  }

  /** Nobody looks. */
  public static Views none() {
    return new Views(till -> {}, pumps -> {}, printer -> {}, store -> {}, code -> {});
  }
}
