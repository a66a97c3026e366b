package canopy.headoffice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.TaxClass;
import canopy.headoffice.feed.StationChanges.Asked;
import canopy.headoffice.feed.StationChanges.Outcome;
import canopy.headoffice.http.Problem;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers to more than one change of the same article. */
@ExtendWith(TestDatabases.class)
final class StationChangesTest {
  private static final String SITE = "S001";
  private static final String TILL = "T1";
  private static final String FILE = "cd34";
  private static final int PRICE = 52;

  private final Jdbi jdbi;
  private final Feed feed;
  private final StationChanges changes;

  StationChangesTest(TestDatabase database) {
    jdbi = database.jdbi();
    feed = new Feed(jdbi, Clock.systemUTC());
    changes = new StationChanges(jdbi, feed, Clock.systemUTC());
  }

  @BeforeEach
  void aCola() {
    jdbi.useHandle(
        h -> h.execute("TRUNCATE local_change, local_answer, local_policy; DELETE FROM record"));
    Article cola = article("cola", List.of());
    feed.apply(
        List.of(
            everywhere(RecordKind.DEPARTMENT, "shop", new Department("shop", Names.same("S"), 1)),
            everywhere(RecordKind.TAX_CLASS, "13", new TaxClass("13", Names.same("13"), List.of())),
            everywhere(RecordKind.ARTICLE, "cola", cola)),
        "chief");
  }

  private static Article article(String id, List<String> codes) {
    return new Article(
        id,
        Names.same("Cola"),
        "shop",
        "13",
        new UnitPrice(3_400),
        Quantity.Unit.PIECE,
        0,
        true,
        codes,
        false);
  }

  private static Edit everywhere(RecordKind kind, String key, Object record) {
    return Edit.everywhere(kind, key, Json.mapper().valueToTree(record));
  }

  /**
   * A file has another name for the cola, at 3.50; then somebody sets 4.20.
   *
   * @param file that the price came in with; null if a person set it alone
   */
  private void aNameAndThenAPrice(@Nullable String file) {
    jdbi.useHandle(
        h ->
            h.execute(
                """
                INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked, batch_id, batch_file)
                SELECT 51, now(), 3500, 3400, seq, DATE '2026-11-22', 'S001', 'T1', '2001', 'CHANGED_ARTICLE', 'cola',
                  data || '{"name":{"zh":"","en":"Cola Zero","es":""},"price":{"tenthsOfMinor":3500}}', true, 'cd34', 'drinks.csv'
                FROM record WHERE kind = 'article' AND key = 'cola'
                UNION ALL
                SELECT 52, now(), 4200, 3500, seq, DATE '2026-11-22', 'S001', 'T1', '2001', 'ARTICLE_PRICE', 'cola',
                  NULL, true, ?, 'drinks.csv'
                FROM record WHERE kind = 'article' AND key = 'cola'
                """,
                file));
  }

  private String cola() {
    JsonNode cola = feed.record(SITE, RecordKind.ARTICLE, "cola").orElseThrow();
    return cola.at("/name/en").asText() + " " + cola.at("/price/tenthsOfMinor").asLong();
  }

