package canopy.headoffice.journal;

import org.jspecify.annotations.Nullable;

/**
 * Where a till's journal leaves the stored one.
 *
 * @param seq the first line that differs
 * @param storedHash of that line here, 64 hex digits; null if it would have been the next, but does
 *     not continue the last
 * @param foreignHash of that line as it came
 */
public record Fork(long seq, @Nullable String storedHash, String foreignHash) {
  private static final int SHOWN_DIGITS = 12;

  /** For logs; till and console say it in their languages. */
  public String sentence() {
    String foreign = foreignHash.substring(0, SHOWN_DIGITS);
    if (storedHash == null) {
      return "Line "
          + seq
          + " of this till ("
          + foreign
          + "...) does not continue the journal at head office: the till went on from another line "
          + (seq - 1)
          + ". Was a backup restored, or the disk copied?";
    }
    return "Line "
        + seq
        + " of this till ("
        + foreign
        + "...) is another one at head office ("
        + storedHash.substring(0, SHOWN_DIGITS)
        + "...). Was a backup restored, or the disk copied?";
  }
}
