package canopy.till.tender;

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
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.payment.CodeMarks;
import canopy.till.payment.PayBook;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.RealThreads;
import canopy.till.payment.ScanSettings;
import canopy.till.tender.TenderStage.Attempting.Phase;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tender screen while money goes back through a channel, and when that is over. */
class GivingBackTest {
  private static final String CASHIER = "1001";
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  @TempDir Path keys;

  private final TillRules rules = new TillRules(PayBook.cola());
  private final List<Tone> played = new ArrayList<>();
  private final List<CompletedSale> finished = new ArrayList<>();
  private final TenderModel model = TenderSamples.model(Language.ENGLISH, Icon.CARD);
  private TillState state = TillState.initial("CNY");
  private PaymentDesk desk;
  private ScanPay screen;

  @BeforeEach
  void aPartIsPaidByScanning() throws Exception {
    desk =
        new PaymentDesk(
            Map.of(),
            "station",
            CodeMarks.open(keys, RandomGenerator.getDefault()),
            new RealThreads(),
            Clock.systemUTC());
    Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), played::add);
    screen =
        new ScanPay(
            look,
            null, // Nothing is asked for here.
            this::snapshot,
            new TenderController.Paying(desk, ScanSettings.none(), Map.of()),
            model,
            finished::add,
            null);
    does(new OperatorCommand.SignIn(CASHIER));
    does(new SaleCommand.AddArticle("cola", "cola", Quantity.pieces(2), null));
    scansAndPays(350);
    screen.follow(snapshot());
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
  }

  @AfterEach
  void closes() {
    desk.close();
  }

  private void scansAndPays(long minor) {
    Money amount = Money.of(minor, "CNY");
    Sale sale = open();
    does(
        new PaymentCommand.Scan(
            sale.id(),
            sale.tenders().size(),
            PayBook.KIND,
            amount,
            new CodeMark("13****9406", "hash " + state.seq()),
            true));
    Answer paid = new Answer(Outcome.PAID, true, "4200", amount, "", "", "MODEL", null);
    hears(
        new PaymentCommand.Report(
            state.payments().unsettled().getFirst().outNo(), PaymentCommand.Asked.PAY, paid, null));
  }

  private Sale open() {
    return state.basket().open();
  }

  private void does(Command command) {
    handle(Request.by(CASHIER, command));
  }

  private void hears(Command command) {
    handle(Request.system(command));
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
    return new TillSnapshot(
        state,
        open() == null ? null : rules.totals(open()),
        rules.book(),
        rules.businessDate(state, NOW),
        Trouble.NONE);
  }

  private void givesBack() {
    does(new PaymentCommand.GiveBack(open().id(), 1, true));
    screen.follow(snapshot());
  }

  private Refund refund() {
    return state.payments().refunds().values().iterator().next();
  }

  private void says(Outcome outcome) {
    hears(
        new PaymentCommand.ReportRefund(
            refund().refundNo(), Answer.of(outcome, outcome.name(), "")));
    screen.follow(snapshot());
  }

  private TenderStage.Attempting attempting() {
    assertThat(model.stage.get()).isInstanceOf(TenderStage.Attempting.class);
    return (TenderStage.Attempting) model.stage.get();
  }

  @Test
  void waitsUntilTheChannelHasAcceptedIt() {
    givesBack();
    assertThat(attempting().phase()).isEqualTo(Phase.GIVING_BACK);
    assertThat(attempting().number()).isEqualTo(refund().refundNo());
    assertThat(attempting().amountMinor()).isEqualTo(350);
    says(Outcome.UNKNOWN);
    assertThat(attempting().phase()).isEqualTo(Phase.GIVING_BACK);
    says(Outcome.REFUNDING);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
    assertThat(model.notice.get()).isNull();
    assertThat(open().tenders()).isEmpty();
    assertThat(played).doesNotContain(Tone.REFUSED);
  }

  @Test
  void saysWhyItDidNotGoBackAndKeepsTheTender() {
    givesBack();
    says(Outcome.REFUND_REFUSED);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
    assertThat(model.notice.get())
        .isEqualTo(Notice.of(Notice.Level.REFUSED, "scan.notback", "REFUND_REFUSED"));
    assertThat(played).contains(Tone.REFUSED);
    assertThat(open().tenders()).hasSize(1);
  }

  @Test
  void theNextCustomerMayBeServedMeanwhile() {
    givesBack();
    does(new PaymentCommand.ServeNext(open().id()));
    screen.follow(snapshot());
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
    assertThat(finished).isEmpty();
    assertThat(state.basket().aside()).hasSize(1);
  }

  @Test
  void aRefundThatIsPaidOutInFullIsFinished() {
    scansAndPays(350);
    CompletedSale sold = state.basket().last();
    does(
        new SaleCommand.ReturnUnits(
            new canopy.core.command.Original(sold, Map.of(), 0, state.seq()), 1, 1));
    var order = sold.tenders().getFirst().order();
    String id = open().id();
    does(new PaymentCommand.PayBack(id, 0, order, Money.of(350, "CNY"), true));
    screen.follow(snapshot());
    assertThat(attempting().phase()).isEqualTo(Phase.GIVING_BACK);
    says(Outcome.REFUNDED);
    assertThat(model.stage.get()).isEqualTo(new TenderStage.Choose());
    assertThat(finished).extracting(CompletedSale::id).containsExactly(id);
  }
}
