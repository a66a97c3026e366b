package canopy.till.shift.reasons;

import canopy.core.shift.MovementReason;
import java.io.IOException;
import java.util.List;

/** Where the reasons are kept. */
public interface ReasonsPort {
  /** The reasons in force. Any thread. */
  List<MovementReason> reasons();

  /**
   * Keeps the reasons and puts them in force. On a thread that may wait for a disk.
   *
   * @throws IOException if they could not be kept; the old ones are still in force then
   */
  void replace(List<MovementReason> next) throws IOException;
}
