package canopy.core.cost;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.event.FuelEvent;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.Line;
import canopy.core.sale.LineCost;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.core.tax.TaxRules;
import canopy.core.tax.TaxUnits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sale costs the station, by the costs in force at the moment it is completed; they are
 * written down with it, so that a later cost changes no past margin. Each line's cost is cost times
 * quantity, rounded half up to a minor unit. A cost that is not known is left out, never guessed.
 */
public record Costs(Book book) {
  /** Those lines' that are known. */
  public List<LineCost> of(Sale sale) {
    List<LineCost> costs = new ArrayList<>();
    for (Line line : sale.activeLines()) {
      Money cost =
          switch (line) {
            case Line.Goods goods -> turned(goods(goods, sale.currency()), sale);
            case Line.FuelFill fuel -> turned(fuel(fuel.fill()), sale);
            case Line.Return back -> back.cost();
            // Money for fuel that has not flowed: it counts when it does.
            case Line.FuelPrepay _, Line.PrepayRest _ -> null;
          };
      if (cost != null) {
        costs.add(new LineCost(line.no(), cost));
      }
    }
    return costs;
  }

  /**
   * What the prepaid part of a fill brought in and cost. Its tax is that with which the prepayment
   * was taxed.
   */
  public FuelEvent.PrepaidPart of(Fill part) {
    Money net =
        TaxRules.apply(
                book.taxClass(book.station().prepayTaxClass()),
                part.amount(),
                TaxUnits.of(Volume.ZERO))
            .net();
    return new FuelEvent.PrepaidPart(net, fuel(part));
  }

  private @Nullable Money goods(Line.Goods goods, String currency) {
    Article article = book.article(goods.articleId());
    UnitPrice cost = article == null ? null : article.cost();
    // A price label says what a piece of cheese costs, but not what it weighs.
    return cost == null || article == null || goods.quantity().unit() != article.unit()
        ? null
        : cost.times(goods.quantity(), currency);
  }

  private @Nullable Money fuel(Fill fill) {
    FuelGrade grade = book.grade(fill.grade());
    UnitPrice cost = grade == null ? null : grade.cost();
    return cost == null ? null : cost.times(fill.volume(), fill.amount().currency());
  }

  private static @Nullable Money turned(@Nullable Money cost, Sale sale) {
    return cost == null || sale.kind() == Sale.Kind.SALE ? cost : cost.negated();
  }
}
