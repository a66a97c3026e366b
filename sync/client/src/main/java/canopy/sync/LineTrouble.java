package canopy.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to head office came to nothing, or was refused. Nothing was changed by a refusal. */
public final class LineTrouble extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;
  private final transient @Nullable Head head;
  private final Duration retryAfter;

  LineTrouble(Trouble trouble, @Nullable Head head, Duration retryAfter) {
    super(trouble.code() + " " + trouble.detail());
    this.trouble = trouble;
    this.head = head;
    this.retryAfter = retryAfter;
  }

  LineTrouble(Trouble trouble) {
    this(trouble, null, Duration.ZERO);
  }

  LineTrouble(Trouble trouble, Throwable cause) {
    this(trouble, null, Duration.ZERO);
    initCause(cause);
  }

  public Trouble trouble() {
    return trouble;
  }

  /** What head office has, if it said so. */
  Optional<Head> head() {
    return Optional.ofNullable(head);
  }

  /** How long head office wants to be left alone; zero if it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
