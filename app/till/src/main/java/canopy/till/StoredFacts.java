package canopy.till;

import canopy.core.command.Original;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.till.receipt.Papers;
import canopy.till.store.Projector;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facts for papers, from the store as soon as it has caught up. On the print desk's thread.
 *
 * @param newest the journal's newest place
 */
record StoredFacts(StoreReader reader, Projector projector, LongSupplier newest, String currency)
    implements Papers.Source {
  private static final Logger LOG = LoggerFactory.getLogger(StoredFacts.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A question to the store. */
  private interface Question<T> {
    Optional<T> ask() throws StoreUnavailable;
  }

  @Override
  public Optional<CompletedSale> sale(String id) {
    return ask(() -> reader.original(id).map(Original::sale));
  }

  @Override
  public Optional<Papers.UnpaidFill> unpaidFill(String key) {
    return ask(
        () ->
            reader
                .writtenOff(key)
                .map(found -> new Papers.UnpaidFill(found.fill(), found.writeOff())));
  }

  @Override
  public Optional<DayTotals> day(LocalDate day) {
    return ask(() -> Optional.of(reader.dayTotals(day, currency)));
  }

  private <T> Optional<T> ask(Question<T> question) {
    try {
      if (!projector.awaitApplied(newest.getAsLong(), PATIENCE)) {
        LOG.error("the store is too far behind to print");
        return Optional.empty();
      }
      return question.ask();
    } catch (StoreUnavailable e) {
      LOG.error("the store cannot say what to print", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
