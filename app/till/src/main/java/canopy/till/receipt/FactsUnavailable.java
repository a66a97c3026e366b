package canopy.till.receipt;

import org.jspecify.annotations.Nullable;

/**
 * What a paper is to say cannot be looked up now: the store is behind, being repaired, or its disk
 * is full. It is asked again.
 */
public final class FactsUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  public FactsUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
