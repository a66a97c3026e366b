package canopy.headoffice.feed;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.event.Json;
import canopy.core.tax.TaxClass;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Articles, departments and tax classes that head office decides for all stations or for one. What
 * is put fits together for every station that sees it: no till has to leave it out. Any thread.
 */
public final class Goods {
  private final Jdbi jdbi;
  private final Feed feed;
  private final JsonMapper json = Json.mapper();

  public Goods(Jdbi jdbi, Feed feed) {
    this.jdbi = jdbi;
    this.feed = feed;
  }

  /**
   * A record with its scope and version.
   *
   * @param scope {@link Feed#EVERYWHERE} or a site
   */
  public record Placed<T>(String scope, long version, T record) {}

  /**
   * What was on the page.
   *
   * @param version of the scope's own record; 0 if it had none
   * @param isNew whether something new is wanted, and not a station's own form of what there is
   */
  public record Seen(long version, boolean isNew) {}

  /** An article as a scope has it: its own record, or that of all. */
  public Optional<Placed<Article>> article(String scope, String id) {
    return visible(scope, RecordKind.ARTICLE, id, Article.class);
  }

  /** A department as a scope has it. */
  public Optional<Placed<Department>> department(String scope, String id) {
    return visible(scope, RecordKind.DEPARTMENT, id, Department.class);
  }

  /** A tax class as a scope has it. */
  public Optional<Placed<TaxClass>> taxClass(String scope, String id) {
    return visible(scope, RecordKind.TAX_CLASS, id, TaxClass.class);
  }

  /** Every department, by id. */
  public List<Placed<Department>> departments() {
    return all(RecordKind.DEPARTMENT, Department.class);
  }

  /** Every tax class, by id. */
  public List<Placed<TaxClass>> taxClasses() {
    return all(RecordKind.TAX_CLASS, TaxClass.class);
  }

