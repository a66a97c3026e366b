package canopy.till.sync;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The journal of the machine before this one could not be fetched. The message says why; the till
 * must not sell before it is here, or two machines would have written the same numbers.
 */
public final class NotTakenBack extends IOException {
  private static final long serialVersionUID = 1L;

  NotTakenBack(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
