package canopy.till.store.summary;

import canopy.core.quantity.Money;
import canopy.core.sale.Line;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goods that some events sold, by month. Filled by one thread, then handed over to another. */
public final class ArticleBatch {
  private static final int SUMS = 4;

  private final Map<LocalDate, Map<Article, long[]>> months = new HashMap<>();
  private @Nullable LocalDate day;
  private Map<Article, long[]> month = Map.of();

  /** What tells the rows of a month apart, in the order of the table's key. */
  record Article(String cashier, String department, String article) implements Comparable<Article> {
    private static final Comparator<Article> ORDER =
        Comparator.comparing(Article::cashier)
            .thenComparing(Article::department)
            .thenComparing(Article::article);

    @Override
    public int compareTo(Article other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Adds a line of a finished sale.
   *
   * @param cost null if it is not known
   */
  public void add(
      LocalDate sold, String cashier, Line.Goods goods, Money net, @Nullable Money cost) {
    if (!sold.equals(day)) {
      day = sold;
      month = months.computeIfAbsent(sold.withDayOfMonth(1), first -> new HashMap<>());
    }
    long[] sums =
        month.computeIfAbsent(
            new Article(cashier, goods.department(), goods.articleId()), key -> new long[SUMS]);
    sums[0]++;
    sums[1] = Math.addExact(sums[1], net.minor());
    if (cost != null) {
      sums[2] = Math.addExact(sums[2], net.minor());
      sums[3] = Math.addExact(sums[3], cost.minor());
    }
  }

  public boolean isEmpty() {
    return months.isEmpty();
  }

  /** By the first day of the month: lines, net, the net whose cost is known, that cost. */
  Map<LocalDate, Map<Article, long[]>> months() {
    return months;
  }
}
