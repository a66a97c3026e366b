package canopy.core.fuel;

import canopy.core.payment.PaidOrder;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Fuel paid for before it flows.
 *
 * @param id the sale's number, a slash, and the line's number
 * @param saleId the sale in which it was paid
 * @param pump it is for
 * @param limit where the pump stops
 * @param paid fuel that the customer has paid for, by the price at the pump
 * @param state how far it is
 * @param requestId of the authorisation now running; null if none is
 * @param fill the {@link Fill#key()} that used it; null before
 * @param used amount of that fill; zero before
 * @param order the channel's order that paid for it, to which an unused rest goes back; null if it
 *     was paid otherwise
 * @param grade the only one that may flow; null if any may
 */
public record Prepay(
    String id,
    String saleId,
    int pump,
    Limit limit,
    Money paid,
    State state,
    @Nullable String requestId,
    @Nullable String fill,
    Money used,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaidOrder order,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer grade) {

  /** How far a prepayment is. */
  public enum State {
    /** Paid; the pump has not been released, or its release was refused or ran out. */
    WAITING,
    /** The pump may fill. */
    AUTHORISED,
    /** Filled for less than was paid, or given up: the rest waits to be given back. */
    REST_DUE
  }

  /** The id of the prepayment that a line of a sale is. */
  public static String id(String saleId, int line) {
    return saleId + "/" + line;
  }

  /** What the station owes the customer; zero until it is filled or given up. */
  public Money rest() {
    return paid.minus(used);
  }

  /**
   * What the pump is told: even a full tank stops at the money, and so do litres that may cost more
   * by now than was paid for them.
   *
   * @param prices which the litres may have at the pump; empty if nobody knows
   */
  public Limit releaseLimit(Collection<UnitPrice> prices) {
    return switch (limit) {
      case Limit.ByAmount money -> money;
      case Limit.ByVolume(Volume litres) when isEnoughFor(litres, prices) -> limit;
      case Limit.ByVolume litres -> new Limit.ByAmount(paid);
      case Limit.FullTank full -> new Limit.ByAmount(paid);
    };
  }

  private boolean isEnoughFor(Volume litres, Collection<UnitPrice> prices) {
    return !prices.isEmpty()
        && prices.stream()
            .allMatch(price -> price.times(litres, paid.currency()).compareTo(paid) <= 0);
  }

  public Prepay in(State next, @Nullable String request) {
    return new Prepay(id, saleId, pump, limit, paid, next, request, fill, used, order, grade);
  }

  public Prepay filled(@Nullable String fillKey, Money amount) {
    return new Prepay(
        id, saleId, pump, limit, paid, State.REST_DUE, null, fillKey, amount, order, grade);
  }
}
