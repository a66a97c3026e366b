package canopy.core.catalogue;

import canopy.core.quantity.UnitPrice;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Goods that a station changed by itself. Head office's answer decides whether it stays so.
 *
 * @param key the article's id, or the grade's number
 * @param price from now on, for one piece, kilogram or litre
 * @param before what it cost; null if it is new
 * @param article the whole of a new article; null of a price
 * @param basis version of head office's record that the station saw; 0 if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocalChange(
    Kind kind,
    String key,
    UnitPrice price,
    @Nullable UnitPrice before,
    @Nullable Article article,
    long basis) {
  /** What was changed. */
  public enum Kind {
    ARTICLE_PRICE,
    GRADE_PRICE,
    NEW_ARTICLE
  }

  public LocalChange {
    if (key.isBlank() || (kind == Kind.NEW_ARTICLE) != (article != null)) {
      throw new IllegalArgumentException("a change is of one thing, and only a new one is whole");
    }
  }

  /** Another price of an article. */
  public static LocalChange ofArticle(String id, UnitPrice price, long basis) {
    return new LocalChange(Kind.ARTICLE_PRICE, id, price, null, null, basis);
  }

  /** Another price of a grade. */
  public static LocalChange ofGrade(int grade, UnitPrice price, long basis) {
    return new LocalChange(Kind.GRADE_PRICE, Integer.toString(grade), price, null, null, basis);
  }

  /** An article that nobody else knows. */
  public static LocalChange of(Article article) {
    return new LocalChange(Kind.NEW_ARTICLE, article.id(), article.price(), null, article, 0);
  }

  /** The same with what it cost before. */
  public LocalChange after(@Nullable UnitPrice price) {
    return new LocalChange(kind, key, this.price, price, article, basis);
  }

  /** Whether an earlier change says nothing any more; a price needs its new article. */
  public boolean replaces(LocalChange earlier) {
    return isOfSame(earlier) && (kind == Kind.NEW_ARTICLE || earlier.kind != Kind.NEW_ARTICLE);
  }

  /** Whether it is of the same thing as another one. */
  public boolean isOfSame(LocalChange other) {
    return (kind == Kind.GRADE_PRICE) == (other.kind == Kind.GRADE_PRICE) && key.equals(other.key);
  }
}
