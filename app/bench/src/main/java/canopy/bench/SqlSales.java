package canopy.bench;

import canopy.core.catalogue.Article;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A till that keeps its sales in a database and nowhere else, as most do: every decision is one
 * transaction. Prepared statements, the usual tables; no journal, no hash chain, no documents, so
 * it writes less than we do.
 */
final class SqlSales implements SaleStore {
  private static final String TABLES =
      """
      CREATE TABLE article (
        code VARCHAR(20) PRIMARY KEY,
        name VARCHAR(200) NOT NULL,
        department VARCHAR(20) NOT NULL,
        tax_class VARCHAR(20) NOT NULL,
        price_minor BIGINT NOT NULL
      );
      CREATE TABLE sale (
        id BIGINT PRIMARY KEY,
        opened_at BIGINT NOT NULL,
        cashier VARCHAR(20) NOT NULL,
        state VARCHAR(10) NOT NULL,
        total_minor BIGINT NOT NULL,
        completed_at BIGINT
      );
      CREATE TABLE sale_line (
        sale_id BIGINT NOT NULL,
        line_no INTEGER NOT NULL,
        code VARCHAR(20) NOT NULL,
        name VARCHAR(200) NOT NULL,
        department VARCHAR(20) NOT NULL,
        tax_class VARCHAR(20) NOT NULL,
        quantity BIGINT NOT NULL,
        price_minor BIGINT NOT NULL,
        total_minor BIGINT NOT NULL,
        PRIMARY KEY (sale_id, line_no)
      );
      CREATE TABLE tender (
        sale_id BIGINT NOT NULL,
        line_no INTEGER NOT NULL,
        kind VARCHAR(10) NOT NULL,
        given_minor BIGINT NOT NULL,
        change_minor BIGINT NOT NULL,
        PRIMARY KEY (sale_id, line_no)
      )
      """;
  private static final long TENTHS = 10;
  private static final long NOTE_MINOR = 1_000_000;

  private final String name;
  private final boolean durable;
  private final String afterCommit;
  private final Connection connection;
  private final PreparedStatement find;
  private final PreparedStatement open;
  private final PreparedStatement line;
  private final PreparedStatement total;
  private final PreparedStatement tender;
  private final PreparedStatement complete;
  private long sales;

  private SqlSales(
      String name, boolean durable, String url, String afterCommit, List<Article> articles)
      throws SQLException {
    this.name = name;
    this.durable = durable;
    this.afterCommit = afterCommit;
    this.connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES.split(";", -1)) {
        statement.execute(table);
      }
    }
    fill(articles);
    find =
        connection.prepareStatement(
            "SELECT name, department, tax_class, price_minor FROM article WHERE code = ?");
    open =
        connection.prepareStatement(
            "INSERT INTO sale (id, opened_at, cashier, state, total_minor) VALUES (?, ?, ?, ?, ?)");
    line =
        connection.prepareStatement(
            """
            INSERT INTO sale_line (sale_id, line_no, code, name, department, tax_class, quantity,
              price_minor, total_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    total =
        connection.prepareStatement("UPDATE sale SET total_minor = total_minor + ? WHERE id = ?");
    tender =
        connection.prepareStatement(
            """
            INSERT INTO tender (sale_id, line_no, kind, given_minor, change_minor)
            VALUES (?, ?, ?, ?, ?)
            """);
    complete =
        connection.prepareStatement("UPDATE sale SET state = ?, completed_at = ? WHERE id = ?");
  }

  /** As H2 is used by default: a commit is written within half a second and never forced. */
  static SqlSales h2(Path folder, List<Article> articles) throws SQLException {
    String url = "jdbc:h2:" + folder.resolve("h2") + ";DB_CLOSE_ON_EXIT=FALSE";
    return new SqlSales("H2 alone, as it comes", false, url, "", articles);
  }

  /** H2 made to force every commit, the only way it knows. */
  static SqlSales h2Forced(Path folder, List<Article> articles) throws SQLException {
    String url = "jdbc:h2:" + folder.resolve("h2forced") + ";DB_CLOSE_ON_EXIT=FALSE";
    return new SqlSales(
        "H2 alone, `CHECKPOINT SYNC` after each commit", true, url, "CHECKPOINT SYNC", articles);
  }

  static SqlSales sqlite(Path folder, List<Article> articles) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("sqlite") + "?journal_mode=WAL&synchronous=FULL";
    return new SqlSales("SQLite, WAL, synchronous=FULL", true, url, "", articles);
  }

  static SqlSales derby(Path folder, List<Article> articles) throws SQLException {
    System.setProperty("derby.stream.error.file", folder.resolve("derby.log").toString());
    String url = "jdbc:derby:" + folder.resolve("derby") + ";create=true";
    return new SqlSales("Derby, as it comes", true, url, "", articles);
  }

  private void fill(List<Article> articles) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO article (code, name, department, tax_class, price_minor)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      for (Article article : articles) {
        insert.setString(1, article.codes().getFirst());
        insert.setString(2, article.name().zh());
        insert.setString(3, article.department());
        insert.setString(4, article.taxClass());
        insert.setLong(5, article.price().tenthsOfMinor() / TENTHS);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean durable() {
    return durable;
  }

  @Override
  public void sell(List<Article> articles) throws Exception {
    sales++;
    long sum = 0;
    int no = 0;
    for (Article article : articles) {
      no++;
      sum += scan(article.codes().getFirst(), no);
    }
    tender.setLong(1, sales);
    tender.setInt(2, 1);
    tender.setString(3, "cash");
    tender.setLong(4, NOTE_MINOR);
    tender.setLong(5, NOTE_MINOR - sum);
    tender.executeUpdate();
    complete.setString(1, "PAID");
    complete.setLong(2, System.currentTimeMillis());
    complete.setLong(3, sales);
    complete.executeUpdate();
    commit();
  }

  private long scan(String code, int no) throws SQLException {
    find.setString(1, code);
    try (ResultSet article = find.executeQuery()) {
      if (!article.next()) {
        throw new IllegalStateException("no article " + code);
      }
      long price = article.getLong(4);
      if (no == 1) {
        open.setLong(1, sales);
        open.setLong(2, System.currentTimeMillis());
        open.setString(3, Station.CASHIER);
        open.setString(4, "OPEN");
        open.setLong(5, price);
        open.executeUpdate();
      } else {
        total.setLong(1, price);
        total.setLong(2, sales);
        total.executeUpdate();
      }
      line.setLong(1, sales);
      line.setInt(2, no);
      line.setString(3, code);
      line.setString(4, article.getString(1));
      line.setString(5, article.getString(2));
      line.setString(6, article.getString(3));
      line.setLong(7, 1);
      line.setLong(8, price);
      line.setLong(9, price);
      line.executeUpdate();
      commit();
      return price;
    }
  }

  private void commit() throws SQLException {
    connection.commit();
    if (!afterCommit.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(afterCommit);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
