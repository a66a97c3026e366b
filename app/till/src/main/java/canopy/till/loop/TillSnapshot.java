package canopy.till.loop;

import canopy.core.operator.Operator;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.TillState;
import canopy.core.station.Book;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The till at one moment, for screens to show. Immutable; any thread.
 *
 * @param state up to {@code state.seq()}
 * @param totals of the open sale; null if none is open
 * @param book the master data in force
 * @param day the business date
 * @param trouble what the screen must say all the time
 */
public record TillSnapshot(
    TillState state, @Nullable Totals totals, Book book, LocalDate day, Trouble trouble) {
  /** The sale being rung up; null if none. */
  public @Nullable Sale open() {
    return state.basket().open();
  }

  /** Who works at the till; null if nobody does. */
  public @Nullable Operator operator() {
    String id = state.session().operator();
    return id == null ? null : book.operator(id);
  }
}
