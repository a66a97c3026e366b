package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LeftOut;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.TaxClass;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueGenerator;
import canopy.till.catalogue.CatalogueNews;
import canopy.till.catalogue.HotKeys;
import canopy.till.catalogue.search.ArticleSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goods that follow from single changes are those that all records would make. */
class RecordsGoodsTest {
  private static final int ARTICLES = 700;
  private static final int STEPS = 80;
  private static final int WHOLE_EVERY = 8;

  private final Catalogue base = CatalogueGenerator.generate(ARTICLES, 7);
  private final List<Change> all = new ArrayList<>();
  private final Records records = new Records();
  private long version;

  private record Change(String kind, String key, long version, @Nullable Object data) {
    void into(Records records) {
      records.put(
          kind, key, version, version, data == null ? null : Json.mapper().valueToTree(data));
    }
  }

  private void put(String kind, String key, @Nullable Object data) {
    version++;
    Change change = new Change(kind, key, version, data);
    all.add(change);
    change.into(records);
  }

  private void fill() {
    base.taxClasses().forEach(one -> put("taxClass", one.id(), one));
    base.departments().forEach(one -> put("department", one.id(), one));
    base.grades().forEach(one -> put("grade", Integer.toString(one.id()), one));
    base.articles().forEach(one -> put("article", one.id(), one));
  }

