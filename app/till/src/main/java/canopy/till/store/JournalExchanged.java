package canopy.till.store;

import java.io.IOException;

/**
 * The database holds lines that the journal beside it does not have. The journal is forced before
 * the database hears of a line, so no power cut does this: the journal was restored from a copy, or
 * the disk is another one.
 */
public final class JournalExchanged extends IOException {
  private static final long serialVersionUID = 1L;

  private final long databaseSeq;
  private final long journalSeq;

  JournalExchanged(long databaseSeq, long journalSeq) {
    super(
        "The database holds "
            + databaseSeq
            + " lines that were journalled, and this journal "
            + journalSeq
            + " that are not all the same: the journal was restored or the disk was changed.");
    this.databaseSeq = databaseSeq;
    this.journalSeq = journalSeq;
  }

  /** The last line that the database knows. */
  public long databaseSeq() {
    return databaseSeq;
  }

  /** The last line of the journal. */
  public long journalSeq() {
    return journalSeq;
  }
}
