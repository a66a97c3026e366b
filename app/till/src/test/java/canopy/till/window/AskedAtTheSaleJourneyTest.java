package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Request;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Line;
import canopy.till.Patience;
import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/**
 * Whatever is scanned, and wherever: it is in the sale, or somebody has been told that it is not.
 */
class AskedAtTheSaleJourneyTest extends RunningTill {
  private static final String BEER = "6907008715667";
  private static final String COCKTAIL = "6955913869876";
  private static final String APPLES = "00101";
  private static final String WATER = "6992211228660";

  @Test
  void whatIsScannedWhileAnAgeIsAskedForIsInTheSale() throws Exception {
    signIn(DemoStation.CASHIER);
    scanned(BEER);
    until(() -> visible("#age-field"));
    scan();
    scanned(COCKTAIL);
    assertThat(articles()).hasSize(1).doesNotContain("1093", "1097");
    assertThat(visible("#age-field")).isTrue();
    for (char digit : "19800101".toCharArray()) {
      fireButton("#pad-" + digit);
    }
    fireButton("#age-confirm");
    until(() -> articles().containsAll(List.of("1093", "1097")));
    assertThat(articles()).hasSize(3);
    assertThat(visible("#age-field")).isFalse();
  }

  /** The answer to the second article is on its way when the date is confirmed. */
  @Test
  void quickHandsAreAskedForTheAgeOnce() throws Exception {
    signIn(DemoStation.CASHIER);
    scanned(BEER);
    until(() -> visible("#age-field"));
    onFx(
        () -> {
          window.shell().scanned(COCKTAIL);
          "19800101".chars().forEach(c -> shownButton("#pad-" + Character.toString(c)).fire());
          shownButton("#age-confirm").fire();
          return true;
        });
    until(() -> articles().containsAll(List.of("1093", "1097")));
    assertThat(articles()).hasSize(2);
    assertThat(visible("#age-field")).isFalse();
  }

  @Test
  void looseGoodsAreWeighedBeforeTheyAreALine() throws Exception {
    signIn(DemoStation.CASHIER);
    scanned(APPLES);
    until(() -> visible("#weight-field"));
    assertThat(open()).isNull();
    picture("weight");
    fireButton("#weight-confirm");
    until(() -> visible(".question-flaw.danger-text"));
    onFx(
        () -> {
          "1.25".chars().forEach(c -> window.shell().screen().typed(Character.toString(c)));
          return true;
        });
    fireButton("#weight-confirm");
    until(() -> open() != null && open().lines().size() == 1);
    assertThat(((Line.Goods) open().lines().getFirst()).quantity()).isEqualTo(Quantity.grams(1250));
    scanned(APPLES);
    until(() -> visible("#weight-field"));
    press("Esc");
    until(() -> !visible("#weight-field"));
    assertThat(open().lines()).hasSize(1);
  }

  @Test
  void codeThatIsScannedWhereNoneIsWantedIsSpokenOf() throws Exception {
    signIn(DemoStation.CASHIER);
    go(Place.HELD);
    scanned(BEER);
    until(() -> visible(".lost-code"));
    picture("lost-code");
    press("Esc");
    until(() -> button("#basket") != null);
    assertThat(visible(".lost-code")).isFalse();
    assertThat(open()).isNull();
  }

  @Test
  void codeThatNobodyKnowsIsNoLineToChange() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    scanned("1234567890128");
    until(() -> visible(".basket-row") && texts("#basket").contains("1234567890128"));
    keys("3", "Ctrl+Q");
    until(() -> visible(".notice-refused"));
    assertThat(open().lines()).hasSize(1);
    assertThat(((Line.Goods) open().lines().getFirst()).quantity()).isEqualTo(Quantity.ONE);
  }

  @Test
  void partThatIsPaidStandsAboveThePayKey() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    program
        .loop()
        .submit(
            Request.by(
                DemoStation.CASHIER.id(),
                new TenderCommand.Take(open().id(), 0, "cash", Money.of(100, "CNY"), "")))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    until(() -> visible("#still-to-pay"));
    assertThat(texts(".paid-so-far")).contains("1.00", "2.50");
    picture("partly-paid");
    press("Shift+Delete");
    until(() -> visible(".notice-refused"));
  }

  /**
   * The customer was told the total, wants something not, and the next thing is scanned at once.
   */
  @Test
  void whatIsStruckOutInTheRushIsNotPaid() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    press("F12");
    until(() -> visible(".tender"));
    press("Esc");
    until(() -> !visible(".tender"));
    press("Delete");
    until(() -> visible(".answers"));
    scanned(WATER);
    until(() -> shownTotal().endsWith("2.00"));
    assertThat(open().lines()).hasSize(2);
    scan();
    until(() -> shownTotal().endsWith("5.50"));
    press("Delete");
    until(() -> visible(".answers"));
    press("F12");
    until(() -> visible(".tender"));
    assertThat(program.loop().snapshot().totals().total()).isEqualTo(Money.of(200, "CNY"));
  }

  private String shownTotal() {
    return ((Labeled) button("#total")).getText();
  }

  private void scanned(String code) throws Exception {
    onFx(
        () -> {
          window.shell().scanned(code);
          return true;
        });
  }

  private List<String> articles() {
    return open() == null
        ? List.of()
        : open().activeLines().stream().map(line -> ((Line.Goods) line).articleId()).toList();
  }
}
