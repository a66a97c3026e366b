package canopy.till.price;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LocalChange;
import canopy.core.state.LocalChanges;
import canopy.till.catalogue.Catalogue;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    Layer layer = new Layer(goods);
    Catalogue next = goods;
    for (LocalChanges.Made made : changes.get().made()) {
      if (made.asked() || !decided) {
        if (made.change().kind() == LocalChange.Kind.GRADE_PRICE) {
          next = grade(next, made.change());
        } else {
          layer.put(made.change());
        }
      }
    }
    layer.end();
    List<Article> other = layer.other();
    return other.isEmpty() ? next : next.with(other);
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

  /** The articles of some changes, one after the other, over the goods. Used by one thread. */
  private static final class Layer {
    private final Catalogue goods;
    private final Map<String, Article> articles = new LinkedHashMap<>();

    /** Whose a code is, of those in this layer. */
    private final Map<String, String> owners = new HashMap<>();

    /** The articles of one file, which go in together: two may take each other's codes. */
    private final Map<String, Article> together = new LinkedHashMap<>();

    private final Set<String> claimed = new HashSet<>();
    private LocalChange.@Nullable Batch batch;

    Layer(Catalogue goods) {
      this.goods = goods;
    }

    void put(LocalChange change) {
      Article whole = change.article();
      if (whole == null || !isOfBatch(change) || meetsItself(whole)) {
        end();
      }
      batch = change.batch();
      Article known = known(change.key());
      if (whole == null) {
        if (known != null) {
          articles.put(known.id(), known.priced(change.price()));
        }
        return;
      }
      // What head office decides goes before: it may have other plans with the number or a code.
      boolean isNew = change.kind() == LocalChange.Kind.NEW_ARTICLE;
      if (isNew == (known == null) && isInItsPlace(whole)) {
        together.put(whole.id(), whole);
        claimed.addAll(whole.codes());
      }
    }

    /** Whether the file has said something of the article, or of one of its codes, before. */
    private boolean meetsItself(Article article) {
      return together.containsKey(article.id()) || !Collections.disjoint(claimed, article.codes());
    }

    private boolean isOfBatch(LocalChange change) {
      LocalChange.Batch own = change.batch();
      return own != null && own.equals(batch);
    }

    /** Puts those of the file in whose codes are free, now that all of it is known. */
    void end() {
      while (together.values().removeIf(one -> !hasFreeCodes(one))) {
        // Who is left out gives nothing up.
      }
      articles.putAll(together);
      for (Article one : together.values()) {
        one.codes().forEach(code -> owners.put(code, one.id()));
      }
      together.clear();
      claimed.clear();
    }

    private @Nullable Article known(String id) {
      Article here = articles.get(id);
      return here == null ? goods.article(id).orElse(null) : here;
    }

    private boolean isInItsPlace(Article article) {
      return goods.department(article.department()).isPresent()
          && goods.taxClass(article.taxClass()).isPresent();
    }

    private boolean hasFreeCodes(Article article) {
      return article.codes().stream().allMatch(code -> isFree(code, article.id()));
    }

    private boolean isFree(String code, String id) {
      String owner = owners.get(code);
      if (owner == null) {
        owner = goods.byCode(code).map(Article::id).orElse(id);
      }
      Article has = together.containsKey(owner) ? together.get(owner) : articles.get(owner);
      boolean givenUp = has != null && !has.codes().contains(code);
      return owner.equals(id) || givenUp;
    }

    /** Those that are other than in the goods. */
    List<Article> other() {
      return articles.values().stream()
          .filter(one -> !goods.article(one.id()).equals(Optional.of(one)))
          .toList();
    }
  }
}
