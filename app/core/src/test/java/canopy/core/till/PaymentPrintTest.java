package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.SaleCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.DeviceEvent.Paper;
import canopy.core.payment.Outcome;
import canopy.core.state.PrintJob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed about a payment besides its receipt, and what no longer is. */
class PaymentPrintTest {
  private Till till = Till.signedIn();
  private Payer payer = new Payer(till);

  private void withoutCustomerScreen() {
    till = Till.signedIn(new TestBook().printingCodes());
    payer = new Payer(till);
  }

  private List<PrintJob> waiting(Paper paper) {
    return till.state.prints().jobs().values().stream()
        .filter(job -> job.paper() == paper)
        .toList();
  }

  private PrintJob only(Paper paper) {
    assertThat(waiting(paper)).hasSize(1);
    return waiting(paper).getFirst();
  }

  private void printed(PrintJob job) {
    till.hears(new CounterCommand.ReportPrint(job.id(), PrintJob.State.STARTED, ""));
    till.hears(new CounterCommand.ReportPrint(job.id(), PrintJob.State.CONFIRMED, ""));
  }

  private void servesNext() {
    till.does(new PaymentCommand.ServeNext(till.open().id()));
  }

  @Test
  void aCustomerWhoMustGoBeforeItIsKnownGetsASlip() {
    String outNo = payer.scans("3.50");
    payer.hears(outNo, Asked.PAY, Outcome.UNKNOWN);
    assertThat(waiting(Paper.PAYMENT_SLIP)).isEmpty();
    servesNext();
    PrintJob slip = only(Paper.PAYMENT_SLIP);
    assertThat(slip.subject()).isEqualTo(outNo);
    assertThat(slip.copy()).isZero();
    assertThat(till.state).isEqualTo(till.replayed());
  }

  @Test
  void oneWhosePasswordIsNotTypedYetGetsOneToo() {
    String outNo = payer.scans("3.50");
    payer.hears(outNo, Asked.PAY, Outcome.WAITING);
    servesNext();
    assertThat(only(Paper.PAYMENT_SLIP).subject()).isEqualTo(outNo);
  }

  @Test
  void aCodeThatNobodyHasScannedIsNoCaseForASlip() {
    till.selling("cola");
    payer.shows("wechat", "3.50");
    servesNext();
    assertThat(till.state.prints().jobs()).isEmpty();
  }

  @Test
  void ofAPlateOnlyTheCustomerKnows() {
    till.selling("cola");
    String outNo = payer.shows("plate", "3.50");
    servesNext();
    assertThat(only(Paper.PAYMENT_SLIP).subject()).isEqualTo(outNo);
    till.does(new PaymentCommand.Confirm(outNo));
    assertThat(waiting(Paper.PAYMENT_SLIP)).isEmpty();
    only(Paper.RECEIPT);
  }

