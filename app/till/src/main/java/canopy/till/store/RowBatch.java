package canopy.till.store;

import canopy.till.store.summary.ArticleBatch;
import canopy.till.store.summary.SummaryBatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of some events in a row. Filled by one thread, then handed over to another. */
final class RowBatch {
  private final Map<Table, List<@Nullable Object[]>> rows = new EnumMap<>(Table.class);
  private final SummaryBatch summaries = new SummaryBatch();
  private final ArticleBatch articles = new ArticleBatch();
  private final long afterSeq;
  private long lastSeq;
  private String lastHash = "";
  private int events;

  /**
   * @param afterSeq the place before the first event
   */
  RowBatch(long afterSeq) {
    this.afterSeq = afterSeq;
    this.lastSeq = afterSeq;
  }

  void add(Table table, @Nullable Object... values) {
    if (values.length != table.width()) {
      throw new IllegalArgumentException(table + " has " + table.width() + " columns");
    }
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(values);
  }

  /** All rows of the next event have been added. */
  void ends(long seq, String hash) {
    if (seq != lastSeq + 1) {
      throw new IllegalArgumentException("event " + seq + " does not follow " + lastSeq);
    }
    lastSeq = seq;
    lastHash = hash;
    events++;
  }

  boolean isEmpty() {
    return rows.isEmpty() && summaries.isEmpty() && articles.isEmpty();
  }

  Map<Table, List<@Nullable Object[]>> rows() {
    return rows;
  }

  /** What is added up. */
  SummaryBatch summaries() {
    return summaries;
  }

  /** Goods sold. */
  ArticleBatch articles() {
    return articles;
  }

  long afterSeq() {
    return afterSeq;
  }

  long lastSeq() {
    return lastSeq;
  }

  String lastHash() {
    return lastHash;
  }

  int events() {
    return events;
  }
}
