package canopy.bench;

import canopy.core.catalogue.Article;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A durable sale of five articles out of 20,000 and a cash payment: six decisions, each on the disk
 * before it is acknowledged, from the first scan to the acknowledged payment. Rounds of the limit,
 * the till and the peers alternate on the same disk.
 */
final class SaleBench {
  private static final int ARTICLES = 20_000;
  private static final int LINES = 5;

  /** In rounds. A till runs for weeks, and by then its code is compiled; so is the peers'. */
  private static final int WARM_UP_ROUNDS = 16;

  private final SplittableRandom random = new SplittableRandom(7);
  private final int rounds;
  private final int salesPerRound;

  SaleBench(int rounds, int salesPerRound) {
    this.rounds = rounds;
    this.salesPerRound = salesPerRound;
  }

  void run(Path folder) throws Exception {
    Files.createDirectories(folder);
    Path data = folder.resolve("till");
    Station.setUp(data, ARTICLES, 8);
    List<SaleStore> stores = new ArrayList<>();
    TillSales till = new TillSales(data);
    try {
      stores.add(till);
      List<Article> articles = till.articles();
      int[] bytes = till.bytesPerDecision(basket(articles));
      stores.addFirst(new ForcedWrites(folder.resolve("limit"), bytes));
      stores.add(till.waiting());
      stores.add(SqlSales.h2(folder, articles));
      stores.add(SqlSales.h2Forced(folder, articles));
      stores.add(SqlSales.sqlite(folder, articles));
      stores.add(SqlSales.derby(folder, articles));
      measure(stores, articles);
    } finally {
      for (SaleStore store : stores.reversed()) {
        store.close();
      }
    }
  }

  private void measure(List<SaleStore> stores, List<Article> articles) throws Exception {
    List<Stopwatch> times = new ArrayList<>();
    for (int i = 0; i < stores.size(); i++) {
      times.add(new Stopwatch(rounds * salesPerRound));
    }
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      for (SaleStore store : stores) {
        round(store, articles, salesPerRound, new Stopwatch(salesPerRound));
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < stores.size(); i++) {
        round(stores.get(i), articles, salesPerRound, times.get(i));
      }
    }
    double limit = times.getFirst().percentiles().millis(50);
    System.out.println("| what | survives a power cut | p50 | p90 | p99 | p50 to the limit |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < stores.size(); i++) {
      Percentiles sale = times.get(i).percentiles();
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.2f |%n",
          stores.get(i).name(),
          stores.get(i).durable() ? "yes" : "**no**",
          sale.cells(),
          sale.millis(50) / limit);
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d sales of each after %,d to warm up.%n",
        times.getFirst().percentiles().count(),
        WARM_UP_ROUNDS * salesPerRound);
  }

  private void round(SaleStore store, List<Article> articles, int sales, Stopwatch times)
      throws Exception {
    for (int i = 0; i < sales; i++) {
      List<Article> basket = basket(articles);
      long start = System.nanoTime();
      store.sell(basket);
      times.add(System.nanoTime() - start);
      store.settle();
    }
  }

  private List<Article> basket(List<Article> articles) {
    List<Article> basket = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      basket.add(articles.get(random.nextInt(articles.size())));
    }
    return basket;
  }
}
