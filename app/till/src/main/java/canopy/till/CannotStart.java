package canopy.till;

import canopy.core.event.UnreadableEvent;
import canopy.till.health.StopReason;
import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalLocked;
import canopy.till.store.JournalExchanged;
import canopy.till.sync.NotTakenBack;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The till does not start. The message is a sentence for the technician that says what is wrong;
 * the reason has the words for the screen, in every language.
 */
public final class CannotStart extends IOException {
  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  private CannotStart(StopReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  private CannotStart(StopReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static CannotStart notSetUp(Path data) {
    return new CannotStart(
        StopReason.NOT_SET_UP,
        "There is no till in "
            + data.toAbsolutePath().normalize()
            + ": no master/station.json. Give the folder of a till that is set up, or look at the"
            + " demonstration: canopy demo FOLDER (from the sources: mvn -Pdemo).");
  }

  static CannotStart unreadable(UnreadableEvent cause) {
    return switch (cause.reason()) {
      case UNKNOWN ->
          new CannotStart(
              StopReason.NEWER,
              "The journal was written by a newer version of the program: "
                  + cause.getMessage()
                  + ". Install that version again.",
              cause);
      case MISFIT ->
          new CannotStart(
              StopReason.MISFIT,
              "The journal is whole, but this version of the program does not understand a line: "
                  + cause.getMessage()
                  + ". Install the version that ran here last.",
              cause);
    };
  }

  static CannotStart otherCurrency(String journal, String station) {
    return new CannotStart(
        StopReason.OTHER_CURRENCY,
        "The journal is in "
            + journal
            + ", but master/station.json says "
            + station
            + ". Put "
            + journal
            + " back there; a till with another currency begins with a new data folder.");
  }

  /** Whatever was thrown while the till started. */
  static CannotStart because(Exception e) {
    return switch (e) {
      case CannotStart known -> known;
      case JournalLocked locked -> because(StopReason.ALREADY_RUNNING, locked);
      case JournalBroken broken ->
          because(
              broken.reason() == JournalBroken.Reason.OTHER_TILL
                  ? StopReason.OTHER_TILL
                  : StopReason.BROKEN,
              broken);
      case JournalExchanged exchanged -> because(StopReason.EXCHANGED, exchanged);
      case NotTakenBack missing -> because(StopReason.NOT_TAKEN_BACK, missing);
      case FileSystemException file ->
          new CannotStart(
              StopReason.UNREADABLE,
              file.getClass().getSimpleName() + ": " + file.getMessage(),
              file);
      case IOException unreadable -> because(StopReason.UNREADABLE, unreadable);
      default -> new CannotStart(StopReason.FAULT, e.toString(), e);
    };
  }

  private static CannotStart because(StopReason reason, Exception cause) {
    return new CannotStart(reason, String.valueOf(cause.getMessage()), cause);
  }

  /** What the screen says. */
  public StopReason reason() {
    return reason;
  }
}
