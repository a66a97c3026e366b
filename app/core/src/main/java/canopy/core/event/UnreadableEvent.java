package canopy.core.event;

import org.jspecify.annotations.Nullable;

/** A journal line whose type or data this version of the program does not understand. */
public final class UnreadableEvent extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
