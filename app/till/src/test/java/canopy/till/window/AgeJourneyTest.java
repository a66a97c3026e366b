package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.till.station.DemoStation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goods for which a customer must be old enough: the date is asked once in a sale. */
class AgeJourneyTest extends RunningTill {
  private static final String BEER = "BEER";
  private static final String SPIRIT = "SPIRIT";
  private static final String CIGAR = "CIGAR";

  private static Article article(String id, int years, boolean active) {
    return new Article(
        id,
        new Names("中文" + id, "English " + id, "Español " + id),
        "drinks",
        "goods",
        new UnitPrice(10_000),
        Quantity.Unit.PIECE,
        years,
        active,
        List.of(),
        false);
  }

  private void stock() throws Exception {
    List<Article> goods =
        List.of(article(BEER, 18, true), article(SPIRIT, 21, true), article(CIGAR, 60, true));
    program.changeMaster(now -> now.with(now.catalogue().with(goods)));
    signIn(DemoStation.CASHIER);
  }

  private void scan(String code) throws Exception {
    onFx(
        () -> {
          window.shell().scanned(code);
          return true;
        });
  }

  private void born(String date) throws Exception {
    until(() -> visible("#age-field"));
    for (char digit : date.toCharArray()) {
      fireButton(".number-pad #pad-" + digit);
    }
    fireButton("#age-confirm");
    until(() -> !visible("#age-field"));
  }

  private void lines(int count) throws Exception {
    until(() -> open() != null && open().activeLines().size() == count);
  }

  @Test
  void theDateIsAskedOnceInASale() throws Exception {
    stock();
    scan(BEER);
    born("19900101");
    lines(1);
    scan(SPIRIT);
    lines(2);
    assertThat(visible("#age-field")).as("she showed her card").isFalse();
    // Too young for this one; perhaps the date was mistyped, so the next scan asks again.
    scan(CIGAR);
    until(() -> visible(".notice-refused"));
    scan(CIGAR);
    until(() -> visible("#age-field"));
    fireButton("#age-refuse");
    pay();
    scan(BEER);
    until(() -> visible("#age-field"));
  }

  @Test
  void anArticleThatIsNotSoldIsNamedInTheLanguageOfTheCashier() throws Exception {
    program.changeMaster(now -> now.with(now.catalogue().with(List.of(article("GONE", 0, false)))));
    signIn(DemoStation.CASHIER);
    scan("GONE");
    until(() -> visible(".notice-refused"));
    assertThat(texts(".notice-refused")).contains("中文GONE");
    press("Alt+L");
    scan("GONE");
    until(() -> texts(".notice-refused").contains("English GONE"));
  }
}
