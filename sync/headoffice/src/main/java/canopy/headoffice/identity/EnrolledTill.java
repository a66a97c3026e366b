package canopy.headoffice.identity;

import org.jspecify.annotations.Nullable;

/**
 * The till that signed a request, as it was when the request came.
 *
 * @param keyId of the key that signed
 * @param reason why it is not active, a sentence; null if it is
 * @param forkSeq the first line that is another one here, while it is in quarantine; 0 otherwise
 * @param feedCursor the newest change that it has said to have applied
 */
public record EnrolledTill(
    String site,
    String till,
    String keyId,
    TillState state,
    @Nullable String reason,
    long forkSeq,
    Head head,
    long feedCursor) {
  /** Names it in logs and limits. */
  public String name() {
    return site + "/" + till;
  }
}
