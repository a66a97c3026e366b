package canopy.till.catalogue;

import canopy.core.catalogue.Article;
import java.util.ArrayList;
import java.util.List;

/**
 * What is other in a catalogue than in an earlier one.
 *
 * @param added articles that were not there
 * @param replaced articles that are other than they were
 * @param removed how many are no longer there
 * @param inPlace whether all that both have stands at the same place
 */
public record CatalogueNews(
    List<Article> added, List<Replaced> replaced, int removed, boolean inPlace) {
  /** An article that was changed. */
  public record Replaced(Article before, Article after) {
    /** Whether people still find it by the same words and codes, and at the same place. */
    public boolean isFoundAlike() {
      return before.name().equals(after.name())
          && before.codes().equals(after.codes())
          && before.active() == after.active()
          && before.favourite() == after.favourite();
    }

    /** Whether it still has its place among the keys. */
    public boolean isKeyedAlike() {
      return before.active() == after.active()
          && before.favourite() == after.favourite()
          && before.department().equals(after.department());
    }
  }

  public CatalogueNews {
    added = List.copyOf(added);
    replaced = List.copyOf(replaced);
  }

  /** Whether the articles are the same. */
  public boolean isNone() {
    return added.isEmpty() && replaced.isEmpty() && removed == 0;
  }

  /** Whether nothing came, went or moved: articles were changed at most. */
  public boolean isOfSameArticles() {
    return added.isEmpty() && removed == 0 && inPlace;
  }

  /** Collects them. Used by one thread. */
  static final class Builder {
    private final List<Article> added = new ArrayList<>();
    private final List<Replaced> replaced = new ArrayList<>();
    private int removed;
    private boolean inPlace = true;

    void added(Article article) {
      added.add(article);
    }

    void replaced(Article before, Article after) {
      replaced.add(new Replaced(before, after));
    }

    void moved() {
      inPlace = false;
    }

    Builder removed(int articles) {
      removed = articles;
      return this;
    }

    CatalogueNews build() {
      return new CatalogueNews(added, replaced, removed, inPlace);
    }
  }
}
