package canopy.till.demo;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.SaleCommand;
import canopy.core.fuel.Fill;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The journal of a till that has sold before: goods, fills, both together, refunds, held sales,
 * receipts, days closed, all decided by the real rules and written by the real journal. One thread.
 */
public final class PastSales implements AutoCloseable {
  private static final int LEAST_SECONDS_BETWEEN = 20;
  private static final int RECENT = 50;
  private static final int PUMPS = 8;
  private static final long MILLILITRES_PER_LITRE = 1_000;
  private static final long TENTHS_PER_MINOR = 10;

  private final Pace pace;
  private final SplittableRandom random;
  private final String currency;
  private final List<Article> articles;
  private final List<FuelGrade> grades;
  private final PastTill till;
  private final List<CompletedSale> recent = new ArrayList<>();
  private int completed;
  private int closedDays;
  private long fills;

  /**
   * How a till sells.
   *
   * @param first when its first day begins
   * @param salesPerDay after so many the day is closed
   * @param mostSecondsBetween two sales; at least 20
   * @param night until the next day begins
   * @param seed of the chance that decides what is sold
   */
  public record Pace(
      Instant first, int salesPerDay, int mostSecondsBetween, Duration night, long seed) {}

  /**
   * Begins a new journal.
   *
   * @param folder has the keys, and gets the journal
   * @param disk may be one that forces nothing, if only speed matters
   */
  public PastSales(DataFolder folder, Master master, JournalDisk disk, Pace pace)
      throws IOException {
    this.pace = pace;
    this.random = new SplittableRandom(pace.seed());
    this.currency = master.config().paying().currency();
    articles = master.catalogue().articles().stream().filter(PastSales::isSimple).toList();
    grades = master.catalogue().grades();
    till = new PastTill(folder, master, disk, pace.first());
    till.does(new OperatorCommand.SignIn(PastTill.CASHIER));
  }

  /** Whether an article is sold by the piece and to everybody. */
  private static boolean isSimple(Article article) {
    return article.active()
        && article.unit() == Quantity.Unit.PIECE
        && article.minimumAgeYears() == 0
        && !article.codes().isEmpty();
  }

  /** Sells; returns how many events there are now. */
  public long sell(int sales) {
    while (completed < sales) {
      till.moveTo(
          till.now()
              .plusSeconds(
                  LEAST_SECONDS_BETWEEN
                      + random.nextInt(pace.mostSecondsBetween() - LEAST_SECONDS_BETWEEN)));
      int chance = random.nextInt(100);
      if (chance < 55) {
        goods(1 + random.nextInt(6));
        pay();
      } else if (chance < 96) {
        fuel();
      } else if (chance < 98) {
        refund();
      } else {
        held();
      }
      if (completed / pace.salesPerDay() > closedDays) {
        closedDays++;
        till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
        till.moveTo(till.now().plus(pace.night()));
      }
    }
    return till.journal().lastSeq();
  }

  private void goods(int lines) {
    for (int i = 0; i < lines; i++) {
      Article article = articles.get(random.nextInt(articles.size()));
      Quantity quantity = Quantity.pieces(1 + random.nextInt(3));
      till.does(
          new SaleCommand.AddArticle(article.id(), article.codes().getFirst(), quantity, null));
    }
  }

  private void fuel() {
    fills++;
    int pump = 1 + random.nextInt(PUMPS);
    FuelGrade grade = grades.get(random.nextInt(grades.size()));
    UnitPrice price = grade.price();
    long amount = random.nextLong(5_000, 50_000);
    Fill fill =
        new Fill(
            "c1-" + pump + "-" + fills + "-" + till.now(),
            pump,
            1,
            grade.id(),
            fills % 10_000,
            new Volume(amount * MILLILITRES_PER_LITRE * TENTHS_PER_MINOR / price.tenthsOfMinor()),
            Money.of(amount, currency),
            price,
            till.now(),
            false);
    till.fills(fill);
    if (random.nextInt(3) == 0) {
      goods(1 + random.nextInt(2));
    }
    pay();
  }

  /** One line of an earlier sale comes back; each sale is taken back from once. */
  private void refund() {
    for (CompletedSale sale : recent) {
      for (Line line : sale.lines()) {
        if (line instanceof Line.Goods) {
          recent.remove(sale);
          Original original = new Original(sale, Map.of(), 0, till.state().seq());
          till.approved(Right.REFUND, new SaleCommand.ReturnUnits(original, line.no(), 1));
          pay();
          return;
        }
      }
    }
  }

  /** Somebody has forgotten his purse; the next customer is served meanwhile. */
  private void held() {
    goods(2);
    String id = till.open().id();
    till.does(new SaleCommand.Hold("blue car"));
    goods(1);
    pay();
    till.does(new SaleCommand.Recall(id));
    pay();
  }

  private void pay() {
    String kind = random.nextInt(4) == 0 && !till.due().isNegative() ? "card" : "cash";
    till.pay(kind, kind.equals("card") ? "slip " + completed : "");
    CompletedSale last = till.state().basket().last();
    if (last != null && last.kind() == Sale.Kind.SALE) {
      recent.add(last);
      if (recent.size() > RECENT) {
        recent.removeFirst();
      }
    }
    completed++;
  }

  /** What was written. */
  public Journal journal() {
    return till.journal();
  }

  @Override
  public void close() throws IOException {
    till.close();
  }
}
