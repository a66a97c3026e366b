package canopy.headoffice.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What people and goods are called, by head office's records, and people otherwise by the journals
 * of their station: pages speak of names, journals of numbers. Any thread.
 */
public final class KnownNames {
  private final Jdbi jdbi;

  public KnownNames(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * For one page, which asks for each kind once.
   *
   * @param unnamed words for the number of a {@code person} or a {@code grade} without a name
   */
  public Page page(String language, BinaryOperator<String> unnamed) {
    return new Page(jdbi, language, unnamed);
  }

  /** The names on one page, in one language. One request's thread. */
  public static final class Page {
    /** Not the till itself, and not who uses the console. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final String PEOPLE =
        """
        SELECT scope || '/' || key AS id, data->>'name' AS name FROM record
        WHERE kind = 'operator' AND data IS NOT NULL
        """;

    private static final String OF_STATION =
        """
        SELECT DISTINCT ON (operator) operator AS id, name FROM person_named
        WHERE site = :site ORDER BY operator, at DESC, till, seq DESC
        """;

    private static final String GOODS =
        """
        SELECT coalesce(nullif(data->'name'->>:language, ''), nullif(data->'name'->>'zh', ''), nullif(data->'name'->>'en', ''), data->'name'->>'es')
        FROM record WHERE kind = :kind AND key = :key AND scope IN ('*', :site) AND data IS NOT NULL
        ORDER BY scope = :site DESC LIMIT 1
        """;

    private static final String TAXES =
        """
        SELECT tax->>'id' AS id, coalesce(nullif(tax->'name'->>:language, ''), nullif(tax->'name'->>'zh', ''), nullif(tax->'name'->>'en', ''), tax->'name'->>'es') AS name
        FROM record, jsonb_array_elements(data->'taxes') tax
        WHERE kind = 'taxClass' AND data IS NOT NULL AND scope IN ('*', :site)
        ORDER BY scope = :site
        """;

    private final Jdbi jdbi;
    private final String language;
    private final BinaryOperator<String> unnamed;
    private final Map<String, String> goods = new HashMap<>();
    private final Map<String, Map<String, String>> taxes = new HashMap<>();
    private final Map<String, Map<String, String>> ofStations = new HashMap<>();
    private @Nullable Map<String, String> people;

    private Page(Jdbi jdbi, String language, BinaryOperator<String> unnamed) {
      this.jdbi = jdbi;
      this.language = language;
      this.unnamed = unnamed;
    }

    /** Name and number of a person at a station; the number, said to be one, without a name. */
    public String person(String site, String id) {
      Map<String, String> all = people;
      if (all == null) {
        all = readPeople();
        people = all;
      }
      String own = all.get(site + "/" + id);
      String name = own == null ? all.get(Feed.EVERYWHERE + "/" + id) : own;
      if (name == null) {
        name = ofStations.computeIfAbsent(site, this::readPeople).get(id);
      }
      if (name != null) {
        return name + " " + id;
      }
      return NUMBER.matcher(id).matches() ? unnamed.apply("person", id) : id;
    }

    /**
     * Name of an article or a grade as a station sees it; empty if there is none.
     *
     * @param kind begins with {@code ARTICLE} or {@code GRADE}; anything else is an article
     */
    public String goods(String site, String kind, String key) {
      String word = (kind.startsWith("GRADE") ? RecordKind.GRADE : RecordKind.ARTICLE).word();
      return known(site, word, key);
    }

    private String known(String site, String word, String key) {
      return goods.computeIfAbsent(site + " " + word + " " + key, _ -> readGoods(site, word, key));
    }

    /** Name of a grade as a station sees it; its number, said to be one, without a name. */
    public String grade(String site, int id) {
      String name = goods(site, "GRADE", Integer.toString(id));
      return name.isEmpty() ? unnamed.apply("grade", Integer.toString(id)) : name;
    }

    /** Name of a department as a station sees it; its id if head office has no such department. */
    public String department(String site, String id) {
      String name = known(site, RecordKind.DEPARTMENT.word(), id);
      return name.isEmpty() ? id : name;
    }

    /** Name of a tax as a station has it; its id if head office has no tax class with it. */
    public String tax(String site, String id) {
      return taxes.computeIfAbsent(site, this::readTaxes).getOrDefault(id, id);
    }

    private Map<String, String> readTaxes(String site) {
      return jdbi.withHandle(
          handle -> {
            Map<String, String> names = new HashMap<>();
            handle
                .createQuery(TAXES)
                .bind("language", language)
                .bind("site", site)
                .map((row, context) -> Map.entry(row.getString("id"), row.getString("name")))
                .forEach(one -> names.put(one.getKey(), one.getValue()));
            return names;
          });
    }

    private Map<String, String> readPeople(String site) {
      return jdbi.withHandle(
          handle -> {
            Map<String, String> names = new HashMap<>();
            handle
                .createQuery(OF_STATION)
                .bind("site", site)
                .map((row, context) -> Map.entry(row.getString("id"), row.getString("name")))
                .forEach(one -> names.put(one.getKey(), one.getValue()));
            return names;
          });
    }

    private Map<String, String> readPeople() {
      return jdbi.withHandle(
          handle -> {
            Map<String, String> names = new HashMap<>();
            handle
                .createQuery(PEOPLE)
                .map((row, context) -> Map.entry(row.getString("id"), row.getString("name")))
                .forEach(one -> names.put(one.getKey(), one.getValue()));
            return names;
          });
    }

    private String readGoods(String site, String kind, String key) {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(GOODS)
                  .bind("language", language)
                  .bind("kind", kind)
                  .bind("key", key)
                  .bind("site", site)
                  .mapTo(String.class)
                  .findOne()
                  .orElse(""));
    }
  }
}
