package canopy.bench;

import canopy.core.catalogue.Article;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Something that sells durably, one decision after another: each scan, then the payment. */
interface SaleStore extends AutoCloseable {
  /** What it is, for the table. */
  String name();

  /** Whether a sale survives a power cut from the moment {@link #sell} returns. */
  boolean durable();

  /** Scans the articles, takes the payment, and returns when the last decision is acknowledged. */
  void sell(List<Article> articles) throws Exception;

  /** What follows a sale and nobody waits for. */
  default void settle() throws Exception {}

  @Override
  void close() throws IOException, SQLException;
}
