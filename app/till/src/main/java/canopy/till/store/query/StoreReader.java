package canopy.till.store.query;

import canopy.core.bill.BillDay;
import canopy.core.command.Original;
import canopy.core.event.Json;
import canopy.core.event.ShiftEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.stock.Delivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankDay;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store. Every method blocks, reads one consistent moment, and may be called on any thread
 * but the till's and the screen's. Do not interrupt a thread that is asking: that closes the
 * database's file.
 */
public final class StoreReader {
  /** Most rows of one page. */
  public static final int LONGEST_PAGE = 500;

  /** Before the newest: where the first page begins. */
  public static final long NEWEST = Long.MAX_VALUE;

  private final Connections connections;
  private final ReceiptQueries receipts;
  private final DayQueries days;
  private final BillQueries bills;
  private final StockQueries stock;

  /** Gives connections that may only read. */
  public interface Connections {
    /** The caller closes it. */
    Connection take() throws StoreUnavailable;
  }

  /** Where whole sales are: the tables have what is looked for, the journal has the rest. */
  public interface Sales {
    /** The sale whose event has this place. */
    CompletedSale at(long seq) throws IOException;
  }

  /**
   * What a paper about a shift is made from.
   *
   * @param approvedBy the second person who said yes to it; null if none was needed
   */
  public record ShiftDocument(ShiftEvent event, @Nullable String approvedBy) {}

  public StoreReader(Connections connections, Sales sales) {
    this.connections = connections;
    var mapper = Json.mapper();
    this.receipts = new ReceiptQueries(mapper, sales);
    this.days = new DayQueries(mapper);
    this.bills = new BillQueries(mapper);
    this.stock = new StockQueries(mapper);
  }

  /** A completed sale with what was returned of it and copied since, for a refund or a copy. */
  public Optional<Original> original(String saleId) throws StoreUnavailable {
    return ask(connection -> receipts.original(connection, saleId));
  }

  /**
   * Receipts, newest first.
   *
   * @param beforeSeq {@link #NEWEST}, or {@link ReceiptPage#nextBefore} of the page before
   * @param limit 1 to {@link #LONGEST_PAGE}
   */
  public ReceiptPage receipts(ReceiptFilter filter, long beforeSeq, int limit)
      throws StoreUnavailable {
    checkLimit(limit);
    return ask(connection -> receipts.page(connection, filter, beforeSeq, limit));
  }

  /** Sales of an amount that were completed at most a day before or after, the nearest first. */
  public List<ReceiptPage.Row> salesNear(long amountMinor, Instant at) throws StoreUnavailable {
    return NearSales.of(this::receipts, amountMinor, at);
  }

  /** The audit list, newest first; parameters as for receipts. */
  public AuditPage audit(AuditFilter filter, long beforeSeq, int limit) throws StoreUnavailable {
    checkLimit(limit);
    return ask(connection -> AuditQueries.page(connection, filter, beforeSeq, limit));
  }

  /** What a fill's form says that was not paid in a sale. */
  public Optional<UnpaidFill> writtenOff(String fillKey) throws StoreUnavailable {
    return ask(connection -> receipts.writtenOff(connection, fillKey));
  }

  /** What happened to a shift, by its {@link ShiftEvent#subject}; the newest of that name. */
  public Optional<ShiftDocument> shiftDocument(String subject) throws StoreUnavailable {
    return ask(connection -> receipts.shiftDocument(connection, subject));
  }

  /** A business day added up from the tables; to the cent what the till's own fold says. */
  public DayTotals dayTotals(LocalDate day, String currency) throws StoreUnavailable {
    return ask(connection -> DayQueries.totals(connection, day, currency));
  }

  /**
   * Closed days, newest first.
   *
   * @param limit 1 to {@link #LONGEST_PAGE}
   */
  public List<ClosedDay> closedDays(int limit) throws StoreUnavailable {
    checkLimit(limit);
    return ask(connection -> days.closedDays(connection, null, limit));
  }

  /** A closed day; empty if it is not closed. */
  public Optional<ClosedDay> closedDay(LocalDate day) throws StoreUnavailable {
    return ask(connection -> days.closedDays(connection, day, 1).stream().findFirst());
  }

  /** How many copies of a day's report were printed. */
  public int dayCopies(LocalDate day) throws StoreUnavailable {
    return ask(connection -> DayQueries.copies(connection, day));
  }

  /**
   * What our books say of a channel's day, for the comparison with its bill.
   *
   * @param also order numbers that are wanted whenever they were: payments on trust
   */
  public BillFacts billFacts(String channel, BillDay day, Set<String> also)
      throws StoreUnavailable {
    return ask(connection -> bills.facts(connection, channel, day, also));
  }

  /** The newest comparison of a bill; empty if it was never compared. */
  public Optional<StoredBill> bill(String channel, LocalDate day) throws StoreUnavailable {
    return ask(connection -> bills.stored(connection, channel, day));
  }

  /** A tank's business days that were balanced, oldest first, both ends included. */
  public List<TankDay> tankDays(int tank, LocalDate from, LocalDate to) throws StoreUnavailable {
    return ask(connection -> stock.days(connection, tank, from, to));
  }

  /** Every nozzle's balances of those days, oldest first. */
  public List<NozzleBalance> nozzleDays(LocalDate from, LocalDate to) throws StoreUnavailable {
    return ask(connection -> stock.nozzles(connection, from, to));
  }

  /** Deliveries into a tank on those business days, oldest first. */
  public List<Delivery> deliveries(int tank, LocalDate from, LocalDate to) throws StoreUnavailable {
    return ask(connection -> stock.deliveries(connection, tank, from, to));
  }

  /** What was found in a tank's stock on those business days, oldest first. */
  public List<StockFlag> stockFlags(int tank, LocalDate from, LocalDate to)
      throws StoreUnavailable {
    return ask(connection -> stock.flags(connection, tank, from, to));
  }

  /** A question to one connection. */
  private interface Question<T> {
    T ask(Connection connection) throws SQLException, IOException;
  }

  private <T> T ask(Question<T> question) throws StoreUnavailable {
    try (Connection connection = connections.take()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return question.ask(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("the database does not answer", e);
    } catch (IOException e) {
      throw new StoreUnavailable("what is stored cannot be read", e);
    }
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LONGEST_PAGE + " rows");
    }
  }
}
