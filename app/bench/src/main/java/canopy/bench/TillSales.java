package canopy.bench;

import canopy.core.catalogue.Article;
import canopy.core.event.Recorded;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Our own till: the whole program with journal, rules and the database behind it. Articles go to it
 * as a scanner sends them, one after another; it answers each when it is on the disk.
 */
final class TillSales implements SaleStore {
  private final TillProgram till;

  TillSales(Path root) throws Exception {
    till =
        TillProgram.start(
            root,
            Views.none(),
            (text, widthDots, heightDots, bold) -> {
              throw new IllegalStateException("nothing is printed here");
            },
            Clock.systemUTC());
    Station.signIn(till);
  }

  List<Article> articles() {
    return till.master().catalogue().articles();
  }

  @Override
  public String name() {
    return "Canopy: journal forced, H2 behind it";
  }

  @Override
  public boolean durable() {
    return true;
  }

  @Override
  public void sell(List<Article> articles) throws Exception {
    List<CompletableFuture<Outcome>> scans = new ArrayList<>();
    for (Article article : articles) {
      scans.add(Station.scans(till, article));
    }
    for (CompletableFuture<Outcome> scan : scans) {
      Station.done(scan);
    }
    Station.pay(till);
  }

  /** The same till, with somebody who scans only when the article before is on the disk. */
  SaleStore waiting() {
    return new SaleStore() {
      @Override
      public String name() {
        return "the same, each scan waits for the one before";
      }

      @Override
      public boolean durable() {
        return true;
      }

      @Override
      public void sell(List<Article> articles) throws Exception {
        for (Article article : articles) {
          Station.scan(till, article);
        }
        Station.pay(till);
      }

      @Override
      public void settle() throws Exception {
        TillSales.this.settle();
      }

      @Override
      public void close() {
        // Closed with the other.
      }
    };
  }

  @Override
  public void settle() throws Exception {
    Station.forgetReceipt(till);
  }

  /** How many bytes each decision of a sale appends to the journal. */
  int[] bytesPerDecision(List<Article> articles) throws Exception {
    List<Outcome.Done> decisions = new ArrayList<>();
    for (Article article : articles) {
      decisions.add(Station.scan(till, article));
    }
    decisions.add(Station.pay(till));
    settle();
    int[] bytes = new int[decisions.size()];
    for (int i = 0; i < bytes.length; i++) {
      List<Recorded> events = decisions.get(i).events();
      try (JournalReader reader = till.journal().read(events.getFirst().seq())) {
        for (JournalLine line = reader.next();
            line != null && line.seq() <= events.getLast().seq();
            line = reader.next()) {
          bytes[i] += line.bytes().length + 1;
        }
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    till.close();
  }
}
