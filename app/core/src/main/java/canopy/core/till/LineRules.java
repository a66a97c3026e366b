package canopy.core.till;

import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.station.Limits;
import java.util.function.Function;

/** Changes of one line of the open sale. */
record LineRules(Permission permission) {

  Decision setQuantity(Moment moment, SaleCommand.SetQuantity c) {
    return onLine(moment, c.lineNo(), found -> countOn(moment, c, found));
  }

  /** Less of something is a part of the line voided, and needs the same right. */
  private Decision countOn(Moment moment, SaleCommand.SetQuantity c, Found found) {
    if (!(found.line() instanceof Line.Goods goods)
        || goods.labelAmount() != null
        || goods.quantity().unit() != c.quantity().unit()) {
      return Decision.refuse(Refusal.Reason.LINE_NOT_CHANGEABLE);
    }
    if (!inRange(c.quantity())) {
      return Decision.refuse(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    Line counted = goods.counted(c.quantity());
    if (c.quantity().amount() >= goods.quantity().amount()) {
      return Decision.accept(changed(found, SaleEvent.Change.QUANTITY, counted));
    }
    return permitted(
        moment,
        Right.VOID_LINE,
        found,
        new SaleEvent.LineChanged(
            found.sale().id(),
            SaleEvent.Change.QUANTITY,
            counted,
            c.reason().strip(),
            goods.quantity()));
  }

  Decision setPrice(Moment moment, SaleCommand.SetPrice c) {
    return onLine(moment, c.lineNo(), found -> priceOn(moment, c, found));
  }

  private Decision priceOn(Moment moment, SaleCommand.SetPrice c, Found found) {
    if (!(found.line() instanceof Line.Goods goods)) {
      return Decision.refuse(Refusal.Reason.LINE_NOT_CHANGEABLE);
    }
    long price = c.price().tenthsOfMinor();
    if (price < 0 || price > Limits.PRICE_TENTHS_OF_MINOR) {
      return Decision.refuse(Refusal.Reason.PRICE_OUT_OF_RANGE);
    }
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    return permitted(
        moment,
        Right.PRICE_OVERRIDE,
        found,
        new SaleEvent.LineChanged(
            found.sale().id(),
            SaleEvent.Change.PRICE,
            goods.priced(c.price()),
            c.reason().strip()));
  }

  Decision setDiscount(Moment moment, SaleCommand.SetLineDiscount c) {
    return onLine(moment, c.lineNo(), found -> discountOn(moment, c, found));
  }

  private Decision discountOn(Moment moment, SaleCommand.SetLineDiscount c, Found found) {
    Discount discount = c.discount();
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    if (discount != null && !inRange(discount)) {
      return Decision.refuse(Refusal.Reason.DISCOUNT_OUT_OF_RANGE);
    }
    Line changed =
        switch (found.line()) {
          case Line.Goods goods -> goods.discounted(discount);
          case Line.FuelFill fill -> fill.discounted(discount);
          case Line.FuelPrepay prepay -> null;
          case Line.PrepayRest rest -> null;
          case Line.Return back -> null;
        };
    if (changed == null) {
      return Decision.refuse(Refusal.Reason.LINE_NOT_CHANGEABLE);
    }
    return permitted(
        moment,
        Right.DISCOUNT,
        found,
        new SaleEvent.LineChanged(
            found.sale().id(), SaleEvent.Change.DISCOUNT, changed, c.reason().strip()));
  }

  static Decision setNote(Moment moment, SaleCommand.SetLineNote c) {
    return onLine(moment, c.lineNo(), found -> noteOn(c, found));
  }

  private static Decision noteOn(SaleCommand.SetLineNote c, Found found) {
    if (c.note().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    return Decision.accept(changed(found, SaleEvent.Change.NOTE, found.line().noted(c.note())));
  }

  /** Giving a fill back needs no right: it stays unpaid, on its pump. */
  Decision voidLine(Moment moment, SaleCommand.VoidLine c) {
    return onLine(moment, c.lineNo(), found -> voidOn(moment, c, found));
  }

  private Decision voidOn(Moment moment, SaleCommand.VoidLine c, Found found) {
    if (c.reason().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    Event voided = new SaleEvent.LineVoided(found.sale().id(), found.line(), c.reason().strip());
    return found.line() instanceof Line.FuelFill
        ? Decision.accept(voided)
        : permitted(moment, Right.VOID_LINE, found, voided);
  }

  private Decision permitted(Moment moment, Right right, Found found, Event event) {
    var answer = permission.check(moment, right, found.sale().id() + "/" + found.line().no());
    return answer.refusal() != null
        ? answer.refusal()
        : Decision.accept(TillRules.list(answer.approved(), event));
  }

  private static Event changed(Found found, SaleEvent.Change change, Line line) {
    return new SaleEvent.LineChanged(found.sale().id(), change, line, "");
  }

  /** A line of the open sale that may be changed. */
  private record Found(Sale sale, Line line) {}

  private static Decision onLine(Moment moment, int no, Function<Found, Decision> rule) {
    Sale open = moment.open();
    if (open == null) {
      return Decision.refuse(Refusal.Reason.NO_OPEN_SALE);
    }
    if (!open.tenders().isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_HAS_TENDERS);
    }
    return open.line(no)
        .filter(line -> !line.voided())
        .map(line -> rule.apply(new Found(open, line)))
        .orElseGet(() -> Decision.refuse(Refusal.Reason.UNKNOWN_LINE, no));
  }

  static boolean inRange(Quantity quantity) {
    long most =
        switch (quantity.unit()) {
          case PIECE -> Limits.PIECES_PER_LINE;
          case GRAM -> Limits.GRAMS_PER_LINE;
        };
    return quantity.amount() >= 1 && quantity.amount() <= most;
  }

  static boolean inRange(Discount discount) {
    return switch (discount) {
      case Discount.Percent(Rate rate) ->
          rate.partsPerMillion() > 0 && rate.partsPerMillion() <= Rate.ONE;
      case Discount.Amount(var amount) ->
          amount.isPositive() && amount.minor() <= Limits.AMOUNT_MINOR;
    };
  }
}
