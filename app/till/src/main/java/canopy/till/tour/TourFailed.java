package canopy.till.tour;

import org.jspecify.annotations.Nullable;

/** The tour cannot go on: something that had to happen did not. */
final class TourFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  TourFailed(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
