package canopy.core.event;

import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Readings;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a shift, its drawer and its cash, apart from sales. */
public sealed interface ShiftEvent extends Event {
  String shiftId();

  /**
   * By what a paper about this is found: the shift's id, the slip's, or the shift's and a count.
   */
  default String subject() {
    return switch (this) {
      case Counted e -> e.shiftId() + "#count" + e.count().no();
      case Reported e -> e.shiftId() + "#x" + e.no();
      case PaidIn e -> e.movement().id();
      case PaidOut e -> e.movement().id();
      case Dropped e -> e.movement().id();
      case FloatChanged e -> e.movement().id();
      case Opened _,
          FloatCounted _,
          DrawerAssigned _,
          DrawerReleased _,
          HandedOver _,
          DifferenceAccepted _,
          Closed _ ->
          shiftId();
    };
  }

  /** Cash moved without a sale, by its kind. */
  static ShiftEvent moved(String shiftId, CashMovement movement) {
    return switch (movement.kind()) {
      case PAID_IN -> new PaidIn(shiftId, movement);
      case PAID_OUT -> new PaidOut(shiftId, movement);
      case SAFE_DROP -> new Dropped(shiftId, movement);
      case FLOAT_IN, FLOAT_OUT -> new FloatChanged(shiftId, movement);
    };
  }

  /**
   * A shift began.
   *
   * @param number 1, 2, 3 within the business day
   * @param byItself whether the first sale opened it because nobody had
   * @param floatCount the float as it was counted; null if it was not
   * @param carried what the shift before left in the drawer, by its figures
   * @param opening what this one begins with
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Opened(
      String shiftId,
      int number,
      boolean byItself,
      @Nullable CashCount floatCount,
      Money carried,
      Money opening,
      Readings readings)
      implements ShiftEvent {}

  /**
   * The drawer of a shift that had opened by itself was counted.
   *
   * @param count what it has now
   * @param opening what it began with; what booked cash differed by is a count of its own
   */
  record FloatCounted(String shiftId, CashCount count, Money opening) implements ShiftEvent {}

  /**
   * Somebody answers for the drawer from now on.
   *
   * @param session 1, 2, 3 within the shift
   */
  record DrawerAssigned(String shiftId, int session, String drawer, String responsible)
      implements ShiftEvent {}

  /** Somebody no longer answers for the drawer. */
  record DrawerReleased(String shiftId, int session, String drawer, String responsible)
      implements ShiftEvent {}

  /**
   * The drawer went to the next cashier within the shift; to the same one where a float was counted
   * that had booked cash beside it.
   *
   * @param count by which it was handed over; null if it was not counted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HandedOver(String shiftId, String from, String to, @Nullable ShiftCount count)
      implements ShiftEvent {}

  /** The drawer was counted; every count stays in the journal, also one that is done again. */
  record Counted(String shiftId, ShiftCount count) implements ShiftEvent {}

  /**
   * The newest count's difference was taken as it is, by whoever wrote this or approved it.
   *
   * @param count its number
   * @param acceptedBy who accepted it: the approver where one was needed
   */
  record DifferenceAccepted(String shiftId, int count, String acceptedBy, String reason)
      implements ShiftEvent {}

  /** Somebody brought cash. */
  record PaidIn(String shiftId, CashMovement movement) implements ShiftEvent {}

  /** A bill was paid out of the drawer. */
  record PaidOut(String shiftId, CashMovement movement) implements ShiftEvent {}

  /** Cash went into the safe. */
  record Dropped(String shiftId, CashMovement movement) implements ShiftEvent {}

  /** The drawer got more change, or less. */
  record FloatChanged(String shiftId, CashMovement movement) implements ShiftEvent {}

  /**
   * The shift's figures were asked for without ending it: an X report.
   *
   * @param no 1, 2, 3 within the shift
   * @param shift as it stood
   * @param blind whether what should be in the drawer is left out
   */
  record Reported(Shift shift, int no, boolean blind) implements ShiftEvent {
    @Override
    public String shiftId() {
      return shift.id();
    }
  }

  /**
   * A shift ended.
   *
   * @param shift its last figures, with the count that holds, if there is one
   * @param left what stays in the drawer: what was counted, or what was expected
   * @param open what is not settled, and is the next shift's
   * @param withDay whether closing the day closed it
   */
  record Closed(Shift shift, Money left, List<OpenItem> open, Readings readings, boolean withDay)
      implements ShiftEvent {
    public Closed {
      open = List.copyOf(open);
    }

    @Override
    public String shiftId() {
      return shift.id();
    }
  }
}
