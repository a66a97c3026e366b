package canopy.headoffice.identity;

import java.util.Map;

/**
 * The end of a till's journal, as far as it is stored.
 *
 * @param seq number of the last line; 0 before the first
 * @param hash its hash, 64 hex digits; zeros before the first
 */
public record Head(long seq, String hash) {
  /** Before the first line. */
  public static final Head NONE = new Head(0, "0".repeat(64));

  /** As it stands in answers. */
  public Map<String, Object> json() {
    return Map.of("seq", seq, "hash", hash);
  }
}
