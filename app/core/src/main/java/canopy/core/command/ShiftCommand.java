package canopy.core.command;

import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person wants of the shift. */
public sealed interface ShiftCommand extends Command {
  /**
   * Begins a shift; one that has begun by itself gets its float counted by whoever answers for it.
   *
   * @param floatCount null if nobody counts
   * @param drawer its name; empty for the till's own
   */
  record Open(@Nullable CashCount floatCount, String drawer) implements ShiftCommand {}

  /**
   * Moves cash without a sale.
   *
   * @param slipsSeen the newest slip's number when the amount was begun: a second press of the same
   *     button no longer fits
   * @param amount above zero
   * @param reason from the station's list; may be empty where none is asked for
   * @param pieces by denomination; null if only the amount is known
   */
  record MoveCash(
      int slipsSeen,
      CashMovement.Kind kind,
      Money amount,
      String reason,
      String note,
      @Nullable CashCount pieces)
      implements ShiftCommand {}

  /**
   * Counts, without having seen what is expected.
   *
   * @param others what the other tender kinds were counted to have, by kind
   */
  record Count(CashCount cash, Map<String, Money> others) implements ShiftCommand {
    public Count {
      others = Map.copyOf(others);
    }
  }

  /** Takes the newest count's difference as it is. Needs approval above the limit. */
  record AcceptDifference(String reason) implements ShiftCommand {}

  /**
   * Gives the drawer to the next cashier; the shift goes on.
   *
   * @param counted whether by the newest count
   * @param unexplained whether a difference may stay without anybody having accepted it
   */
  record HandOver(String to, boolean counted, boolean unexplained) implements ShiftCommand {
    /** Not with a difference that nobody has accepted. */
    public HandOver(String to, boolean counted) {
      this(to, counted, false);
    }
  }

  /**
   * Prints the figures so far.
   *
   * @param blind whether to leave out what should be in the drawer, which is not everybody's to see
   */
  record Report(boolean blind) implements ShiftCommand {}

  /**
   * Ends the shift. Nothing that is open stands in the way.
   *
   * @param counted whether by the newest count
   * @param unexplained whether a difference may stay without anybody having accepted it
   * @param unsentLines of the journal that head office does not have
   */
  record Close(boolean counted, boolean unexplained, long unsentLines) implements ShiftCommand {}
}
