package canopy.core.sale;

import canopy.core.quantity.Allocation;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Volume;
import canopy.core.tax.TaxClass;
import canopy.core.tax.TaxRules;
import canopy.core.tax.TaxShare;
import canopy.core.tax.TaxUnits;
import canopy.core.tax.TaxedAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes a sale's totals. The order is fixed: quantity times price; the line's own discount; the
 * discount on the whole sale, shared out over the lines by largest remainder; then tax on what is
 * left of each line.
 */
public final class Pricing {
  private final Function<String, TaxClass> taxClasses;

  /** The same sale is asked for by its screen and by the rules of its payment. */
  private volatile @Nullable Priced newest;

  /**
   * A sale with its totals.
   *
   * @param lines those that count, in the order of the totals' lines
   */
  private record Priced(Sale sale, List<Line> lines, Totals totals) {
    /** The amounts of a line, if it stood at the same place and bore the same share already. */
    @SuppressWarnings("ReferenceEquality") // As below.
    @Nullable LineAmounts known(int index, Line line, Sale.Kind kind, Money orderShare) {
      if (index >= lines.size() || lines.get(index) != line || sale.kind() != kind) {
        return null;
      }
      LineAmounts amounts = totals.lines().get(index);
      return amounts.orderDiscount().equals(orderShare) ? amounts : null;
    }
  }

  /**
   * @param taxClasses finds a tax class by its id
   */
  public Pricing(Function<String, TaxClass> taxClasses) {
    this.taxClasses = taxClasses;
  }

  /** The totals of a sale as it stands. */
  @SuppressWarnings(
      "ReferenceEquality") // Equal sales are priced the same, but comparing costs more.
  public Totals totals(Sale sale) {
    Priced known = newest;
    if (known != null && known.sale() == sale) {
      return known.totals();
    }
    Priced priced = price(sale, known);
    newest = priced;
    return priced.totals();
  }

  /**
   * One more line in a sale leaves the others as they are, and their taxes need not be done again.
   */
  private Priced price(Sale sale, @Nullable Priced before) {
    String currency = sale.currency();
    List<Line> lines = sale.activeLines();
    long[] shares = orderShares(sale, lines);
    List<LineAmounts> amounts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      Line line = lines.get(i);
      Money share = Money.of(shares[i], currency);
      LineAmounts known = before == null ? null : before.known(i, line, sale.kind(), share);
      amounts.add(known == null ? amounts(sale, line, share) : known);
    }
    return new Priced(sale, lines, sum(amounts, currency));
  }

  private static long[] orderShares(Sale sale, List<Line> lines) {
    long[] reduced = new long[lines.size()];
    Discount discount = sale.discount();
    if (discount == null) {
      return reduced; // All zero.
    }
    String currency = sale.currency();
    Money sum = Money.zero(currency);
    for (int i = 0; i < reduced.length; i++) {
      Line line = lines.get(i);
      Money part = discountable(line, currency).minus(lineDiscount(line, currency));
      reduced[i] = part.minor();
      sum = sum.plus(part);
    }
    return Allocation.split(discount.off(sum).minor(), reduced);
  }

  private LineAmounts amounts(Sale sale, Line line, Money orderShare) {
    LineAmounts positive =
        switch (line) {
          case Line.Return back -> back.amounts();
          case Line.Goods goods ->
              taxed(line, goods.taxClass(), orderShare, TaxUnits.of(goods.quantity()), sale);
          case Line.FuelFill fill ->
              taxed(line, fill.taxClass(), orderShare, TaxUnits.of(fill.fill().volume()), sale);
          case Line.FuelPrepay prepay ->
              taxed(line, prepay.taxClass(), orderShare, TaxUnits.of(Volume.ZERO), sale);
          case Line.PrepayRest rest ->
              taxed(line, rest.taxClass(), orderShare, TaxUnits.of(Volume.ZERO), sale);
        };
    boolean turn = sale.kind() == Sale.Kind.REFUND && !(line instanceof Line.Return);
    return turn ? positive.mirrored(line.no()) : positive;
  }

  private LineAmounts taxed(
      Line line, String taxClass, Money orderShare, TaxUnits units, Sale sale) {
    Money listed = listed(line, sale.currency());
    Money off = lineDiscount(line, sale.currency());
    Money price = listed.minus(off).minus(orderShare);
    TaxedAmount taxed = TaxRules.apply(taxClasses.apply(taxClass), price, units);
    return new LineAmounts(
        line.no(), listed, off, orderShare, taxed.net(), taxed.taxes(), taxed.gross());
  }

  private static Money listed(Line line, String currency) {
    return switch (line) {
      case Line.Goods goods -> {
        Money label = goods.labelAmount();
        yield label != null ? label : goods.price().times(goods.quantity(), currency);
      }
      case Line.FuelFill fill -> fill.fill().amount();
      case Line.FuelPrepay prepay -> prepay.amount();
      case Line.PrepayRest rest -> rest.rest();
      case Line.Return back -> back.amounts().listed();
    };
  }

  /**
   * What a discount on the whole sale may be taken from: goods and fuel sold now, not prepayments
   * and returns.
   */
  private static Money discountable(Line line, String currency) {
    return switch (line) {
      case Line.Goods goods -> listed(goods, currency);
      case Line.FuelFill fill -> listed(fill, currency);
      case Line.FuelPrepay prepay -> Money.zero(currency);
      case Line.PrepayRest rest -> Money.zero(currency);
      case Line.Return back -> Money.zero(currency);
    };
  }

  private static Money lineDiscount(Line line, String currency) {
    Discount discount =
        switch (line) {
          case Line.Goods goods -> goods.discount();
          case Line.FuelFill fill -> fill.discount();
          case Line.FuelPrepay prepay -> null;
          case Line.PrepayRest rest -> null;
          case Line.Return back -> null;
        };
    return discount == null ? Money.zero(currency) : discount.off(listed(line, currency));
  }

  private static Totals sum(List<LineAmounts> lines, String currency) {
    Money discount = Money.zero(currency);
    Money net = Money.zero(currency);
    Money total = Money.zero(currency);
    Map<String, TaxShare> taxes = new LinkedHashMap<>();
    for (LineAmounts line : lines) {
      discount = discount.plus(line.lineDiscount()).plus(line.orderDiscount());
      net = net.plus(line.net());
      total = total.plus(line.total());
      for (TaxShare share : line.taxes()) {
        taxes.merge(
            share.taxId(),
            share,
            (a, b) ->
                new TaxShare(a.taxId(), a.base().plus(b.base()), a.amount().plus(b.amount())));
      }
    }
    return new Totals(lines, discount, net, List.copyOf(taxes.values()), total);
  }

  /**
   * How many units a line's amount is shared over in a refund: pieces; weighed goods and fuel come
   * back whole.
   */
  public static long refundableUnits(Line line) {
    return switch (line) {
      case Line.Goods goods ->
          goods.quantity().unit() == Quantity.Unit.PIECE && goods.labelAmount() == null
              ? goods.quantity().amount()
              : 1;
      case Line.FuelFill fill -> 1;
      case Line.FuelPrepay prepay -> 0;
      case Line.PrepayRest rest -> 0;
      case Line.Return back -> 0;
    };
  }
}
