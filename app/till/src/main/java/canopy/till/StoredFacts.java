package canopy.till;

import canopy.core.command.Original;
import canopy.core.fuel.Flowed;
import canopy.core.payment.Attempt;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.day.sheet.DayReports;
import canopy.till.day.sheet.DaySheet;
import canopy.till.receipt.FactsUnavailable;
import canopy.till.receipt.Papers;
import canopy.till.store.Projector;
import canopy.till.store.query.ClosedDay;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The facts for papers of older things, from the store. On the print desk's thread, which it holds
 * up for a moment only: receipts of new sales are made there too.
 *
 * @param newest the journal's newest place
 * @param till what is open, which the till itself knows
 * @param days reads the reports of days
 */
record StoredFacts(
    StoreReader reader,
    Projector projector,
    LongSupplier newest,
    Supplier<TillState> till,
    DayReports days)
    implements Papers.Source {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A question to the store. */
  private interface Question<T> {
    Optional<T> ask() throws StoreUnavailable;
  }

  @Override
  public Optional<CompletedSale> sale(String id) throws FactsUnavailable {
    return lasting(() -> reader.original(id).map(Original::sale));
  }

  /** Fuel may flow at any time: what the store knows counts only when it knows all. */
  @Override
  public Map<Integer, Flowed> flowed(String saleId) throws FactsUnavailable {
    return caughtUp(() -> reader.original(saleId).map(Original::flowed)).orElse(Map.of());
  }

  @Override
  public Optional<Papers.UnpaidFill> unpaidFill(String key) throws FactsUnavailable {
    return lasting(
        () ->
            reader
                .writtenOff(key)
                .map(found -> new Papers.UnpaidFill(found.fill(), found.writeOff())));
  }

  @Override
  public Optional<Attempt> payment(String outNo) {
    return Optional.ofNullable(till.get().payments().attempts().get(outNo));
  }

  @Override
  public Optional<Sale> unpaidSale(String id) {
    return Optional.ofNullable(till.get().basket().payable(id));
  }

  @Override
  public Optional<DaySheet> day(LocalDate day) throws FactsUnavailable {
    Optional<ClosedDay> closed = lasting(() -> reader.closedDay(day));
    if (closed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(days.closed(closed.get()));
    } catch (IOException e) {
      throw new FactsUnavailable("the day's lines cannot be read", e);
    }
  }

  @Override
  public Optional<Papers.AboutShift> shift(String subject) throws FactsUnavailable {
    return lasting(
        () ->
            reader
                .shiftDocument(subject)
                .map(found -> new Papers.AboutShift(found.event(), found.approvedBy())));
  }

  /** Something that never changes once it is there, however far behind the store is. */
  private <T> Optional<T> lasting(Question<T> question) throws FactsUnavailable {
    try {
      Optional<T> found = question.ask();
      return found.isPresent() ? found : caughtUp(question);
    } catch (StoreUnavailable e) {
      throw new FactsUnavailable("the store cannot say what to print", e);
    }
  }

  private <T> Optional<T> caughtUp(Question<T> question) throws FactsUnavailable {
    try {
      if (!projector.awaitApplied(newest.getAsLong(), PATIENCE)) {
        throw new FactsUnavailable("the store is behind", null);
      }
      return question.ask();
    } catch (StoreUnavailable e) {
      throw new FactsUnavailable("the store cannot say what to print", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FactsUnavailable("ended while waiting for the store", e);
    }
  }
}
