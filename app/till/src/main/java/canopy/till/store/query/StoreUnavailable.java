package canopy.till.store.query;

import org.jspecify.annotations.Nullable;

/** The database cannot answer now: being repaired, on a full disk, or closed. Sales go on. */
public final class StoreUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
