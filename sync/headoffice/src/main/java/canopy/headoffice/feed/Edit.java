package canopy.headoffice.feed;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A change that a person or a program wants.
 *
 * @param scope {@link Feed#EVERYWHERE}, or a site
 * @param data the whole record as it shall be; null deletes it
 * @param ifVersion the version that was seen before the change: 0 if there was none, {@link #ANY}
 *     overwrites whatever is there
 */
public record Edit(
    String scope, RecordKind kind, String key, @Nullable JsonNode data, long ifVersion) {
  /** Overwrites whatever is there. */
  public static final long ANY = -1;

  private static final int LONGEST_KEY = 100;

  public Edit {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters");
    }
  }

  /** For all stations, whatever is there. */
  public static Edit everywhere(RecordKind kind, String key, @Nullable JsonNode data) {
    return new Edit(Feed.EVERYWHERE, kind, key, data, ANY);
  }
}
