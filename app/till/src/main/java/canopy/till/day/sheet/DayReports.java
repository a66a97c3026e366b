package canopy.till.day.sheet;

import canopy.core.account.DayAccount;
import canopy.core.account.ZReport;
import canopy.core.day.DayEnd;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.event.UnreadableEvent;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import canopy.till.store.query.ClosedDay;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reports of days out of the journal; a day that is not closed is gone on with where it
 * was left. Any thread that may wait for the disk, one at a time.
 */
public final class DayReports {
  private final Journal journal;
  private final Ledger ledger;
  private final String currency;
  private @Nullable DayAccount running;

  public DayReports(Journal journal, String currency) {
    this.journal = journal;
    this.ledger = new Ledger(journal);
    this.currency = currency;
  }

  /**
   * The report of a closed day.
   *
   * @throws IOException if its lines cannot be read, or are not good
   */
  public synchronized DaySheet closed(ClosedDay day) throws IOException {
    DayAccount account =
        new DayAccount(day.number(), day.beforeSeq() + 1, currency, endAt(day.beforeSeq()));
    Chain chain = new Chain();
    read(
        day.beforeSeq() + 1,
        day.seq(),
        line -> {
          account.add(recorded(line));
          chain.add(line);
        });
    ZReport report = account.report();
    return new DaySheet(
        report, new DaySheet.Proof(chain.first, chain.beforeLast, good(report, chain.beforeLast)));
  }

  /** All lines of a closed day. */
  public synchronized List<Recorded> lines(ClosedDay day) throws IOException {
    List<Recorded> lines = new ArrayList<>();
    read(day.beforeSeq() + 1, day.seq(), line -> lines.add(recorded(line)));
    return lines;
  }

  /**
   * The day that is not closed.
   *
   * @param closedAtSeq the line that closed the day before; 0 for the first day
   * @param upToSeq the newest line that the state knows of
   * @param day business date
   * @param end how the day would end now
   */
  public synchronized DaySheet open(long closedAtSeq, long upToSeq, LocalDate day, DayEnd end)
      throws IOException {
    DayAccount account = running;
    if (account == null
        || end.number() != account.number()
        || account.isClosed()
        || account.lastSeq() > upToSeq) {
      account = new DayAccount(end.number(), closedAtSeq + 1, currency, endAt(closedAtSeq));
      running = account;
    }
    DayAccount filled = account;
    read(account.lastSeq() + 1, upToSeq, line -> filled.add(recorded(line)));
    return new DaySheet(account.report(day, end), null);
  }

  /** How the day ended that a line closed; null if there is no such line, or it does not say. */
  private @Nullable DayEnd endAt(long seq) throws IOException {
    if (seq == 0) {
      return null;
    }
    List<DayEnd> found = new ArrayList<>();
    read(
        seq,
        seq,
        line -> {
          if (recorded(line).event() instanceof StationEvent.DayClosed closed
              && closed.end() != null) {
            found.add(closed.end());
          }
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Lines of one day, one after the other: their hashes. */
  private static final class Chain {
    String first = "";
    String beforeLast = "";
    private String last = "";

    void add(JournalLine line) {
      if (first.isEmpty()) {
        first = line.hash();
      }
      beforeLast = last;
      last = line.hash();
    }
  }

  private static boolean good(ZReport report, String hash) {
    StationEvent.Seal seal = report.span().seal();
    return seal != null
        && seal.over().equals(hash)
        && DaySeal.verifies(seal.publicKey(), HexFormat.of().parseHex(hash), seal.signature());
  }

  private Recorded recorded(JournalLine line) {
    try {
      return ledger.recorded(line);
    } catch (UnreadableEvent e) {
      throw new IllegalStateException("line " + line.seq() + " is of a newer program", e);
    }
  }

  private void read(long from, long to, Consumer<JournalLine> each) throws IOException {
    if (from > to) {
      return;
    }
    try (JournalReader reader = journal.read(from)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        each.accept(line);
        if (line.seq() == to) {
          return;
        }
      }
      throw new IOException("the journal ends before line " + to);
    } catch (JournalBroken | IllegalStateException e) {
      throw new IOException("the lines of the day cannot be read", e);
    }
  }
}
