package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.Original;
import canopy.core.event.DeviceEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.operator.Right;
import canopy.core.sale.CompletedSale;
import canopy.core.state.PrintJob;
import org.junit.jupiter.api.Test;

/** Print jobs, copies, and what a restart does to them. */
class PrintTest {
  private final Till till = Till.signedIn();

  private CompletedSale sold() {
    return till.selling("cola").paysCash();
  }

  private void reports(String job, PrintJob.State state, String reason) {
    till.hears(new CounterCommand.ReportPrint(job, state, reason));
  }

  private PrintJob job(String id) {
    return till.state.prints().jobs().get(id);
  }

  @Test
  void aReceiptGoesThroughThePrinterAndIsForgotten() {
    String job = sold().id() + "#0";
    assertThat(job(job).state()).isEqualTo(PrintJob.State.QUEUED);
    reports(job, PrintJob.State.STARTED, "");
    assertThat(till.hears(new CounterCommand.ReportPrint(job, PrintJob.State.STARTED, "")))
        .isEmpty();
    reports(job, PrintJob.State.FAILED, "PAPER_OUT");
    reports(job, PrintJob.State.FAILED, "COVER_OPEN");
    assertThat(job(job).reason()).isEqualTo("COVER_OPEN");
    reports(job, PrintJob.State.QUEUED, "");
    reports(job, PrintJob.State.STARTED, "");
    reports(job, PrintJob.State.CONFIRMED, "");
    assertThat(till.state.prints().jobs()).isEmpty();
    assertThat(till.state.prints().copies()).isEmpty();
  }

  @Test
  void aPrinterThatCannotSayIsDoneWithSent() {
    String job = sold().id() + "#0";
    reports(job, PrintJob.State.STARTED, "");
    reports(job, PrintJob.State.SENT, "");
    assertThat(till.state.prints().jobs()).isEmpty();
  }

  @Test
  void aFailedJobIsTriedAgainAsItIs() {
    String job = sold().id() + "#0";
    assertThat(till.does(new CounterCommand.RetryPrint(job))).isEmpty();
    reports(job, PrintJob.State.FAILED, "PAPER_OUT");
    till.does(new CounterCommand.RetryPrint(job));
    assertThat(job(job).state()).isEqualTo(PrintJob.State.QUEUED);
    assertThat(job(job).copy()).isZero();
  }

  @Test
  void anUnknownJobIsTriedAgainAsTheNextCopy() {
    CompletedSale sale = sold();
    reports(sale.id() + "#0", PrintJob.State.STARTED, "");
    reports(sale.id() + "#0", PrintJob.State.UNKNOWN, "RESET");
    till.does(new CounterCommand.RetryPrint(sale.id() + "#0"));
    assertThat(till.state.prints().jobs()).containsOnlyKeys(sale.id() + "#1");
    assertThat(job(sale.id() + "#1").copy()).isEqualTo(1);
  }

  @Test
  void neverGivesACopyNumberTwice() {
    CompletedSale sale = sold();
    reports(sale.id() + "#0", PrintJob.State.UNKNOWN, "RESET");
    till.approved(Right.REPRINT, new CounterCommand.Reprint(till.original(sale)));
    reports(sale.id() + "#1", PrintJob.State.CONFIRMED, "");
    till.does(new CounterCommand.RetryPrint(sale.id() + "#0"));
    assertThat(till.state.prints().jobs()).containsOnlyKeys(sale.id() + "#2");
    till.approved(Right.REPRINT, new CounterCommand.Reprint(till.original(sale)));
    assertThat(till.state.prints().jobs()).containsOnlyKeys(sale.id() + "#2", sale.id() + "#3");
  }

  @Test
  void copiesAreNumberedAndReadFresh() {
    CompletedSale sale = sold();
    Original read = till.original(sale);
    till.approved(Right.REPRINT, new CounterCommand.Reprint(read));
    assertThat(till.refuses(Till.withApproval(Right.REPRINT, new CounterCommand.Reprint(read))))
        .isEqualTo(Refusal.Reason.STALE_RECEIPT);
    till.approved(Right.REPRINT, new CounterCommand.Reprint(till.original(sale)));
    assertThat(till.state.prints().jobs())
        .containsOnlyKeys(sale.id() + "#0", sale.id() + "#1", sale.id() + "#2");
    assertThat(job(sale.id() + "#2").by()).isEqualTo(TestBook.CASHIER);
  }

  @Test
  void aJobNobodyWantsIsDismissed() {
    String job = sold().id() + "#0";
    reports(job, PrintJob.State.UNKNOWN, "RESET");
    till.does(new CounterCommand.DismissPrint(job));
    assertThat(till.state.prints().jobs()).isEmpty();
    assertThat(till.refuses(new CounterCommand.RetryPrint(job)))
        .isEqualTo(Refusal.Reason.UNKNOWN_PRINT_JOB);
  }

  @Test
  void aRestartMakesARunningJobUnknownAndLeavesTheOthers() {
    String running = sold().id() + "#0";
    String waiting = sold().id() + "#0";
    reports(running, PrintJob.State.STARTED, "");
    till.state = till.replayed();
    var events = till.hears(new CounterCommand.Recover());
    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).as("asks for the PIN").isInstanceOf(OperatorEvent.Locked.class);
    assertThat(events.getLast()).isEqualTo(new DeviceEvent.PrintUnknown(running, "RESTARTED"));
    assertThat(job(waiting).state()).isEqualTo(PrintJob.State.QUEUED);
    assertThat(till.hears(new CounterCommand.Recover())).isEmpty();
  }

  @Test
  void aTestPageNeedsNoSale() {
    till.does(new CounterCommand.PrintTest());
    assertThat(till.state.prints().in(PrintJob.State.QUEUED))
        .extracting(PrintJob::paper)
        .containsExactly(DeviceEvent.Paper.TEST_PAGE);
  }
}
