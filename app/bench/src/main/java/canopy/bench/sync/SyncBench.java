package canopy.bench.sync;

import java.nio.file.Path;
import java.util.List;

/** The measurements of head office. Arguments: a folder, and {@code quick} for small ones. */
public final class SyncBench {
  private SyncBench() {}

  /** Measures one after the other, on one server with one database. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    boolean quick = List.of(args).contains("quick");
    try (Office office = Office.start(folder)) {
      // First, so that the backlog meets a head office that has been at work.
      new ManyTills(office, folder.resolve("template")).run(quick ? 100 : 1_000, quick ? 2 : 6);
      new Upload(office, folder.resolve("till")).run(quick ? 5_000 : 100_000);
      int articles = quick ? 20_000 : 200_000;
      new Goods(office, folder.resolve("goods")).run(articles, quick ? 10 : 60);
      new SellingBeside(office, folder.resolve("selling")).run(articles);
    }
  }
}
