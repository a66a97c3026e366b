package canopy.core.event;

import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.fuel.WriteOff;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What happens at the pumps. */
public sealed interface FuelEvent extends Event {
  /**
   * A pump was told that it may fill.
   *
   * @param requestId ties the controller's answer to this
   * @param prepayId the prepayment it is for; null in postpay
   * @param automatic whether the till did it by itself, by the manager's setting
   * @param grade the only one that may flow; null if any may
   */
  record Authorised(
      String requestId,
      int pump,
      Limit limit,
      @Nullable String prepayId,
      boolean automatic,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer grade)
      implements FuelEvent {}

  /**
   * The controller has accepted a release.
   *
   * @param transaction the controller's number, under which the fill will come
   */
  record AuthorisationAccepted(String requestId, int pump, long transaction) implements FuelEvent {}

  /**
   * The controller refused, or the release ran out unused. {@code reason} is the device's detail
   * code.
   */
  record AuthorisationEnded(String requestId, int pump, String reason) implements FuelEvent {}

  /** One pump was stopped by the cashier. */
  record PumpStopped(int pump) implements FuelEvent {}

  /** A running fill was paused by the cashier. */
  record PumpSuspended(int pump) implements FuelEvent {}

  /** A paused fill goes on. */
  record PumpResumed(int pump) implements FuelEvent {}

  /** One pump was started again. */
  record PumpRestarted(int pump) implements FuelEvent {}

  /** All pumps were stopped. */
  record AllStopped() implements FuelEvent {}

  /**
   * A filling is finished. Journalled before the controller may forget it.
   *
   * @param prepayId the prepayment it uses up; null in postpay
   * @param requestId the release that it ends, empty if it ends none; null in a line of version 1,
   *     where every fill ended the release of its pump
   * @param overrun what it went beyond its prepayment, to be paid as a fill of its own; null if it
   *     did not
   * @param prepaid what the prepaid part brought in; null in postpay, and in a line from before it
   *     was written down
   */
  record Dispensed(
      Fill fill,
      @Nullable String prepayId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fill overrun,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PrepaidPart prepaid)
      implements FuelEvent {
    /** The part that the prepayment has paid: all but the overrun. */
    public Fill prepaidPart() {
      return overrun == null ? fill : fill.without(overrun);
    }
  }

  /**
   * What fuel that was paid before brought in when it flowed.
   *
   * @param net of its amount, without tax
   * @param cost by the grade's cost at that moment; null if that was not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PrepaidPart(Money net, @Nullable Money cost) {}

  /** The controller has been told that the filling is safe here. */
  record Closed(String key, int pump) implements FuelEvent {}

  /** A fill will not be paid in a sale, and why. */
  record WrittenOff(Fill fill, WriteOff writeOff) implements FuelEvent {}

  /** Fuel was paid before it flows. */
  record Prepaid(Prepay prepay) implements FuelEvent {}

  /**
   * A prepayment is over: filled, or given up.
   *
   * @param fill the fill's key; null if nothing was filled
   * @param used amount of the fill
   * @param rest what goes back to the customer; zero if all was used
   */
  record PrepayUsed(String prepayId, @Nullable String fill, Money used, Money rest)
      implements FuelEvent {}
}