  @Test
  void aLatePaymentIsNoDoubt() {
    till.selling("cola");
    String outNo = payer.shows("wechat", "3.50");
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.CLOSED);
    payer.hears(outNo, Outcome.PAID);
    servesNext();
    assertThat(till.state.prints().jobs()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"PAID", "DECLINED", "REVERSED", "CLOSED"})
  void aSlipThatIsNoLongerTrueIsNotPrinted(Outcome outcome) {
    String outNo = payer.scans("3.50");
    servesNext();
    PrintJob slip = only(Paper.PAYMENT_SLIP);
    till.hears(new CounterCommand.ReportPrint(slip.id(), PrintJob.State.FAILED, "PAPER_OUT"));
    assertThat(payer.hears(outNo, outcome)).contains(new DeviceEvent.PrintDismissed(slip.id()));
    assertThat(waiting(Paper.PAYMENT_SLIP)).isEmpty();
  }

  @Test
  void aSlipWhosePrintingHasBegunIsLeftToThePrinter() {
    String outNo = payer.scans("3.50");
    servesNext();
    PrintJob slip = only(Paper.PAYMENT_SLIP);
    till.hears(new CounterCommand.ReportPrint(slip.id(), PrintJob.State.STARTED, ""));
    payer.hears(outNo, Outcome.PAID);
    assertThat(only(Paper.PAYMENT_SLIP).state()).isEqualTo(PrintJob.State.STARTED);
  }

  @Test
  void aSlipGoesThroughARestartLikeAnyPaper() {
    payer.scans("3.50");
    servesNext();
    PrintJob slip = only(Paper.PAYMENT_SLIP);
    till.hears(new CounterCommand.ReportPrint(slip.id(), PrintJob.State.STARTED, ""));
    till.state = till.replayed();
    till.hears(new CounterCommand.Recover());
    till.does(new OperatorCommand.Unlock(TestBook.CASHIER));
    assertThat(only(Paper.PAYMENT_SLIP).state()).isEqualTo(PrintJob.State.UNKNOWN);
    till.does(new CounterCommand.RetryPrint(slip.id()));
    assertThat(only(Paper.PAYMENT_SLIP).copy()).isEqualTo(1);
  }

  @Test
  void whoComesBackAndGoesAgainGetsAnother() {
    payer.scans("3.50");
    String sale = till.open().id();
    servesNext();
    till.does(new SaleCommand.Recall(sale));
    servesNext();
    PrintJob first = only(Paper.PAYMENT_SLIP);
    printed(first);
    till.does(new SaleCommand.Recall(sale));
    servesNext();
    assertThat(only(Paper.PAYMENT_SLIP).id()).isNotEqualTo(first.id());
  }

  @Test
  void theCashierMayAskForASlipWhileItIsNotSettled() {
    String outNo = payer.scans("3.50");
    till.does(new PaymentCommand.PrintSlip(outNo));
    assertThat(till.does(new PaymentCommand.PrintSlip(outNo))).isEmpty();
    only(Paper.PAYMENT_SLIP);
    assertThat(till.refuses(new PaymentCommand.PrintCode(outNo)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.REVERSED);
    assertThat(till.refuses(new PaymentCommand.PrintSlip(outNo)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    assertThat(till.refuses(new PaymentCommand.PrintSlip("none")))
        .isEqualTo(Refusal.Reason.UNKNOWN_PAYMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wechat", "plate"})
  void withoutAScreenForTheCustomerACodeIsPrinted(String kind) {
    withoutCustomerScreen();
    till.selling("cola");
    String outNo = payer.shows(kind, "3.50");
    PrintJob code = only(Paper.PAYMENT_CODE);
    assertThat(code.subject()).isEqualTo(outNo);
    printed(code);
    till.does(new PaymentCommand.PrintCode(outNo));
    assertThat(only(Paper.PAYMENT_CODE).id()).isNotEqualTo(code.id());
    till.does(new PaymentCommand.Stop(outNo));
    till.now = till.now.plusSeconds(1);
    if (kind.equals("wechat")) {
      payer.givesUp(outNo);
    }
    assertThat(waiting(Paper.PAYMENT_CODE)).as("nobody may pay it any more").isEmpty();
  }

  @Test
  void withAScreenForTheCustomerItIsNot() {
    till.selling("cola");
    String outNo = payer.shows("wechat", "3.50");
    assertThat(till.state.prints().jobs()).isEmpty();
    till.does(new PaymentCommand.PrintCode(outNo));
    only(Paper.PAYMENT_CODE);
  }

  @Test
  void aCodeThatWasPaidBeforeItCameOutIsNotPrinted() {
    withoutCustomerScreen();
    till.selling("cola");
    String outNo = payer.shows("wechat", "3.50");
    payer.hears(outNo, Outcome.PAID);
    assertThat(waiting(Paper.PAYMENT_CODE)).isEmpty();
    assertThat(till.last().totals().total()).isEqualTo(yuan("3.50"));
  }
}