  private Records fresh() {
    Records other = new Records();
    all.forEach(change -> change.into(other));
    return other;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areThoseOfAllRecordsAfterAnyChanges(long seed) {
    fill();
    Random random = new Random(seed);
    Catalogue arranged = records.catalogue();
    HotKeys keys = HotKeys.of(arranged, Map.of());
    ArticleSearch search = ArticleSearch.of(arranged, Map.of());
    for (int step = 1; step <= STEPS; step++) {
      change(random);
      Catalogue now = records.catalogue();
      CatalogueNews news = now.since(arranged);
      sameNews(news, arranged, now);
      keys = keys.after(news, now);
      search = search.after(news, now);
      arranged = now;
      if (step % WHOLE_EVERY == 0) {
        Records other = fresh();
        same(now, other.catalogue());
        assertThat(records.leftOut()).isEqualTo(other.leftOut());
        assertThat(keys.tabs()).isEqualTo(HotKeys.of(other.catalogue(), Map.of()).tabs());
        sameAnswers(search, ArticleSearch.of(other.catalogue(), Map.of()), now, random);
      }
    }
  }

  /** Most changes are prices; all others come, too. */
  private void change(Random random) {
    List<Article> articles = base.articles();
    Article any = articles.get(random.nextInt(articles.size()));
    Article now = records.catalogue().article(any.id()).orElse(any);
    UnitPrice price = new UnitPrice(1_000 + random.nextInt(90_000));
    switch (random.nextInt(16)) {
      case 0 -> put("article", any.id(), null);
      case 1 -> put("article", any.id(), any);
      case 2 -> put("article", any.id(), coded(now, List.of("77" + random.nextInt(40))));
      case 3 -> put("article", any.id(), named(now, "Renamed " + random.nextInt(9)));
      case 4 -> put("article", "N" + step(), coded(renumbered(now, "N" + step()), List.of()));
      case 5 -> put("article", "M" + step(), renumbered(now, "M" + step()));
      case 6 -> put("article", any.id(), "not an article");
      case 7 -> put("article", any.id(), now.switchedOff());
      case 8 -> {
        FuelGrade grade = base.grades().get(random.nextInt(base.grades().size()));
        put("grade", Integer.toString(grade.id()), grade.priced(price));
      }
      case 9 -> {
        Department one = base.departments().get(random.nextInt(base.departments().size()));
        put("department", one.id(), random.nextBoolean() ? one : null);
      }
      case 10 -> {
        TaxClass one = base.taxClasses().get(random.nextInt(base.taxClasses().size()));
        put("taxClass", one.id(), one);
      }
      default -> put("article", any.id(), now.priced(price));
    }
  }

  private long step() {
    return version + 1;
  }

  private static Article coded(Article one, List<String> codes) {
    return new Article(
        one.id(),
        one.name(),
        one.department(),
        one.taxClass(),
        one.price(),
        one.unit(),
        one.minimumAgeYears(),
        one.active(),
        codes,
        one.favourite(),
        one.cost());
  }

  private static Article renumbered(Article one, String id) {
    return new Article(
        id,
        one.name(),
        one.department(),
        one.taxClass(),
        one.price(),
        one.unit(),
        one.minimumAgeYears(),
        one.active(),
        one.codes(),
        one.favourite(),
        one.cost());
  }

  private static Article named(Article one, String name) {
    return new Article(
        one.id(),
        new Names(name, name, name),
        one.department(),
        one.taxClass(),
        one.price(),
        one.unit(),
        one.minimumAgeYears(),
        one.active(),
        one.codes(),
        one.favourite(),
        one.cost());
  }

  private static void same(Catalogue now, Catalogue whole) {
    assertThat(now.articles()).isEqualTo(whole.articles());
    assertThat(now.departments()).isEqualTo(whole.departments());
    assertThat(now.taxClasses()).isEqualTo(whole.taxClasses());
    assertThat(now.grades()).isEqualTo(whole.grades());
    for (Article article : whole.articles()) {
      assertThat(now.article(article.id())).contains(article);
      for (String code : article.codes()) {
        assertThat(now.byCode(code)).contains(article);
      }
    }
    for (int code = 0; code < 40; code++) {
      assertThat(now.byCode("77" + code)).isEqualTo(whole.byCode("77" + code));
    }
  }

  private static void sameNews(CatalogueNews news, Catalogue before, Catalogue now) {
    Map<String, Article> was = new HashMap<>();
    before.articles().forEach(article -> was.put(article.id(), article));
    Set<Article> added = new HashSet<>();
    Set<Article> replaced = new HashSet<>();
    for (Article article : now.articles()) {
      Article old = was.remove(article.id());
      if (old == null) {
        added.add(article);
      } else if (!old.equals(article)) {
        replaced.add(article);
      }
    }
    assertThat(Set.copyOf(news.added())).isEqualTo(added);
    assertThat(news.replaced().stream().map(CatalogueNews.Replaced::after))
        .containsExactlyInAnyOrderElementsOf(replaced);
    assertThat(news.removed()).isEqualTo(was.size());
  }

  private static void sameAnswers(
      ArticleSearch search, ArticleSearch whole, Catalogue goods, Random random) {
    List<String> queries = new ArrayList<>(List.of("renamed", "77", "可", "cola", "k"));
    for (int i = 0; i < 10 && !goods.articles().isEmpty(); i++) {
      Article one = goods.articles().get(random.nextInt(goods.articles().size()));
      String name = one.name().en();
      queries.add(name.substring(0, Math.min(name.length(), 1 + random.nextInt(8))));
      queries.add(one.id());
    }
    for (String query : queries) {
      assertThat(search.search(query, 20)).as(query).isEqualTo(whole.search(query, 20));
    }
  }

  @Test
  void aPriceLeavesAllElseWhereItIs() {
    fill();
    Catalogue before = records.catalogue();
    Article dearer = before.articles().get(600).priced(new UnitPrice(77_700));
    put("article", dearer.id(), dearer);
    CatalogueNews news = records.catalogue().since(before);
    assertThat(news.replaced())
        .containsExactly(new CatalogueNews.Replaced(before.articles().get(600), dearer));
    assertThat(news.isOfSameArticles()).isTrue();
    assertThat(before.article(dearer.id())).as("who has it keeps it").isNotEqualTo(dearer);
  }

  @Test
  void saysWhatItCannotUse() {
    fill();
    Article first = base.articles().getFirst();
    put("article", "X1", coded(renumbered(first, "X1"), first.codes()));
    put("article", "X2", "nonsense");
    assertThat(records.leftOut())
        .containsExactly(
            new LeftOut("article", "X2", LeftOut.Why.NOT_VALID),
            new LeftOut("article", "X1", LeftOut.Why.CODE_TAKEN));
    put("article", "X1", null);
    put("article", "X2", coded(renumbered(first, "X2"), List.of()));
    assertThat(records.leftOut()).isEmpty();
  }
}
