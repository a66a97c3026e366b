package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.CodeMark;
import canopy.core.payment.Outcome;
import canopy.core.payment.ShownCode;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.till.display.DisplayController;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

/** The customer's screen goes by the attempt: our code, the countdown, and what came of it. */
class CustomerSeesTest extends PictureTest {
  private static final String CASHIER = "1001";
  private static final Money PRICE = Money.of(350, "CNY");

  private final TurnedClock clock = new TurnedClock();
  private final JournalledTill till = new JournalledTill(PayBook.cola(), clock);
  private final Texts texts = new Texts(Language.ENGLISH);
  private int codes;

  private DisplayController starts() throws Exception {
    PaymentDesk desk =
        new PaymentDesk(Map.of(), "station", new CodeMarks(new byte[32]), clock, clock);
    till.start(desk);
    does(new OperatorCommand.SignIn(CASHIER));
    does(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
    DisplayController display =
        new DisplayController(new Look(texts, Formats.yuan(), Sounds.silent()));
    display.show(till.snapshot());
    display.paying(true, till.snapshot());
    return display;
  }

  private void does(Command command) {
    assertThat(till.decide(Request.by(CASHIER, command)))
        .isInstanceOf(canopy.till.loop.Outcome.Done.class);
  }

  private void hears(Asked asked, Outcome outcome, ShownCode code) {
    Money amount = outcome == Outcome.PAID ? PRICE : null;
    Answer answer = new Answer(outcome, true, "4200", amount, outcome.name(), "", "MODEL", null);
    till.decide(Request.system(new PaymentCommand.Report(attempt().outNo(), asked, answer, code)));
  }

  private Attempt attempt() {
    return till.state().payments().unsettled().getFirst();
  }

  private void scans() {
    codes++;
    CodeMark mark = new CodeMark("13****9406", "code " + codes);
    does(new PaymentCommand.Scan(sale(), 0, PayBook.KIND, PRICE, mark, true));
  }

  private String sale() {
    return till.state().basket().open().id();
  }

  private static Stream<Node> visible(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    Stream<Node> inside =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(CustomerSeesTest::visible)
            : Stream.empty();
    return Stream.concat(Stream.of(node), inside);
  }

  private void sees(DisplayController display, String... keys) {
    display.show(till.snapshot());
    assertThat(
            visible(display.root())
                .filter(Labeled.class::isInstance)
                .map(each -> ((Labeled) each).getText()))
        .contains(Stream.of(keys).map(texts::text).toArray(String[]::new));
  }

  @Test
  void ourCodeAndThatItsTimeIsUp() throws Exception {
    onFx(
        () -> {
          DisplayController display = starts();
          does(new PaymentCommand.Show(sale(), 0, PayBook.KIND, PRICE, true));
          hears(Asked.SHOW, Outcome.UNPAID, new ShownCode("weixin://pay", null));
          display.tick(clock.instant());
          sees(display, "display.scan");
          assertThat(visible(display.root()).filter(ImageView.class::isInstance))
              .as("21 modules and 8 of white, 8 pixels each at least")
              .anyMatch(each -> each.getLayoutBounds().getWidth() >= (21 + 8) * 8);
          clock.passes(Duration.ofSeconds(121));
          assertThat(attempt().state()).isEqualTo(Attempt.State.REVERSING);
          sees(display, "display.checking", "display.nottwice");
          assertThat(visible(display.root()).filter(ImageView.class::isInstance)).isEmpty();
          hears(Asked.TAKE_BACK, Outcome.CLOSED, null);
          sees(display, "display.timeup", "display.otherway");
          sees(display, "display.timeup");
          display.paying(false, till.snapshot());
          sees(display, "display.total");
          return true;
        });
  }

  @Test
  void thatTheCashierEndedIt() throws Exception {
    onFx(
        () -> {
          DisplayController display = starts();
          scans();
          hears(Asked.PAY, Outcome.WAITING, null);
          does(new PaymentCommand.Stop(attempt().outNo()));
          clock.passes(Duration.ofSeconds(16));
          sees(display, "display.checking", "display.nottwice");
          hears(Asked.TAKE_BACK, Outcome.REVERSED, null);
          sees(display, "display.cancelled", "display.otherway");
          return true;
        });
  }

  @Test
  void aRefusalAndThePaymentAfterIt() throws Exception {
    onFx(
        () -> {
          DisplayController display = starts();
          scans();
          hears(Asked.PAY, Outcome.WAITING, null);
          sees(display, "display.confirm");
          hears(Asked.QUERY, Outcome.DECLINED, null);
          sees(display, "display.declined", "display.otherway");
          scans();
          hears(Asked.PAY, Outcome.WAITING, null);
          sees(display, "display.confirm");
          hears(Asked.QUERY, Outcome.PAID, null);
          sees(display, "display.thanks");
          return true;
        });
  }
}
