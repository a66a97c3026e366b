package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.Line;
import canopy.core.shift.ShiftSettings;
import canopy.till.Patience;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleMonthsTest {
  /** What the table should say, from the lines. */
  private static final String WITNESS =
      """
      SELECT DATE_TRUNC(MONTH, s.business_day) AS first_day, s.cashier, l.department, l.article_id,
        COUNT(*), SUM(l.net_minor),
        SUM(CASE WHEN l.cost_minor IS NULL THEN 0 ELSE l.net_minor END),
        SUM(COALESCE(l.cost_minor, 0))
      FROM sales s JOIN sale_lines l ON l.id / 1000 = s.seq
      WHERE l.kind = 'GOODS'
        AND s.business_day < (SELECT DATE_TRUNC(MONTH, MAX(business_day)) FROM sales)
      GROUP BY DATE_TRUNC(MONTH, s.business_day), s.cashier, l.department, l.article_id
      ORDER BY 1, 2, 3, 4
      """;

  private final MemoryJournal journal = new MemoryJournal();

  @TempDir Path folder;

  @BeforeEach
  void sellForMonths() {
    new SalesGenerator(ShiftSettings.Use.OPENED_BY_SALE, 7, 3, journal::add).sales(300);
    List<LocalDate> days = journal.items().stream().map(item -> item.recorded().day()).toList();
    assertThat(days.getLast().getMonthValue() - days.getFirst().getMonthValue()).isGreaterThan(1);
  }

  @Test
  void addsUpTheMonthsThatAreOver() throws Exception {
    filled(journal);
    saysWhatTheLinesSay();
  }

  @Test
  void goesOnInTheMiddleOfAMonth() throws Exception {
    int events = journal.items().size();
    for (int part = 1; part < 8; part++) {
      filled(journal.first(events * part / 8));
    }
    filled(journal);
    saysWhatTheLinesSay();
  }

  @Test
  void addsASaleOfAMonthThatWasOver() throws Exception {
    filled(journal);
    sellAgainAsOnTheFirstDay();
    filled(journal);
    saysWhatTheLinesSay();
    assertThat(Tables.of(journal, 1)).isEqualTo(Tables.of(journal, Integer.MAX_VALUE));
  }

  /** An event that the rules leave out may not be one that has rows. */
  @Test
  void leavesOutNoEventThatHasRows() {
    Projection projection = new Projection();
    List<Class<?>> left = new ArrayList<>();
    for (EventSource.Item item : journal.items()) {
      if (Projection.WITHOUT_ROWS.contains(item.type())) {
        RowBatch batch = new RowBatch(0);
        projection.rows(item.recorded(), batch);
        assertThat(batch.isEmpty()).as(item.type().getName()).isTrue();
        left.add(item.type());
      }
    }
    assertThat(left).contains(SaleEvent.Opened.class, SaleEvent.LineAdded.class);
    assertThat(EventJson.types().stream().map(EventJson.Type::record).toList())
        .containsAll(Projection.WITHOUT_ROWS);
  }

  private void sellAgainAsOnTheFirstDay() {
    Recorded first =
        journal.items().stream()
            .map(EventSource.Item::recorded)
            .filter(r -> r.event() instanceof SaleEvent.Completed done && hasGoods(done))
            .findFirst()
            .orElseThrow();
    journal.add(
        new Recorded(journal.lastSeq() + 1, first.at(), first.day(), first.by(), first.event()));
  }

  private static boolean hasGoods(SaleEvent.Completed done) {
    return done.sale().lines().stream().anyMatch(Line.Goods.class::isInstance);
  }

  private void filled(MemoryJournal from) throws Exception {
    try (Store store = Store.open(folder, from, StoreSettings.standard());
        Projector projector = new Projector(store, status -> {})) {
      projector.start();
      assertThat(projector.awaitApplied(from.lastSeq(), Patience.LONGEST)).isTrue();
    }
  }

  private void saysWhatTheLinesSay() throws Exception {
    try (Store store = Store.open(folder, journal, StoreSettings.standard());
        Connection connection = store.connections().take()) {
      List<String> said = rows(connection, "SELECT * FROM month_articles ORDER BY 1, 2, 3, 4");
      assertThat(said).hasSizeGreaterThan(10).isEqualTo(rows(connection, WITNESS));
      assertThat(Tables.text(store)).isEqualTo(Tables.of(journal, 50));
    }
  }

  private static List<String> rows(Connection connection, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.append(found.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
