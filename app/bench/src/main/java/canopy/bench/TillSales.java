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

/** Our own till: the whole program with journal, rules and the database behind it. */
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
    for (Article article : articles) {
      Station.scan(till, article);
    }
    Station.pay(till);
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