  /**
   * Decides what an article is.
   *
   * @return what it was for that scope
   * @throws Problem if it does not fit to the other records, or was changed meanwhile
   */
  public Optional<JsonNode> put(String scope, Article article, Seen seen, String by) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          if (unknown(handle, scope, RecordKind.DEPARTMENT, article.department())) {
            throw bad(Saying.NO_DEPARTMENT, article.department());
          }
          if (unknown(handle, scope, RecordKind.TAX_CLASS, article.taxClass())) {
            throw bad(Saying.NO_TAX_CLASS, article.taxClass());
          }
          refuseTakenCodes(handle, scope, article);
          return put(
              handle, edit(scope, RecordKind.ARTICLE, article.id(), article, seen), seen, by);
        });
  }

  /**
   * Takes an article back that was made by mistake, with the prices planned for it. Of a station's
   * own record that of all stations is left, if there is one.
   *
   * @return what it was
   * @throws Problem if the scope has no record of it, if it was changed meanwhile, or if the record
   *     that is left has a code that another article has by now
   */
  public JsonNode remove(String scope, String id, Seen seen, String by) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          JsonNode before =
              visible(handle, scope, RecordKind.ARTICLE, id, JsonNode.class)
                  .filter(found -> found.scope().equals(scope))
                  .map(Placed::record)
                  .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GOODS, id));
          List<Edit> edits = new ArrayList<>();
          edits.add(new Edit(scope, RecordKind.ARTICLE, id, null, seen.version()));
          plans(handle, scope, id)
              .forEach(
                  plan ->
                      edits.add(new Edit(scope, RecordKind.PLANNED_PRICE, plan, null, Edit.ANY)));
          feed.apply(handle, edits, by);
          visible(handle, scope, RecordKind.ARTICLE, id, Article.class)
              .ifPresent(left -> refuseTakenCodes(handle, scope, left.record()));
          return before;
        });
  }

  /**
   * Takes a department or a tax class back that was made by mistake. Of a station's own record that
   * of all stations is left, if there is one.
   *
   * @return what it was
   * @throws Problem if the scope has no record of it, if it was changed meanwhile, or if something
   *     that is sold would be left without it
   */
  public JsonNode removeGroup(RecordKind kind, String scope, String id, Seen seen, String by) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          JsonNode before =
              visible(handle, scope, kind, id, JsonNode.class)
                  .filter(found -> found.scope().equals(scope))
                  .map(Placed::record)
                  .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, Saying.NO_GROUP, id));
          refuseNeeded(handle, kind, scope, id);
          feed.apply(handle, List.of(new Edit(scope, kind, id, null, seen.version())), by);
          return before;
        });
  }

  /** A till leaves an article out whose department or tax class it does not know. */
  private static void refuseNeeded(Handle handle, RecordKind kind, String scope, String id) {
    handle
        .createQuery(
            """
            SELECT sold.key FROM record sold
            WHERE sold.kind IN ('article', 'grade') AND sold.data IS NOT NULL AND sold.data->>:kind = :key
              AND CASE WHEN :scope = '*'
                THEN sold.scope = '*' OR NOT EXISTS (SELECT 1 FROM record own WHERE own.scope = sold.scope AND own.kind = :kind AND own.key = :key AND own.data IS NOT NULL)
                ELSE sold.scope = :scope AND NOT EXISTS (SELECT 1 FROM record everywhere WHERE everywhere.scope = '*' AND everywhere.kind = :kind AND everywhere.key = :key AND everywhere.data IS NOT NULL)
                END
            ORDER BY sold.key LIMIT 1
            """)
        .bind("kind", kind.word())
        .bind("scope", scope)
        .bind("key", id)
        .mapTo(String.class)
        .findOne()
        .ifPresent(
            key -> {
              throw Problem.of(Problem.Kind.CONFLICT, Saying.GROUP_NEEDED, key);
            });
  }

  private static List<String> plans(Handle handle, String scope, String article) {
    return handle
        .select(
            """
            SELECT key FROM record WHERE scope = ? AND kind = 'plannedPrice' AND data IS NOT NULL
              AND data->>'target' = 'ARTICLE' AND data->>'key' = ? ORDER BY key
            """,
            scope,
            article)
        .mapTo(String.class)
        .list();
  }

  /**
   * Decides what a department is. @return what it was. @throws Problem if it was changed meanwhile
   */
  public Optional<JsonNode> put(String scope, Department department, Seen seen, String by) {
    Edit edit = edit(scope, RecordKind.DEPARTMENT, department.id(), department, seen);
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          return put(handle, edit, seen, by);
        });
  }

  /**
   * Decides what a tax class is. @return what it was. @throws Problem if it was changed meanwhile
   */
  public Optional<JsonNode> put(String scope, TaxClass taxClass, Seen seen, String by) {
    Edit edit = edit(scope, RecordKind.TAX_CLASS, taxClass.id(), taxClass, seen);
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          return put(handle, edit, seen, by);
        });
  }

  /** Nobody may change what a record is compared with before it is written. */
  private static void lock(Handle handle) {
    handle.execute("SELECT 1 FROM feed_head FOR UPDATE");
  }

  private Edit edit(String scope, RecordKind kind, String key, Object record, Seen seen) {
    return new Edit(scope, kind, key, json.valueToTree(record), seen.version());
  }

  private Optional<JsonNode> put(Handle handle, Edit edit, Seen seen, String by) {
    Optional<JsonNode> before =
        visible(handle, edit.scope(), edit.kind(), edit.key(), JsonNode.class).map(Placed::record);
    if (seen.isNew() && before.isPresent()) {
      throw Problem.of(Problem.Kind.CONFLICT, Saying.GOODS_EXIST, edit.key());
    }
    long version = seen.version() == 0 ? ofDeleted(handle, edit) : seen.version();
    feed.apply(
        handle, List.of(new Edit(edit.scope(), edit.kind(), edit.key(), edit.data(), version)), by);
    return before;
  }

  /** A deleted record keeps its number; whoever makes it anew has not seen it. */
  private static long ofDeleted(Handle handle, Edit edit) {
    return handle
        .select(
            "SELECT seq FROM record WHERE scope = ? AND kind = ? AND key = ? AND data IS NULL",
            edit.scope(),
            edit.kind().word(),
            edit.key())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private boolean unknown(Handle handle, String scope, RecordKind kind, String key) {
    return visible(handle, scope, kind, key, JsonNode.class).isEmpty();
  }

  /** A till leaves the second article of a code out, so no station may see two. */
  private static void refuseTakenCodes(Handle handle, String scope, Article article) {
    handle
        .createQuery(
            """
            SELECT other.key, code FROM record other, jsonb_array_elements_text(other.data->'codes') code
            WHERE other.kind = 'article' AND other.key <> :key AND other.data IS NOT NULL AND code = ANY(:codes)
              AND CASE
                WHEN other.scope = :scope THEN true
                -- A station does not see the record of all of which it has an own one.
                WHEN :scope = '*' THEN NOT EXISTS (SELECT 1 FROM record own WHERE own.scope = other.scope AND own.kind = 'article' AND own.key = :key AND own.data IS NOT NULL)
                WHEN other.scope = '*' THEN NOT EXISTS (SELECT 1 FROM record own WHERE own.scope = :scope AND own.kind = 'article' AND own.key = other.key AND own.data IS NOT NULL)
                ELSE false END
            ORDER BY other.key LIMIT 1
            """)
        .bind("key", article.id())
        .bind("scope", scope)
        .bindArray("codes", String.class, article.codes())
        .map((row, context) -> bad(Saying.CODE_TAKEN, row.getString("code"), row.getString("key")))
        .findOne()
        .ifPresent(
            problem -> {
              throw problem;
            });
  }

  private <T> Optional<Placed<T>> visible(
      String scope, RecordKind kind, String key, Class<T> type) {
    return jdbi.withHandle(handle -> visible(handle, scope, kind, key, type));
  }

  private <T> Optional<Placed<T>> visible(
      Handle handle, String scope, RecordKind kind, String key, Class<T> type) {
    return handle
        .createQuery(
            """
            SELECT scope, seq, data::text AS data FROM record
            WHERE kind = :kind AND key = :key AND scope IN ('*', :scope) AND data IS NOT NULL
            ORDER BY scope = :scope DESC LIMIT 1
            """)
        .bind("kind", kind.word())
        .bind("key", key)
        .bind("scope", scope)
        .map(
            (row, context) ->
                new Placed<>(
                    row.getString("scope"), row.getLong("seq"), read(row.getString("data"), type)))
        .findOne();
  }

  private <T> List<Placed<T>> all(RecordKind kind, Class<T> type) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    """
                    SELECT scope, seq, data::text AS data FROM record
                    WHERE kind = ? AND data IS NOT NULL ORDER BY key, scope
                    """,
                    kind.word())
                .map(
                    (row, context) ->
                        new Placed<>(
                            row.getString("scope"),
                            row.getLong("seq"),
                            read(row.getString("data"), type)))
                .list());
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored record is not what it should be", e);
    }
  }

  private static Problem bad(Saying saying, Object... parts) {
    return Problem.of(Problem.Kind.BAD_REQUEST, saying, parts);
  }
}
