package canopy.till.price;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.command.PriceCommand;
import canopy.core.event.StationEvent.GradePrice;
import canopy.core.event.StationEvent.PriceChanged;
import canopy.core.quantity.UnitPrice;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueNews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the journal is told when other goods and prices come into force. Pure. */
final class PriceChanges {
  /** So many prices of one change are told one by one. */
  static final int MOST_NOTED = 1_000;

  private PriceChanges() {}

  /** What is other than before; null if the goods are the same but for their prices. */
  static PriceCommand.@Nullable ReceiveGoods difference(Catalogue before, Catalogue after) {
    CatalogueNews news = after.since(before);
    boolean same =
        news.isNone()
            && before.departments().equals(after.departments())
            && before.taxClasses().equals(after.taxClasses())
            && withoutPrices(before).equals(withoutPrices(after));
    return same
        ? null
        : new PriceCommand.ReceiveGoods(
            news.added().size(), news.replaced().size(), news.removed());
  }

  private static List<FuelGrade> withoutPrices(Catalogue goods) {
    UnitPrice none = new UnitPrice(0);
    return goods.grades().stream().map(grade -> grade.priced(none)).toList();
  }

  /** Prices of grades, and those that were planned; not those of a whole new assortment. */
  static List<PriceChanged> changes(Catalogue before, Prices now) {
    List<PriceChanged> changes = new ArrayList<>();
    for (FuelGrade grade : now.goods().grades()) {
      String key = Integer.toString(grade.id());
      UnitPrice old = before.grade(grade.id()).map(FuelGrade::price).orElse(null);
      if (!grade.price().equals(old)) {
        changes.add(
            new PriceChanged(PlannedPrice.Target.GRADE, key, old, grade.price(), plan(now, key)));
      }
    }
    // In order of time: of several for one article the last one counts.
    Map<String, PriceChanged> newest = new LinkedHashMap<>();
    now.changes().stream()
        .filter(planned -> planned.target() == PlannedPrice.Target.ARTICLE)
        .forEach(planned -> newest.put(planned.key(), planned));
    for (PriceChanged one : newest.values()) {
      UnitPrice old = before.article(one.key()).map(Article::price).orElse(null);
      UnitPrice is = now.goods().article(one.key()).map(Article::price).orElse(null);
      // Where the station has a price of its own, the planned one is not in force.
      boolean inForce = one.after().equals(is) && !one.after().equals(old);
      if (inForce && changes.size() < MOST_NOTED) {
        changes.add(new PriceChanged(one.target(), one.key(), old, one.after(), one.plan()));
      }
    }
    return changes;
  }

  private static String plan(Prices now, String grade) {
    return now.changes().reversed().stream()
        .filter(
            change -> change.target() == PlannedPrice.Target.GRADE && change.key().equals(grade))
        .map(PriceChanged::plan)
        .findFirst()
        .orElse("");
  }

  /** Prices of grades as they are written down. */
  static List<GradePrice> ofGrades(Map<Integer, Long> tenthsByGrade) {
    return new TreeMap<>(tenthsByGrade)
        .entrySet().stream()
            .map(e -> new GradePrice(e.getKey(), new UnitPrice(e.getValue())))
            .toList();
  }
}
