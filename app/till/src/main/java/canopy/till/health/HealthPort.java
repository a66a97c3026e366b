package canopy.till.health;

/** What the health screen needs of the program. */
@FunctionalInterface
public interface HealthPort {
  /**
   * Checks the whole journal's chain and signatures. Blocks; called on a background thread.
   *
   * @return empty if all is well, otherwise what is wrong and where
   */
  String verifyJournal();
}
