package canopy.till.window;

import canopy.till.health.HealthPort;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalBroken;
import java.io.IOException;

/** Verifies the journal that is being written, up to its newest forced line. */
record JournalCheck(Journal journal) implements HealthPort {
  @Override
  public String verifyJournal() {
    try {
      return journal.verifyAll().broken().map(JournalBroken::getMessage).orElse("");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
