package canopy.core.shift;

import org.jspecify.annotations.Nullable;

/**
 * Which readings of the pumps and tanks hold for a moment: the newest ones before it, by their
 * place in the journal.
 *
 * @param totalisersSeq null if the totalisers were never read
 * @param tanksSeq null if the tanks were never read
 */
public record Readings(@Nullable Long totalisersSeq, @Nullable Long tanksSeq) {
  public static final Readings NONE = new Readings(null, null);
}
