package canopy.till.catalogue.search;

import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueNews;
import canopy.till.catalogue.HotKeys;
import canopy.till.ui.Fx;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The goods at hand: search and hot keys. The index is built and asked on a thread of its own, so
 * that selling never waits for it; before it is ready nothing is found by name, but every code is.
 * What is asked of it once it is closed is not done: a painted frame or the newest goods may come
 * late. FX thread, but for the index.
 */
public final class Shelf implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("search").daemon().unstarted(task));

  private final AtomicReference<@Nullable Catalogue> next = new AtomicReference<>();
  private volatile @Nullable ArticleSearch search;
  private volatile HotKeys hotKeys = HotKeys.of(Catalogue.empty(), Map.of());
  private boolean closed;

  // Of the thread alone.
  private Catalogue arranged = Catalogue.empty();

  /**
   * Begins to arrange other goods. Of several that wait only the newest are arranged, and of them
   * only what is other.
   *
   * @param ready called on the FX thread when the hot keys are there
   */
  public void fill(Catalogue catalogue, Runnable ready) {
    if (closed) {
      return;
    }
    next.set(catalogue);
    thread.execute(
        () -> {
          Catalogue newest = next.getAndSet(null);
          if (newest != null) {
            CatalogueNews news = newest.since(arranged);
            ArticleSearch index = search;
            hotKeys = hotKeys.after(news, newest);
            arranged = newest;
            Fx.run(ready);
            search = index == null ? ArticleSearch.of(newest, Map.of()) : index.after(news, newest);
          }
        });
  }

  /** The keys of the goods that were filled in last. */
  public HotKeys hotKeys() {
    return hotKeys;
  }

  /** Searches; the answer comes on the FX thread. */
  public void search(String query, int limit, Consumer<ArticleSearch.Found> answer) {
    if (closed) {
      return;
    }
    thread.execute(
        () -> {
          ArticleSearch index = search;
          ArticleSearch.Found found =
              index == null ? ArticleSearch.Found.NONE : index.find(query, limit);
          Fx.run(() -> answer.accept(found));
        });
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
  }
}
