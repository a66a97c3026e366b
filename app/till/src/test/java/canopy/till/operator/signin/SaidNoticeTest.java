package canopy.till.operator.signin;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.payment.Answer;
import canopy.core.payment.CodeMark;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.payment.PayBook;
import canopy.till.ui.Notice;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a sentence above the basket ends. */
class SaidNoticeTest {
  private static final String CASHIER = "1001";
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Notice REFUSED = Notice.of(Notice.Level.REFUSED, "refusal.fill-taken", "R1");

  private final TillRules rules = new TillRules(PayBook.cola());
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
  private final SaidNotice said = new SaidNotice(notice, this::snapshot);
  private TillState state = TillState.initial("CNY");

  @BeforeEach
  void signsIn() {
    does(new OperatorCommand.SignIn(CASHIER));
  }

  @Test
  void aRefusalEndsWithItsSale() {
    sells();
    notice.set(REFUSED);
    said.follow(snapshot());
    assertThat(notice.get()).isEqualTo(REFUSED);
    does(new SaleCommand.Hold(""));
    said.follow(snapshot());
    assertThat(notice.get()).isNull();
  }

  @Test
  void aRefusalThatIsSaidBeforeItsSaleIsShownStays() {
    TillSnapshot before = snapshot();
    sells();
    notice.set(REFUSED);
    assertThat(before.open()).isNull();
    said.follow(snapshot());
    assertThat(notice.get()).isEqualTo(REFUSED);
  }

  @Test
  void whatWasDoneIsStillSaidWhenTheSaleIsGone() {
    sells();
    Notice done = Notice.of(Notice.Level.DONE, "sale.voided", "R1", "3.50");
    notice.set(done);
    does(new SaleCommand.Hold(""));
    said.follow(snapshot());
    assertThat(notice.get()).isEqualTo(done);
  }

  @Test
  void nothingOutlivesTheSignOut() {
    notice.set(REFUSED);
    does(new OperatorCommand.SignOut());
    said.follow(snapshot());
    assertThat(notice.get()).isNull();
  }

  @Test
  void anOpenPaymentIsSaidUntilItIsSettled() {
    sells();
    Money amount = Money.of(350, "CNY");
    Sale sale = open();
    CodeMark code = new CodeMark("13****9406", "hash");
    does(new PaymentCommand.Scan(sale.id(), 0, PayBook.KIND, amount, code, true));
    Notice open = Notice.of(Notice.Level.REFUSED, "refusal.payment-open");
    notice.set(open);
    said.follow(snapshot());
    assertThat(notice.get()).isEqualTo(open);
    String outNo = state.payments().unsettled().getFirst().outNo();
    Answer no = Answer.of(Outcome.DECLINED, "NOTENOUGH", "");
    handle(Request.system(new PaymentCommand.Report(outNo, PaymentCommand.Asked.PAY, no, null)));
    assertThat(open().id()).isEqualTo(sale.id());
    said.follow(snapshot());
    assertThat(notice.get()).isNull();
  }

  @Test
  void whatIsDoneIsSaidForAWhile() {
    notice.set(Notice.of(Notice.Level.DONE, "sale.voided", "R1", "3.50"));
    for (int second = 1; second <= 10; second++) {
      said.tick();
      assertThat(notice.get()).as("second %d", second).isNotNull();
    }
    said.tick();
    assertThat(notice.get()).isNull();
  }

  private void sells() {
    does(new SaleCommand.AddArticle("cola", "cola", Quantity.pieces(1), null));
  }

  private Sale open() {
    return Objects.requireNonNull(state.basket().open());
  }

  private void does(Command command) {
    handle(Request.by(CASHIER, command));
  }

  private void handle(Request request) {
    Decision decision = rules.decide(state, request, NOW);
    assertThat(decision).as("%s", request).isInstanceOf(Decision.Accepted.class);
    for (Event event : ((Decision.Accepted) decision).events()) {
      state =
          state.apply(
              new Recorded(
                  state.seq() + 1, NOW, rules.businessDate(state, NOW), request.by(), event));
    }
  }

  private TillSnapshot snapshot() {
    Sale open = state.basket().open();
    return new TillSnapshot(
        state,
        open == null ? null : rules.totals(open),
        rules.book(),
        rules.businessDate(state, NOW),
        Trouble.NONE);
  }
}
