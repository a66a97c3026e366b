package canopy.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.barcode.CheckDigit;
import canopy.core.barcode.CodeReader;
import canopy.core.barcode.CodeRules;
import canopy.core.catalogue.Article;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.tax.TaxRules;
import canopy.core.tax.TaxUnits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
  private final Catalogue demo = DemoCatalogue.load();

  @Test
  void isARealFeelingStation() {
    assertThat(demo.articles()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(demo.departments()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(demo.grades()).hasSize(4);
    assertThat(demo.articles())
        .allMatch(a -> !a.name().zh().isEmpty() && !a.name().en().isEmpty())
        .allMatch(a -> !a.name().es().isEmpty() && a.price().tenthsOfMinor() > 0)
        .anyMatch(a -> a.unit() == Quantity.Unit.GRAM)
        .anyMatch(a -> a.minimumAgeYears() == 18)
        .anyMatch(Article::favourite);
    Set<String> names = new HashSet<>();
    assertThat(demo.articles()).allMatch(a -> names.add(a.name().zh()));
    Set<String> used = new HashSet<>();
    demo.articles().forEach(article -> used.add(article.department()));
    assertThat(used).hasSize(demo.departments().size());
  }

  @Test
  void everyCodeIsFoundWhenScanned() {
    CodeReader reader = new CodeReader(CodeRules.standard());
    for (Article article : demo.articles()) {
      for (String code : article.codes()) {
        assertThat(demo.find(reader.read(code))).contains(article);
        assertThat(code).matches(c -> c.length() < 13 || CheckDigit.isGtin(c));
      }
    }
  }

  @Test
  void aScaleLabelFindsItsArticle() {
    CodeReader reader = new CodeReader(CodeRules.standard());
    String label = "230010100850";
    assertThat(demo.find(reader.read(label + CheckDigit.of(label))))
        .map(article -> article.name().en())
        .contains("Fuji apples loose");
  }

  @Test
  void paymentCodesFindNothing() {
    CodeReader reader = new CodeReader(CodeRules.standard());
    assertThat(demo.find(reader.read("130012345678901234"))).isEmpty();
  }

  @Test
  void fuelPricesHoldTheirTax() {
    Money fill = Money.of(18_400, "CNY");
    var grade = demo.grade(2).orElseThrow();
    var taxed = TaxRules.apply(demo.taxClass(grade.taxClass()).orElseThrow(), fill, TaxUnits.ONE);
    assertThat(taxed.gross()).isEqualTo(fill);
    assertThat(taxed.tax()).isEqualTo(Money.of(2117, "CNY"));
  }

  @Test
  void hotKeysShowFavouritesThenWhatSells() {
    String sold = demo.articles().get(2).id();
    HotKeys keys = HotKeys.of(demo, Map.of(sold, 5L));
    assertThat(keys.tabs()).hasSize(demo.departments().size() + 1);
    HotKeys.Tab favourites = keys.tabs().getFirst();
    assertThat(favourites.department()).isEmpty();
    assertThat(favourites.articles()).isNotEmpty().allMatch(Article::favourite);
    HotKeys.Tab drinks = keys.tabs().get(1);
    List<Article> plain = drinks.articles().stream().filter(a -> !a.favourite()).toList();
    assertThat(plain.getFirst().id()).isEqualTo(sold);
    assertThat(drinks.articles().getFirst().favourite()).isTrue();
    int pages = drinks.pages(15);
    assertThat(pages).isEqualTo(Math.ceilDiv(drinks.articles().size(), 15));
    assertThat(drinks.page(pages - 1, 15)).isNotEmpty();
    assertThat(drinks.page(pages, 15)).isEmpty();
  }

  @Test
  void generatesDistinctArticlesThatRepeatWithTheSeed() {
    List<Article> articles = CatalogueGenerator.articles(5000, 42);
    assertThat(articles).isEqualTo(CatalogueGenerator.articles(5000, 42));
    Set<String> names = new HashSet<>();
    Set<String> codes = new HashSet<>();
    assertThat(articles)
        .allMatch(a -> names.add(a.name().zh()))
        .allMatch(a -> codes.add(a.codes().getFirst()))
        .allMatch(a -> CheckDigit.isGtin(a.codes().getFirst()));
    assertThat(CatalogueGenerator.generate(100, 1).articles()).hasSize(100);
  }
}
