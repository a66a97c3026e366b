package canopy.till.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import canopy.till.Patience;
import canopy.till.catalogue.DemoCatalogue;
import canopy.till.ui.PictureTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Arranging goods and searching them, beside the screen. */
class ShelfTest extends PictureTest {
  @Test
  void findsWhatWasFilledInLast() throws Exception {
    CompletableFuture<ArticleSearch.Found> found = new CompletableFuture<>();
    CountDownLatch arranged = new CountDownLatch(1);
    try (Shelf shelf = new Shelf()) {
      onFx(
          () -> {
            shelf.fill(DemoCatalogue.load(), arranged::countDown);
            shelf.search("cola", 5, found::complete);
            return true;
          });
      assertThat(arranged.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(found.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS).articles()).isNotEmpty();
      assertThat(shelf.hotKeys().tabs()).isNotEmpty();
    }
  }

  /** The first painted frame and the newest goods may come after the window was closed. */
  @Test
  void whatComesAfterTheEndIsNotDone() throws Exception {
    Shelf shelf = new Shelf();
    onFx(
        () -> {
          shelf.close();
          assertThatCode(() -> shelf.fill(DemoCatalogue.load(), () -> {}))
              .doesNotThrowAnyException();
          assertThatCode(() -> shelf.search("cola", 5, found -> {})).doesNotThrowAnyException();
          return true;
        });
  }
}
