package canopy.core.command;

import canopy.core.event.Recorded;
import canopy.core.operator.Approval;
import org.jspecify.annotations.Nullable;

/**
 * A command and who wants it.
 *
 * @param by operator, or {@code system} for devices and the program itself
 * @param approval a second person's yes; null if there is none
 */
public record Request(Command command, String by, @Nullable Approval approval) {
  public static Request by(String operator, Command command) {
    return new Request(command, operator, null);
  }

  public static Request system(Command command) {
    return new Request(command, Recorded.SYSTEM, null);
  }

  public Request approved(Approval by) {
    return new Request(command, this.by, by);
  }
}