  @Test
  void aFileDoesNotTakeBackALaterPriceThatWasAccepted() {
    aNameAndThenAPrice(null);
    String itself = changes.waiting(SITE).getFirst().author();
    changes.answer(SITE, TILL, PRICE, true, "", itself);
    assertThat(cola()).isEqualTo("Cola 4200");
    List<Asked> file = changes.inBatch(SITE, TILL, FILE, 0, 10);
    assertThat(file)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.priceTenths()).isEqualTo(4_200);
              assertThat(one.article()).isNotNull();
              assertThat(one.article().at("/price/tenthsOfMinor").asLong()).isEqualTo(4_200);
            });
    assertThat(changes.answerAll(SITE, TILL, FILE, true, "", "chief")).isEqualTo(new Outcome(1, 0));
    assertThat(cola()).isEqualTo("Cola Zero 4200");
  }

  @Test
  void aPriceThatWasRefusedLeavesTheFileAsItIs() {
    aNameAndThenAPrice(null);
    changes.answer(SITE, TILL, PRICE, false, "Too dear", "chief");
    changes.answerAll(SITE, TILL, FILE, true, "", "chief");
    assertThat(cola()).isEqualTo("Cola Zero 3500");
  }

  @Test
  void twoChangesOfOneArticleInOneFileAreBothAccepted() {
    aNameAndThenAPrice(FILE);
    assertThat(changes.answerAll(SITE, TILL, FILE, true, "", "chief")).isEqualTo(new Outcome(2, 0));
    assertThat(cola()).isEqualTo("Cola Zero 4200");
    List<Long> prices =
        jdbi.withHandle(
            h ->
                h.select(
                        """
                        SELECT data->'price'->>'tenthsOfMinor' FROM record_history
                        WHERE scope = 'S001' AND key = 'cola' ORDER BY seq DESC LIMIT 2
                        """)
                    .mapTo(Long.class)
                    .list());
    assertThat(prices).as("one after the other, the newest first").containsExactly(4_200L, 3_500L);
  }

  @Test
  void articlesOfOneFileMayTakeEachOthersCodes() {
    swap(2);
    Asked one = changes.inBatch(SITE, TILL, FILE, 0, 10).getFirst();
    assertThatThrownBy(() -> changes.answer(SITE, TILL, one.seq(), true, "", "chief"))
        .as("alone it would take what the other has")
        .isInstanceOf(Problem.class);
    assertThat(changes.answerAll(SITE, TILL, FILE, true, "", "chief")).isEqualTo(new Outcome(2, 0));
    assertThat(codes("a0")).isEqualTo("[\"c1\"]");
    assertThat(codes("a1")).isEqualTo("[\"c0\"]");
  }

  @Test
  void aRingOfCodesIsLeftWholeIfOneOfItWasChangedMeanwhile() {
    swap(3);
    Article other = article("a1", List.of("c1")).switchedOff();
    feed.apply(List.of(everywhere(RecordKind.ARTICLE, "a1", other)), "chief");
    assertThat(changes.answerAll(SITE, TILL, FILE, true, "", "chief")).isEqualTo(new Outcome(0, 3));
    assertThat(feed.record(SITE, RecordKind.ARTICLE, "a0")).isEmpty();
  }

  @Test
  void whoNeedsWhatALaterOneOfTheFileGivesUpIsAcceptedWithIt() {
    // More than is answered in one go: each takes the code of the next, the last one has a new one.
    int many = 450;
    swap(many);
    jdbi.useHandle(
        h ->
            h.execute(
                "UPDATE local_change SET article = jsonb_set(article, '{codes}', '[\"new\"]')"
                    + " WHERE key = ?",
                "a" + (many - 1)));
    assertThat(changes.answerAll(SITE, TILL, FILE, true, "", "chief"))
        .isEqualTo(new Outcome(many, 0));
    assertThat(codes("a0")).isEqualTo("[\"c1\"]");
  }

  /** Articles a0, a1 ... with codes c0, c1 ..., and a file that gives each the code of the next. */
  private void swap(int articles) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      edits.add(everywhere(RecordKind.ARTICLE, "a" + i, article("a" + i, List.of("c" + i))));
    }
    feed.apply(edits, "chief");
    jdbi.useHandle(
        h ->
            h.execute(
                """
                INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked, batch_id, batch_file)
                SELECT 100 + n, now(), 3400, 3400, seq, DATE '2026-11-22', 'S001', 'T1', '2001', 'CHANGED_ARTICLE', key,
                  jsonb_set(data, '{codes}', jsonb_build_array('c' || (n + 1) % ?)), true, 'cd34', 'drinks.csv'
                FROM record JOIN generate_series(0, ?) n ON key = 'a' || n WHERE kind = 'article'
                """,
                articles, articles - 1));
  }

  private String codes(String article) {
    return feed.record(SITE, RecordKind.ARTICLE, article).orElseThrow().path("codes").toString();
  }
}
