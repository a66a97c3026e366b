package canopy.till.stock;

import canopy.core.stock.Delivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockSetup;
import canopy.core.stock.Tank;
import canopy.core.stock.TankDay;
import canopy.core.stock.Tanks;
import canopy.core.stock.watch.StockWatch;
import canopy.till.store.query.QueryThread;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/**
 * The wet stock's figures for screens and reports, out of the database. Ask on any thread; answered
 * on the query thread, or failed with {@link StoreUnavailable}.
 */
public final class WetStock {
  private final QueryThread store;
  private final LongConsumer awaitStored;
  private volatile Tanks tanks;
  private volatile StockWatch watch;

  /**
   * What is known of a tank over some days.
   *
   * @param days that were balanced, oldest first
   * @param deliveries with their papers, oldest first
   * @param flags what was found, oldest first
   */
  public record Sheet(List<TankDay> days, List<Delivery> deliveries, List<StockFlag> flags) {
    /** Nothing yet. */
    public static final Sheet EMPTY = new Sheet(List.of(), List.of(), List.of());

    public Sheet {
      days = List.copyOf(days);
      deliveries = List.copyOf(deliveries);
      flags = List.copyOf(flags);
    }
  }

  /**
   * @param awaitStored waits, on the query thread, until the store has the journal's given place
   */
  public WetStock(QueryThread store, LongConsumer awaitStored, StockSetup setup) {
    this.store = store;
    this.awaitStored = awaitStored;
    this.tanks = setup.all();
    this.watch = new StockWatch(setup.limits());
  }

  /** Holds the days from now on against other tanks and limits. Any thread. */
  void setUp(StockSetup next) {
    tanks = next.all();
    watch = new StockWatch(next.limits());
  }

  /**
   * Days, deliveries and findings of a tank, both ends included.
   *
   * @param seq of the journal that must be in it
   */
  public CompletableFuture<Sheet> sheet(int tank, LocalDate from, LocalDate to, long seq) {
    return store.ask(
        reader -> {
          awaitStored.accept(seq);
          return new Sheet(
              reader.tankDays(tank, from, to),
              reader.deliveries(tank, from, to),
              reader.stockFlags(tank, from, to));
        });
  }

  /**
   * Holds all rules against a day of a tank.
   *
   * @param seq of the journal that must be in it
   */
  CompletableFuture<List<StockFlag>> check(Tank tank, LocalDate day, long seq) {
    return store.ask(
        reader -> {
          awaitStored.accept(seq);
          return check(reader, tank, day);
        });
  }

  private List<StockFlag> check(StoreReader reader, Tank tank, LocalDate day)
      throws StoreUnavailable {
    List<TankDay> days = reader.tankDays(tank.number(), day.minusDays(StockWatch.DAYS - 1L), day);
    if (days.isEmpty() || !days.getLast().day().equals(day)) {
      return List.of();
    }
    List<NozzleBalance> nozzles =
        reader.nozzleDays(day, day).stream()
            .filter(
                balance ->
                    tank.equals(
                        tanks.behind(
                            balance.closing().pump(),
                            balance.closing().nozzle(),
                            balance.closing().grade())))
            .toList();
    return watch.check(days, reader.deliveries(tank.number(), day, day), nozzles);
  }
}
