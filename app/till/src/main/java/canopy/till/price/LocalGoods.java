package canopy.till.price;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LocalChange;
import canopy.core.state.LocalChanges;
import canopy.till.catalogue.Catalogue;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the station changed by itself, on top of the goods that are decided: in force until head
 * office answers. Any thread.
 *
 * @param changes of the till's state now
 */
public record LocalGoods(Supplier<LocalChanges> changes) {
  /**
   * The goods with these changes over them; the very same goods if nothing is other.
   *
   * @param decided whether head office decides about the goods: then only what it is asked counts
   */
  Catalogue over(Catalogue goods, boolean decided) {
    Catalogue next = goods;
    for (LocalChanges.Made made : changes.get().made()) {
      if (made.asked() || !decided) {
        next = over(next, made.change());
      }
    }
    return next;
  }

  /** The same of a state. */
  public static Catalogue over(Catalogue goods, LocalChanges local, boolean decided) {
    return new LocalGoods(() -> local).over(goods, decided);
  }

  /** Whether the station has a price of its own for a grade. */
  boolean prices(FuelGrade grade) {
    String number = Integer.toString(grade.id());
    return changes.get().made().stream()
        .map(LocalChanges.Made::change)
        .anyMatch(one -> one.kind() == LocalChange.Kind.GRADE_PRICE && one.key().equals(number));
  }

  private static Catalogue over(Catalogue goods, LocalChange change) {
    return switch (change.kind()) {
      case ARTICLE_PRICE ->
          goods
              .article(change.key())
              .filter(article -> !article.price().equals(change.price()))
              .map(article -> goods.with(List.of(article.priced(change.price()))))
              .orElse(goods);
      case GRADE_PRICE -> grade(goods, change);
      case NEW_ARTICLE -> {
        Article article = change.article();
        yield article != null && fits(goods, article) ? goods.with(List.of(article)) : goods;
      }
    };
  }

  private static Catalogue grade(Catalogue goods, LocalChange change) {
    List<FuelGrade> next =
        goods.grades().stream()
            .map(
                one ->
                    Integer.toString(one.id()).equals(change.key())
                        ? one.priced(change.price())
                        : one)
            .toList();
    return next.equals(goods.grades()) ? goods : goods.withGrades(next);
  }

  /** What head office decides goes before: it may have other plans with the number or a code. */
  private static boolean fits(Catalogue goods, Article article) {
    return goods.article(article.id()).isEmpty()
        && goods.department(article.department()).isPresent()
        && goods.taxClass(article.taxClass()).isPresent()
        && article.codes().stream().allMatch(code -> goods.byCode(code).isEmpty());
  }
}
