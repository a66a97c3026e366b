package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.LocalChanges;
import canopy.core.tax.TaxClass;
import canopy.till.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codes that change hands with one file, as the station has them until head office answers. */
class CodesOfAFileTest {
  private static final LocalChange.Batch FILE = new LocalChange.Batch("goods.csv", "ab12");
  private static final Catalogue GOODS =
      Catalogue.of(
          List.of(new Department("shop", Names.same("Shop"), 1)),
          List.of(new TaxClass("13", Names.same("13"), List.of())),
          List.of(),
          List.of(article("a", "111"), article("b", "222"), article("c", "333")));

  private static Article article(String id, String code) {
    return new Article(
        id,
        Names.same(id),
        "shop",
        "13",
        new UnitPrice(1_000),
        Quantity.Unit.PIECE,
        0,
        true,
        List.of(code),
        false);
  }

  private static LocalChange changed(String id, String code) {
    return LocalChange.changed(article(id, code), 1).in(FILE);
  }

  private static Catalogue over(LocalChange... changes) {
    List<LocalChanges.Made> made = new ArrayList<>();
    for (LocalChange change : changes) {
      made.add(new LocalChanges.Made(made.size() + 1, Instant.EPOCH, "2001", change, true));
    }
    return LocalGoods.over(GOODS, new LocalChanges(made, List.of()), true);
  }

  private static String owner(Catalogue goods, String code) {
    return goods.byCode(code).map(Article::id).orElse("");
  }

  @Test
  void twoArticlesTakeEachOthersCodes() {
    Catalogue goods = over(changed("a", "222"), changed("b", "111"));
    assertThat(owner(goods, "222")).isEqualTo("a");
    assertThat(owner(goods, "111")).isEqualTo("b");
  }

  @Test
  void aRingOfCodesGoesOnInAnyOrder() {
    Catalogue goods = over(changed("a", "222"), changed("b", "333"), changed("c", "111"));
    assertThat(owner(goods, "222")).isEqualTo("a");
    assertThat(owner(goods, "333")).isEqualTo("b");
    assertThat(owner(goods, "111")).isEqualTo("c");
  }

  @Test
  void whoWouldTakeACodeOfAnArticleThatStaysIsLeftOutWithWhoNeedsItsOwn() {
    Catalogue goods = over(changed("a", "222"), changed("b", "333"));
    assertThat(goods).isSameAs(GOODS);
  }

  @Test
  void ofTwoThatWantOneCodeTheFirstHasIt() {
    Catalogue goods = over(changed("a", "444"), changed("b", "444"), changed("c", "111"));
    assertThat(owner(goods, "444")).isEqualTo("a");
    assertThat(owner(goods, "222")).isEqualTo("b");
    assertThat(owner(goods, "111")).isEqualTo("c");
  }

  @Test
  void aPriceOfTheSameFileCountsAfterItsArticle() {
    UnitPrice dearer = new UnitPrice(1_200);
    Catalogue goods =
        over(
            changed("a", "222"),
            changed("b", "111"),
            LocalChange.ofArticle("a", dearer, 1).in(FILE));
    assertThat(goods.article("a").orElseThrow().price()).isEqualTo(dearer);
    assertThat(owner(goods, "222")).isEqualTo("a");
  }
}
