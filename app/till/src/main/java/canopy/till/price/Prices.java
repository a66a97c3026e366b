package canopy.till.price;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.event.StationEvent.PriceChanged;
import canopy.core.quantity.UnitPrice;
import canopy.till.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which prices are in force at a moment. Pure.
 *
 * @param goods the catalogue with the prices of that moment
 * @param changes what the planned prices among them changed
 * @param nextAt when the next planned price comes into force; empty if none is planned
 */
record Prices(Catalogue goods, List<PriceChanged> changes, Optional<Instant> nextAt) {
  /**
   * Puts every planned price whose time has come over what was decided. Of two for one thing the
   * later one counts; a planned price of something that is not there is passed over.
   */
  static Prices at(Instant now, HeadOfficeGoods.Decided decided) {
    List<PlannedPrice> due =
        decided.planned().stream()
            .filter(plan -> !plan.effectiveAt().isAfter(now))
            .sorted(Comparator.comparing(PlannedPrice::effectiveAt).thenComparing(PlannedPrice::id))
            .toList();
    Catalogue goods = decided.goods();
    List<PriceChanged> changes = new ArrayList<>();
    Map<String, Article> articles = new LinkedHashMap<>();
    List<FuelGrade> grades = new ArrayList<>(goods.grades());
    for (PlannedPrice plan : due) {
      switch (plan.target()) {
        case ARTICLE ->
            goods
                .article(plan.key())
                .ifPresent(
                    article -> {
                      changes.add(change(plan, article.price()));
                      articles.put(article.id(), article.priced(plan.price()));
                    });
        case GRADE ->
            grades.replaceAll(
                grade -> {
                  if (!Integer.toString(grade.id()).equals(plan.key())) {
                    return grade;
                  }
                  changes.add(change(plan, grade.price()));
                  return grade.priced(plan.price());
                });
      }
    }
    Catalogue inForce = articles.isEmpty() ? goods : goods.with(articles.values());
    return new Prices(
        inForce.withGrades(grades),
        changes,
        decided.planned().stream()
            .map(PlannedPrice::effectiveAt)
            .filter(at -> at.isAfter(now))
            .min(Comparator.naturalOrder()));
  }

  private static PriceChanged change(PlannedPrice plan, UnitPrice before) {
    return new PriceChanged(plan.target(), plan.key(), before, plan.price(), plan.id());
  }
}
