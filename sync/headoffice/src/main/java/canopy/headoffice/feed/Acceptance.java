package canopy.headoffice.feed;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange.Kind;
import canopy.core.event.Json;
import canopy.headoffice.feed.StationChanges.Asked;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What it means to accept a station's change: whether it fits to head office's goods as they are,
 * and the record that it leads to. In the transaction of the caller.
 */
final class Acceptance {
  private final JsonMapper json = Json.mapper();

  /** A record as a station sees it. */
  record Seen(long version, String changedBy, JsonNode data) {}

  /** Those that nobody changed meanwhile and that can be accepted without a look at each. */
  List<Asked> fitting(Handle handle, String site, List<Asked> waiting) {
    Map<String, Seen> seen = seen(handle, site, waiting);
    List<Asked> able =
        waiting.stream()
            .filter(one -> isUntouched(seen.get(of(one)), one))
            .filter(one -> !one.isFar())
            .filter(one -> problem(one, seen.get(of(one)), Map.of()) == null)
            .toList();
    Map<String, Problem> unfit = GoodsFit.unfit(handle, site, articles(able));
    return able.stream().filter(one -> !unfit.containsKey(one.key())).toList();
  }

  /**
   * @throws Problem if a change cannot be accepted as it is
   */
  void refuseUnfit(Handle handle, Asked asked) {
    Article article = article(asked);
    Problem problem =
        problem(
            asked,
            seen(handle, asked),
            article == null ? Map.of() : GoodsFit.unfit(handle, asked.site(), List.of(article)));
    if (problem != null) {
      throw problem;
    }
  }

  /** Why a change cannot be accepted as it is; null if it can. */
  private static @Nullable Problem problem(
      Asked asked, @Nullable Seen seen, Map<String, Problem> unfit) {
    if (asked.kind() == Kind.NEW_ARTICLE && seen != null) {
      return Problem.of(Problem.Kind.CONFLICT, Saying.ARTICLE_EXISTS, asked.key());
    }
    if (asked.kind() != Kind.NEW_ARTICLE && seen == null) {
      return Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GOODS, asked.key());
    }
    return unfit.get(asked.key());
  }

  /**
   * The station's own record, as it is from now on.
   *
   * @param seen the records by {@link #of}; the next change of the same thing finds this one there
   */
  Edit edit(Asked asked, Map<String, Seen> seen, String by) {
    Article article = article(asked);
    ObjectNode record =
        article != null
            ? json.valueToTree(article)
            : Optional.ofNullable(seen.get(of(asked)))
                .map(one -> (ObjectNode) one.data().deepCopy())
                .orElseThrow(
                    () -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GOODS, asked.key()));
    record.putObject("price").put("tenthsOfMinor", asked.priceTenths());
    seen.put(of(asked), new Seen(0, by, record));
    return new Edit(asked.site(), kind(asked.kind()), asked.key(), record, Edit.ANY);
  }

  private static RecordKind kind(Kind kind) {
    return switch (kind) {
      case ARTICLE_PRICE, NEW_ARTICLE, CHANGED_ARTICLE -> RecordKind.ARTICLE;
      case GRADE_PRICE -> RecordKind.GRADE;
    };
  }

  /** Of the record that the station saw, or of an earlier change of the same till. */
  static boolean isUntouched(@Nullable Seen seen, Asked asked) {
    return seen == null
        ? asked.kind() == Kind.NEW_ARTICLE
        : seen.version() == asked.basis() || seen.changedBy().equals(asked.author());
  }

  /** What a change is of, in one word. */
  static String of(Asked asked) {
    return kind(asked.kind()).word() + " " + asked.key();
  }

  /** The records that some changes of a station are of, by {@link #of}. */
  static Map<String, Seen> seen(Handle handle, String site, List<Asked> some) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT ON (kind, key) kind, key, seq, changed_by, data::text AS data FROM record
            WHERE kind IN ('article', 'grade') AND key = ANY(:keys) AND scope IN ('*', :site) AND data IS NOT NULL
            ORDER BY kind, key, scope = :site DESC
            """)
        .bindArray("keys", String.class, some.stream().map(Asked::key).distinct().toList())
        .bind("site", site)
        .reduceRows(
            new HashMap<String, Seen>(),
            (all, row) -> {
              all.put(
                  row.getColumn("kind", String.class) + " " + row.getColumn("key", String.class),
                  new Seen(
                      row.getColumn("seq", Long.class),
                      row.getColumn("changed_by", String.class),
                      WaitingChanges.tree(row.getColumn("data", String.class))));
              return all;
            });
  }

  /** The record that a change is of; null if the station sees none. */
  static @Nullable Seen seen(Handle handle, Asked asked) {
    return seen(handle, asked.site(), List.of(asked)).get(of(asked));
  }

  private List<Article> articles(List<Asked> some) {
    List<Article> whole = new ArrayList<>();
    for (Asked one : some) {
      Article article = article(one);
      if (article != null) {
        whole.add(article);
      }
    }
    return whole;
  }

  private @Nullable Article article(Asked asked) {
    JsonNode whole = asked.article();
    if (whole == null) {
      return null;
    }
    try {
      return json.treeToValue(whole, Article.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored article is none", e);
    }
  }
}
