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
 * @param article the whole of an article that is new, or of which more than the price is other;
 *     null of a price
 * @param basis version of head office's record that the station saw; 0 if it has none
 * @param batch the file that it came in with, among others; null if a person made it alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocalChange(
    Kind kind,
    String key,
    UnitPrice price,
    @Nullable UnitPrice before,
    @Nullable Article article,
    long basis,
    @Nullable Batch batch) {
  /** What was changed. */
  public enum Kind {
    ARTICLE_PRICE,
    GRADE_PRICE,
    NEW_ARTICLE,
    CHANGED_ARTICLE;

    private boolean isWhole() {
      return this == NEW_ARTICLE || this == CHANGED_ARTICLE;
    }
  }

  /**
   * Changes that came in with one file and can be answered together.
   *
   * @param file its name
   * @param id of what was in it
   */
  public record Batch(String file, String id) {
    public Batch {
      if (id.isBlank()) {
        throw new IllegalArgumentException("a batch has an id");
      }
    }
  }

  public LocalChange {
    if (key.isBlank() || kind.isWhole() != (article != null)) {
      throw new IllegalArgumentException("a change is of one thing, and only a new one is whole");
    }
  }

  /** Another price of an article. */
  public static LocalChange ofArticle(String id, UnitPrice price, long basis) {
    return new LocalChange(Kind.ARTICLE_PRICE, id, price, null, null, basis, null);
  }

  /** Another price of a grade. */
  public static LocalChange ofGrade(int grade, UnitPrice price, long basis) {
    String key = Integer.toString(grade);
    return new LocalChange(Kind.GRADE_PRICE, key, price, null, null, basis, null);
  }

  /** An article that nobody else knows. */
  public static LocalChange of(Article article) {
    return new LocalChange(Kind.NEW_ARTICLE, article.id(), article.price(), null, article, 0, null);
  }

  /** An article of which more is other than its price. */
  public static LocalChange changed(Article article, long basis) {
    return new LocalChange(
        Kind.CHANGED_ARTICLE, article.id(), article.price(), null, article, basis, null);
  }

  /** The same with what it cost before. */
  public LocalChange after(@Nullable UnitPrice price) {
    return new LocalChange(kind, key, this.price, price, article, basis, batch);
  }

  /** The same as one of a file. */
  public LocalChange in(Batch file) {
    return new LocalChange(kind, key, price, before, article, basis, file);
  }

  /** The same at another price. */
  public LocalChange at(UnitPrice next) {
    Article whole = article == null ? null : article.priced(next);
    return new LocalChange(kind, key, next, before, whole, basis, batch);
  }

  /** Whether an earlier change says nothing any more; a price needs its new or changed article. */
  public boolean replaces(LocalChange earlier) {
    return isOfSame(earlier)
        && switch (kind) {
          case NEW_ARTICLE -> true;
          case CHANGED_ARTICLE -> earlier.kind != Kind.NEW_ARTICLE;
          case ARTICLE_PRICE, GRADE_PRICE -> !earlier.kind.isWhole();
        };
  }

  /** Whether a yes to this one makes an earlier change old: a price leaves the rest to be asked. */
  public boolean settles(LocalChange earlier) {
    return isOfSame(earlier)
        && !(kind == Kind.ARTICLE_PRICE && earlier.kind == Kind.CHANGED_ARTICLE);
  }

  /** Whether it is of the same thing as another one. */
  public boolean isOfSame(LocalChange other) {
    return (kind == Kind.GRADE_PRICE) == (other.kind == Kind.GRADE_PRICE) && key.equals(other.key);
  }
}
