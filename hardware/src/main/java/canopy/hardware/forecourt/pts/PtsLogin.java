package canopy.hardware.forecourt.pts;

/**
 * This till's login at the controller. Every till needs a user of its own: users decide who owns a
 * fill.
 *
 * @param user 1..10 ASCII characters
 * @param secret its password
 * @param basic true = HTTP Basic (DIP switch 2 ON), else Digest; Basic is never sent unless
 *     configured
 */
public record PtsLogin(String user, String secret, boolean basic) {
  public PtsLogin {
    if (user.isEmpty() || user.length() > 10 || user.equals("PTS")) {
      throw new IllegalArgumentException("user of 1..10 characters, not the system user PTS");
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "PtsLogin[" + user + "]";
  }
}
