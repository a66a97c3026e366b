package canopy.till.sync;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Entry;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import canopy.till.loop.Ledger;
import canopy.till.loop.LoopBook;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Decisions that a real till has made: sales by the rules, to be journalled again elsewhere. */
final class SoldLines {
  private static final String CASHIER = "1001";

  private SoldLines() {}

  static Journal journal(Path folder, String till) throws IOException {
    return Journal.open(
        folder,
        new LocalDisk(),
        new JournalSettings(64 * 1024, 64 * 1024, 0, 0, 0),
        new Identity(Office.SITE, till),
        DaySeal::create,
        Clock.systemUTC());
  }

  /** Sells so much. */
  static void sell(Path folder, int sales) throws Exception {
    try (Journal journal = journal(folder, "1")) {
      Ledger ledger = new Ledger(journal);
      try (TillLoop loop =
          new TillLoop(
              ledger,
              LoopBook.cola(),
              ledger.replay(TillState.initial("CNY")),
              Clock.systemUTC(),
              (recorded, snapshot) -> {},
              snapshot -> {})) {
        loop.start(UUID.randomUUID(), "test");
        does(loop, new OperatorCommand.SignIn(CASHIER));
        for (int sold = 0; sold < sales; sold++) {
          does(
              loop,
              new SaleCommand.AddArticle("cola", "cola", Quantity.pieces(1 + sold % 7), null));
          Sale sale = loop.snapshot().open();
          does(loop, new TenderCommand.Take(sale.id(), 0, "cash", Money.of(50_000, "CNY"), ""));
        }
      }
    }
  }

  private static void does(TillLoop loop, Command command) throws Exception {
    Outcome outcome = loop.submit(Request.by(CASHIER, command)).get(60, TimeUnit.SECONDS);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** What was written, decision by decision. */
  static List<List<Entry>> decisions(Path folder) throws IOException {
    List<List<Entry>> decisions = new ArrayList<>();
    List<Entry> open = new ArrayList<>();
    try (Journal journal = journal(folder, "1");
        JournalReader reader = journal.read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        open.add(Entry.of(line.day(), line.by(), line.type(), line.version(), line.data()));
        if (line.part() == line.parts()) {
          decisions.add(List.copyOf(open));
          open.clear();
        }
      }
    }
    return decisions;
  }

  /** All lines that are on the disk. */
  static String lines(Journal journal) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (JournalReader reader = journal.read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        lines.append(line).append('\n');
      }
    }
    return lines.toString();
  }
}
