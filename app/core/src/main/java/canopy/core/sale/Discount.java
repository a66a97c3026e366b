package canopy.core.sale;

import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A reduction given by hand, on a line or on the whole sale. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Discount.Percent.class, name = "percent"),
  @JsonSubTypes.Type(value = Discount.Amount.class, name = "amount")
})
public sealed interface Discount {
  /**
   * A share of the price.
   *
   * @param rate above zero, at most one
   */
  record Percent(Rate rate) implements Discount {}

  /**
   * A fixed amount.
   *
   * @param amount above zero
   */
  record Amount(Money amount) implements Discount {}

  /**
   * What is taken off a price (zero or above): never more than the price. Of a percentage, what is
   * left to pay is rounded half up, as if it were the price: half of 83.33 is 41.67 to pay.
   */
  default Money off(Money price) {
    return switch (this) {
      case Percent(Rate rate) -> price.minus(rate.rest().of(price, Rounding.HALF_UP)).min(price);
      case Amount(Money amount) -> amount.min(price);
    };
  }
}
