package canopy.till.loop;

/**
 * What keeps the till as a whole from working, or soon will. Each has a sentence in every language.
 */
public enum Trouble {
  NONE,
  /** Room on the disk runs out: sell on, and tell somebody. */
  DISK_LOW,
  /** No room: no new sales; what was begun can be ended, and the day closed. */
  DISK_FULL,
  /** A write failed. Nothing more is taken until a person has acted. */
  JOURNAL_FAILED,
  /** More requests than the till can take at once. */
  BUSY,
  /** The program has a fault; the journal is intact. */
  PROGRAM_FAULT,
  /** Another journal is to take the place of this one: nothing is sold until the next start. */
  MUST_RESTART,
  /**
   * Whether another journal takes the place of this one is not known: nothing is sold until then.
   */
  MUST_ENROL,
  /** The program is ending. */
  ENDING;

  /** Whether the screen must say it all the time. */
  public boolean lasting() {
    return switch (this) {
      case DISK_LOW, DISK_FULL, JOURNAL_FAILED, MUST_RESTART, MUST_ENROL -> true;
      case NONE, BUSY, PROGRAM_FAULT, ENDING -> false;
    };
  }
}
