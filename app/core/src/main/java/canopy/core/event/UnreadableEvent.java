package canopy.core.event;

import org.jspecify.annotations.Nullable;

/** A journal line whose type or data this version of the program does not understand. */
public final class UnreadableEvent extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** What is the matter with the line. */
  public enum Reason {
    /** A type or version that only a newer program can have written. */
    UNKNOWN,
    /** A known type and version, but data that does not fit it. */
    MISFIT
  }

  public UnreadableEvent(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
