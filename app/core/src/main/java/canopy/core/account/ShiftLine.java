package canopy.core.account;

import canopy.core.quantity.Money;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shift that ended on the day.
 *
 * @param shift its last figures, with the count that holds
 * @param handedOver counts by which the drawer went on within the shift
 * @param left what stayed in the drawer
 * @param withDay whether closing the day closed it
 */
public record ShiftLine(
    Shift shift, Instant closedAt, List<ShiftCount> handedOver, Money left, boolean withDay) {
  public ShiftLine {
    handedOver = List.copyOf(handedOver);
  }

  /** All counts that hold, oldest first: those of hand-overs, and the last one if there is one. */
  public List<ShiftCount> counts() {
    ShiftCount last = shift.count();
    return last == null ? handedOver : Stream.concat(handedOver.stream(), Stream.of(last)).toList();
  }
}
