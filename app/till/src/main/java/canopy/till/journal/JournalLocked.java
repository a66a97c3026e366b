package canopy.till.journal;

import java.nio.file.Path;

/** Another program holds this data folder. The till does not start a second time on it. */
public final class JournalLocked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Somebody has this data folder. */
  public JournalLocked(Path dataFolder) {
    super(
        "Another Canopy is already running on the folder "
            + dataFolder
            + ". Use that one, or end it before starting a new one.");
  }
}
