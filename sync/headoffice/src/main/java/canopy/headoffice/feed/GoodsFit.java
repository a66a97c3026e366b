package canopy.headoffice.feed;

import canopy.core.catalogue.Article;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Whether articles of a station fit to the goods that it sees. Without state. */
final class GoodsFit {
  private GoodsFit() {}

  /** A code that an article shall have, and another one has until now. */
  private record Claim(String id, String code, String from) {
    Problem refused() {
      return bad(Saying.CODE_TAKEN, code, from);
    }
  }

  /**
   * What of some articles would not fit to what a station sees, with the reason, by number; each
   * code is looked for in one go, however many articles there are. One may have the code of another
   * one among them that gives it up, also both from each other, but not if that one does not fit.
   */
  static Map<String, Problem> unfit(Handle handle, String site, List<Article> articles) {
    Set<String> departments = keys(handle, site, RecordKind.DEPARTMENT);
    Set<String> taxClasses = keys(handle, site, RecordKind.TAX_CLASS);
    Map<String, Problem> unfit = new HashMap<>();
    List<String> ids = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    Map<String, Article> wanted = new HashMap<>();
    Map<String, String> owners = new HashMap<>();
    for (Article article : articles) {
      wanted.put(article.id(), article);
      if (!departments.contains(article.department())) {
        unfit.put(article.id(), bad(Saying.NO_DEPARTMENT, article.department()));
      } else if (!taxClasses.contains(article.taxClass())) {
        unfit.put(article.id(), bad(Saying.NO_TAX_CLASS, article.taxClass()));
      }
      for (String code : article.codes()) {
        String owner = owners.getOrDefault(code, article.id());
        if (!owner.equals(article.id())) {
          unfit.putIfAbsent(article.id(), bad(Saying.CODE_TAKEN, code, owner));
        }
        owners.putIfAbsent(code, owner);
        ids.add(article.id());
        codes.add(code);
      }
    }
    List<Claim> claims = new ArrayList<>();
    if (!codes.isEmpty()) {
      handle
          .createQuery(
              """
              WITH wanted AS (SELECT * FROM unnest(:ids, :codes) AS w(id, code))
              SELECT wanted.id, wanted.code, other.key FROM record other, jsonb_array_elements_text(other.data->'codes') had(code), wanted
              WHERE had.code = wanted.code AND other.kind = 'article' AND other.key <> wanted.id AND other.data IS NOT NULL
                AND (other.scope = :site OR other.scope = '*' AND NOT EXISTS (
                  SELECT 1 FROM record own WHERE own.scope = :site AND own.kind = 'article' AND own.key = other.key AND own.data IS NOT NULL))
              """)
          .bindArray("ids", String.class, ids)
          .bindArray("codes", String.class, codes)
          .bind("site", site)
          .map(
              (row, context) ->
                  new Claim(row.getString("id"), row.getString("code"), row.getString("key")))
          .forEach(claims::add);
    }
    while (claims.removeIf(claim -> isRefused(claim, wanted, unfit))) {
      // Who is refused gives nothing up, so others are refused for it.
    }
    return unfit;
  }

  private static boolean isRefused(
      Claim claim, Map<String, Article> wanted, Map<String, Problem> unfit) {
    Article from = wanted.get(claim.from());
    boolean stays =
        from == null || unfit.containsKey(from.id()) || from.codes().contains(claim.code());
    if (stays) {
      unfit.putIfAbsent(claim.id(), claim.refused());
    }
    return stays;
  }

  private static Set<String> keys(Handle handle, String site, RecordKind kind) {
    return handle
        .select(
            "SELECT key FROM record WHERE kind = ? AND scope IN ('*', ?) AND data IS NOT NULL",
            kind.word(),
            site)
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  private static Problem bad(Saying saying, Object... parts) {
    return Problem.of(Problem.Kind.BAD_REQUEST, saying, parts);
  }
}
