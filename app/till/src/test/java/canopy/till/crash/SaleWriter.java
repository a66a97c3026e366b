package canopy.till.crash;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.journal.Journal;
import canopy.till.loop.Ledger;
import canopy.till.loop.LoopBook;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.Trouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A till that sells as fast as it can, through the till loop and the journal, and takes up what a
 * crash left open. Prints {@code ACK <sale> <minor units>} after each sale is acknowledged.
 * Arguments: folder, run.
 */
final class SaleWriter {
  private static final String CASHIER = "1001";
  private static final long NOTE_MINOR = 50_000;

  private SaleWriter() {}

  public static void main(String[] args) throws Exception {
    SplittableRandom random = new SplittableRandom(Integer.parseInt(args[1]));
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    try (Journal journal = JournalWriter.open(Path.of(args[0]));
        TillLoop loop = loop(journal)) {
      does(loop, out, new OperatorCommand.SignIn(CASHIER));
      while (true) {
        // Each waits for the disk, or all wait together and share a write.
        boolean together = random.nextBoolean();
        List<CompletableFuture<Outcome>> scans = new ArrayList<>();
        for (int line = 0; line <= random.nextInt(4); line++) {
          scans.add(
              asks(
                  loop,
                  new SaleCommand.AddArticle(
                      "cola", "cola", Quantity.pieces(1 + random.nextInt(3)), null)));
          if (!together) {
            done(out, scans.getLast());
          }
        }
        for (CompletableFuture<Outcome> scan : scans) {
          done(out, scan);
        }
        pay(loop, out, together);
      }
    }
  }

  /** Where it shares its write, the drawer is asked for before it and behind it. */
  private static void pay(TillLoop loop, OutputStream out, boolean together) throws Exception {
    Sale sale = loop.snapshot().open();
    String id = sale.id();
    Command take =
        new TenderCommand.Take(id, sale.tenders().size(), "cash", Money.of(NOTE_MINOR, "CNY"), "");
    Command drawer = new CounterCommand.OpenDrawer("change");
    CompletableFuture<Outcome> before = together ? asks(loop, drawer) : null;
    CompletableFuture<Outcome> paying = asks(loop, take);
    CompletableFuture<Outcome> behind = together ? asks(loop, drawer) : null;
    Outcome.Done paid = done(out, paying);
    long total = paid.after().state().basket().last().totals().total().minor();
    out.write(("ACK " + id + " " + total + "\n").getBytes(StandardCharsets.US_ASCII));
    if (before != null && behind != null) {
      done(out, before);
      done(out, behind);
    }
  }

  private static TillLoop loop(Journal journal) throws Exception {
    Ledger ledger = new Ledger(journal);
    TillLoop loop =
        new TillLoop(
            ledger,
            LoopBook.cola(),
            ledger.replay(TillState.initial("CNY")),
            Clock.systemUTC(),
            (recorded, snapshot) -> {},
            snapshot -> {});
    loop.start(UUID.randomUUID(), "test");
    return loop;
  }

  private static Outcome.Done does(TillLoop loop, OutputStream out, Command command)
      throws Exception {
    return done(out, asks(loop, command));
  }

  private static CompletableFuture<Outcome> asks(TillLoop loop, Command command) {
    return loop.submit(Request.by(CASHIER, command));
  }

  private static Outcome.Done done(OutputStream out, CompletableFuture<Outcome> answer)
      throws Exception {
    Outcome outcome = answer.get();
    if (outcome instanceof Outcome.Stopped stopped && stopped.trouble() == Trouble.JOURNAL_FAILED) {
      failed(out);
    }
    return (Outcome.Done) outcome;
  }

  private static void failed(OutputStream out) throws IOException {
    out.write("FAILED\n".getBytes(StandardCharsets.US_ASCII));
    System.exit(3);
  }
}
