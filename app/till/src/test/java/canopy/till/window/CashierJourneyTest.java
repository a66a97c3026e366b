package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.ui.Language;
import canopy.till.ui.manage.Place;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** What the cashier does shows what it did. */
class CashierJourneyTest extends RunningTill {
  private static final String WATER = "6992211228660";

  @Test
  void reprintSaysThatACopyIsOnItsWay() throws Exception {
    signIn(DemoStation.CASHIER);
    sell();
    String number = state().basket().last().id();
    press("F8");
    until(() -> visible(".notice-done") && labelled(number));
    picture("reprinted");
  }

  @Test
  void voidingAsksFirstAndSaysThatItIsDone() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    String number = open().id();
    press("Shift+Delete");
    until(() -> visible(".notice-warning"));
    picture("void-question");
    press("Esc");
    until(() -> !visible(".notice-warning"));
    assertThat(open()).isNotNull();
    press("Shift+Delete");
    press("Enter");
    until(() -> open() == null && visible(".notice-done") && labelled(number));
    picture("voided");
  }

  @Test
  void ownNameOffersToLockToLeaveAndToSpeak() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    fireButton("#person");
    until(() -> window.shell().modalOpen());
    assertThat(state().session().locked()).isFalse();
    picture("person");
    fireButton("#person-signout");
    until(() -> visible(".person-pane .notice-refused"));
    press("F2");
    until(() -> window.language() == Language.ENGLISH);
    fireButton("#person-lock");
    until(() -> state().session().locked() && visible(".signin"));
    touch(DemoStation.CASHIER.pin());
    until(() -> !state().session().locked());
    pay();
    fireButton("#person");
    press("F4");
    until(() -> state().session().operator() == null && visible(".signin"));
    assertThat(onFx(() -> window.shell().modalOpen())).isFalse();
  }

  @Test
  void languageChosenAtTheDoorStaysWithWhoeverChoseIt() throws Exception {
    press("F2");
    until(() -> window.language() == Language.ENGLISH);
    signIn(DemoStation.CASHIER);
    assertThat(window.language()).isEqualTo(Language.ENGLISH);
    until(
        () ->
            new DataFolder(data).people().operators().get(DemoStation.CASHIER.id()).language()
                == Language.ENGLISH.rules());
    signOut();
    signIn(DemoStation.SECOND);
    until(() -> window.language() == Language.SPANISH);
    press("Ctrl+L");
    until(() -> visible(".signin"));
    press("F2");
    until(() -> window.language() == Language.CHINESE);
    signOut();
    signIn(DemoStation.CASHIER);
    until(() -> window.language() == Language.ENGLISH);
    assertThat(program.master().operator(DemoStation.SECOND.id()).language())
        .as("whoever only locked the till and was signed out chose nothing")
        .isEqualTo(Language.SPANISH.rules());
  }

  /** Held out to the scanner while the number of a card's slip is asked for. */
  @Test
  void codeOnAPhoneIsNoNumberOfASlip() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    press("F12");
    until(() -> visible("#exact"));
    fireButton("#tender-card");
    until(() -> visible("#take-reference"));
    for (String code : List.of("130061098828009406", "]Q113 0061 0988 2800 9406")) {
      onFx(
          () -> {
            window.shell().scanned(code);
            return true;
          });
      fireButton("#take-reference");
      until(() -> visible(".notice-refused"));
    }
    picture("payment-code-as-slip");
    assertThat(open().tenders()).isEmpty();
    onFx(
        () -> {
          window.shell().scanned("]C0004213");
          return true;
        });
    fireButton("#take-reference");
    until(() -> open() == null);
    assertThat(state().basket().last().tenders().getFirst().reference()).isEqualTo("004213");
  }

  @Test
  void refundOfTwoLinesNeedsOnePinAndGoesOnToGivingBack() throws Exception {
    signIn(DemoStation.CASHIER);
    scan();
    onFx(
        () -> {
          window.shell().scanned(WATER);
          return true;
        });
    until(() -> open().activeLines().size() == 2);
    pay();
    go(Place.RECEIPTS);
    until(() -> window.shell().scene().lookup(".paper-total") != null);
    press("F7");
    until(() -> visible(".refund-pane"));
    fireButton(".refund-pane .button");
    press("F12");
    until(() -> window.shell().modalOpen());
    picture("refund-approval");
    touch(DemoStation.MANAGER.pin());
    until(() -> visible("#exact"));
    Sale refund = open();
    assertThat(refund.kind()).isEqualTo(Sale.Kind.REFUND);
    assertThat(refund.activeLines()).hasSize(2);
    assertThat(onFx(() -> texts(".due"))).contains("应退").doesNotContain("还需收");
    picture("refund-giving-back");
  }

  @Test
  void operatorNumberAndArticleCodeAreToldApartByWhatIsInFront() throws Exception {
    String number = DemoStation.CASHIER.id();
    assertThat(program.master().article(number)).isNotNull();
    onFx(
        () -> {
          window.shell().scanned(number);
          return true;
        });
    assertThat(onFx(() -> visible("#pin-enter"))).as("a scan is nobody's number").isFalse();
    signIn(DemoStation.CASHIER);
    assertThat(open()).isNull();
    keys(number, "Enter");
    until(() -> open() != null && !open().isEmpty());
    assertThat(open().activeLines().getFirst())
        .isInstanceOfSatisfying(
            Line.Goods.class, goods -> assertThat(goods.articleId()).isEqualTo(number));
    assertThat(state().session().operator()).isEqualTo(number);
    press("Ctrl+L");
    until(() -> visible(".signin"));
    List<Line> before = open().activeLines();
    onFx(
        () -> {
          window.shell().scanned("6943690494305");
          return true;
        });
    keys(DemoStation.CASHIER.pin(), "Enter");
    until(() -> !state().session().locked());
    assertThat(open().activeLines()).isEqualTo(before);
  }

  @Test
  void everyButtonOfTheSecondRowClosesIt() throws Exception {
    signIn(DemoStation.CASHIER);
    press("F10");
    String second = onFx(() -> texts(".bottom-bar"));
    onFx(
        () -> {
          window.shell().scene().getRoot().lookupAll(".bottom-bar .button").stream()
              .map(Button.class::cast)
              .skip(4)
              .findFirst()
              .orElseThrow()
              .fire();
          return true;
        });
    until(() -> window.language() == Language.ENGLISH);
    assertThat(onFx(() -> texts(".bottom-bar"))).isNotEqualTo(second);
    press("F10");
    until(() -> texts(".bottom-bar").contains("Theme") || texts(".bottom-bar").contains("Day"));
  }
}
