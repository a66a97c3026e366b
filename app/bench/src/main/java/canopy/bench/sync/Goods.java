package canopy.bench.sync;

import canopy.bench.Percentiles;
import canopy.core.catalogue.Article;
import canopy.core.event.Json;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.feed.RecordKind;
import canopy.sync.FeedReceiver;
import canopy.sync.HeadOfficeLine;
import canopy.sync.Uploader;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueGenerator;
import canopy.till.catalogue.DemoCatalogue;
import canopy.till.price.HeadOfficeGoods;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Goods going down: everything to a new till, until it could sell it; then single prices, until the
 * till has them on its disk.
 */
final class Goods {
  private static final long SEED = 7;
  private static final int EDITS_AT_ONCE = 10_000;

  /** A change costs a till two requests, and it may make two in a second. */
  private static final int REST_MILLIS = 1_200;

  private static final long PATIENCE_SECONDS = 300;

  private final Office office;
  private final Path folder;

  Goods(Office office, Path folder) {
    this.office = office;
    this.folder = folder;
  }

  void run(int articles, int changes) throws Exception {
    Feed feed = office.feed();
    List<Edit> edits = edits(articles);
    for (int from = 0; from < edits.size(); from += EDITS_AT_ONCE) {
      feed.apply(edits.subList(from, Math.min(edits.size(), from + EDITS_AT_ONCE)), "bench");
    }
    BlockingQueue<HeadOfficeGoods.Decided> news = new LinkedBlockingQueue<>();
    try (HeadOfficeLine line = office.line(office.enrolled("G001", "1"));
        HeadOfficeGoods goods = HeadOfficeGoods.open(folder)) {
      goods.connect(news::add, station -> {});
      SecureRandom random = new SecureRandom();
      Uploader.Times times = Uploader.Times.of(Clock.systemUTC());
      long begun = System.nanoTime();
      try (FeedReceiver receiver = new FeedReceiver(line, goods, times, random, status -> {})) {
        receiver.start();
        HeadOfficeGoods.Decided decided = next(news);
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "### Goods going down%n%nA snapshot of %,d articles was on a new till after %.1f"
                + " s.%n%n",
            decided.goods().articles().size(),
            took);
        while (!receiver.status().pushed()) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
        System.out.println("| single prices, one after the other | p50 | p90 | p99 |");
        System.out.println("|---|---|---|---|");
        System.out.printf(
            Locale.ROOT, "| %d | %s |%n", changes, prices(feed, news, decided, changes).cells());
      }
    }
  }

  private static Percentiles prices(
      Feed feed,
      BlockingQueue<HeadOfficeGoods.Decided> news,
      HeadOfficeGoods.Decided decided,
      int changes)
      throws Exception {
    List<Article> articles = decided.goods().articles();
    SplittableRandom random = new SplittableRandom(6);
    long[] nanos = new long[changes];
    for (int i = 0; i < changes; i++) {
      ObjectNode dearer = Json.mapper().valueToTree(articles.get(i % articles.size()));
      dearer.putObject("price").put("tenthsOfMinor", 100_000L + i);
      String key = articles.get(i % articles.size()).id();
      TimeUnit.MILLISECONDS.sleep(REST_MILLIS + random.nextInt(REST_MILLIS / 2));
      long begun = System.nanoTime();
      feed.apply(List.of(Edit.everywhere(RecordKind.ARTICLE, key, dearer)), "bench");
      next(news);
      nanos[i] = System.nanoTime() - begun;
    }
    return new Percentiles(nanos);
  }

  private static HeadOfficeGoods.Decided next(BlockingQueue<HeadOfficeGoods.Decided> news)
      throws IOException, InterruptedException {
    HeadOfficeGoods.Decided decided = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (decided == null) {
      throw new IOException("nothing came from head office");
    }
    return decided;
  }

  private static List<Edit> edits(int articles) {
    Catalogue demo = DemoCatalogue.load();
    List<Edit> edits = new ArrayList<>();
    demo.taxClasses().forEach(one -> edits.add(edit(RecordKind.TAX_CLASS, one.id(), one)));
    demo.departments().forEach(one -> edits.add(edit(RecordKind.DEPARTMENT, one.id(), one)));
    CatalogueGenerator.articles(articles, SEED)
        .forEach(one -> edits.add(edit(RecordKind.ARTICLE, one.id(), one)));
    return edits;
  }

  private static Edit edit(RecordKind kind, String key, Object record) {
    return Edit.everywhere(kind, key, Json.mapper().valueToTree(record));
  }
}
