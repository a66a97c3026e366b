package canopy.core.sale;

import canopy.core.catalogue.Names;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale. A voided line stays, struck through, so that a removal is seen. Names, prices
 * and tax classes are copied in when the line is made: a later change of the catalogue does not
 * touch it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Line.Goods.class, name = "goods"),
  @JsonSubTypes.Type(value = Line.FuelFill.class, name = "fill"),
  @JsonSubTypes.Type(value = Line.FuelPrepay.class, name = "prepay"),
  @JsonSubTypes.Type(value = Line.PrepayRest.class, name = "rest"),
  @JsonSubTypes.Type(value = Line.Return.class, name = "return")
})
public sealed interface Line {
  /** 1, 2, 3 within its sale. */
  int no();

  /** What the customer reads. */
  Names name();

  /** Typed by the cashier; empty if none. */
  String note();

  /** Whether the line was taken out again. */
  boolean voided();

  /** This line, struck through. */
  Line asVoided();

  /** This line with another note. */
  Line noted(String text);

  /**
   * Shop goods.
   *
   * @param articleId the catalogue's id
   * @param department for reports
   * @param taxClass the tax class's id
   * @param code what was scanned or chosen
   * @param quantity above zero
   * @param listPrice the catalogue's price
   * @param price the price charged; differs from {@code listPrice} if overridden
   * @param labelAmount the amount printed on a price label; null if none: then quantity times price
   *     counts
   * @param discount null if none
   */
  record Goods(
      int no,
      String articleId,
      Names name,
      String department,
      String taxClass,
      String code,
      Quantity quantity,
      UnitPrice listPrice,
      UnitPrice price,
      @Nullable Money labelAmount,
      @Nullable Discount discount,
      String note,
      boolean voided)
      implements Line {
    public Goods counted(Quantity next) {
      return new Goods(
          no,
          articleId,
          name,
          department,
          taxClass,
          code,
          next,
          listPrice,
          price,
          labelAmount,
          discount,
          note,
          voided);
    }

    public Goods priced(UnitPrice next) {
      return new Goods(
          no,
          articleId,
          name,
          department,
          taxClass,
          code,
          quantity,
          listPrice,
          next,
          null,
          discount,
          note,
          voided);
    }

    public Goods discounted(@Nullable Discount next) {
      return new Goods(
          no,
          articleId,
          name,
          department,
          taxClass,
          code,
          quantity,
          listPrice,
          price,
          labelAmount,
          next,
          note,
          voided);
    }

    @Override
    public Goods noted(String text) {
      return new Goods(
          no,
          articleId,
          name,
          department,
          taxClass,
          code,
          quantity,
          listPrice,
          price,
          labelAmount,
          discount,
          text,
          voided);
    }

    @Override
    public Goods asVoided() {
      return new Goods(
          no,
          articleId,
          name,
          department,
          taxClass,
          code,
          quantity,
          listPrice,
          price,
          labelAmount,
          discount,
          note,
          true);
    }
  }

  /**
   * A fill that the customer pays now.
   *
   * @param fill as dispensed
   * @param name of the grade
   * @param discount null if none
   */
  record FuelFill(
      int no,
      Fill fill,
      Names name,
      String taxClass,
      @Nullable Discount discount,
      String note,
      boolean voided)
      implements Line {
    public FuelFill discounted(@Nullable Discount next) {
      return new FuelFill(no, fill, name, taxClass, next, note, voided);
    }

    @Override
    public FuelFill noted(String text) {
      return new FuelFill(no, fill, name, taxClass, discount, text, voided);
    }

    @Override
    public FuelFill asVoided() {
      return new FuelFill(no, fill, name, taxClass, discount, note, true);
    }
  }

  /**
   * Fuel paid for before it flows.
   *
   * @param pump which may fill once the sale is paid
   * @param name what the receipt says
   * @param limit where the pump stops
   * @param amount to be paid now
   * @param ordered the only grade that may flow; null if any may
   */
  record FuelPrepay(
      int no,
      int pump,
      Names name,
      String taxClass,
      Limit limit,
      Money amount,
      String note,
      boolean voided,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrderedGrade ordered)
      implements Line {
    @Override
    public FuelPrepay noted(String text) {
      return new FuelPrepay(no, pump, name, taxClass, limit, amount, text, voided, ordered);
    }

    @Override
    public FuelPrepay asVoided() {
      return new FuelPrepay(no, pump, name, taxClass, limit, amount, note, true, ordered);
    }
  }

  /**
   * The unused rest of a prepayment, going back to the customer. Only in a refund.
   *
   * @param prepayId which prepayment
   * @param rest above zero
   */
  record PrepayRest(
      int no, String prepayId, Names name, String taxClass, Money rest, String note, boolean voided)
      implements Line {
    @Override
    public PrepayRest noted(String text) {
      return new PrepayRest(no, prepayId, name, taxClass, rest, text, voided);
    }

    @Override
    public PrepayRest asVoided() {
      return new PrepayRest(no, prepayId, name, taxClass, rest, note, true);
    }
  }

  /**
   * Goods or fuel of an earlier sale, coming back. Only in a refund.
   *
   * @param originalNo the line's number in the original sale
   * @param quantity above zero; pieces, or grams, or 1 for a fill
   * @param amounts the exact share of what was paid, below zero
   * @param cost the exact share of what it had cost, zero or below; null if that is not known
   * @param volume what the fill had delivered; null if it is no fill, or was returned before this
   *     was kept
   */
  record Return(
      int no,
      int originalNo,
      Names name,
      Quantity quantity,
      LineAmounts amounts,
      String note,
      boolean voided,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money cost,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Volume volume)
      implements Line {
    @Override
    public Return noted(String text) {
      return new Return(no, originalNo, name, quantity, amounts, text, voided, cost, volume);
    }

    @Override
    public Return asVoided() {
      return new Return(no, originalNo, name, quantity, amounts, note, true, cost, volume);
    }
  }
}
