package canopy.till.loop;

/** Whether the till takes business, and what a person must do so that it does again. */
public enum Held {
  NOT,
  /** Another journal is to take the place of this one. */
  UNTIL_RESTART,
  /** Head office may have taken this machine, whose journal would then give way. */
  UNTIL_ENROLLED
}
