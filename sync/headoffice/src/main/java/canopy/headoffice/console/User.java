package canopy.headoffice.console;

import org.jspecify.annotations.Nullable;

/**
 * A user of the console.
 *
 * @param name to sign in with
 * @param site the only one that a station manager sees; null for the others
 * @param language {@code zh}, {@code en} or {@code es}
 */
public record User(
    String name,
    String fullName,
    Role role,
    @Nullable String site,
    String language,
    boolean active) {
  /** Whether the user may see a station. */
  public boolean sees(String ofSite) {
    return site == null || site.equals(ofSite);
  }
}
