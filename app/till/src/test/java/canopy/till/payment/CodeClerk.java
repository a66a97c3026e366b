package canopy.till.payment;

import canopy.channel.PaymentCode;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.payment.Attempt;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.hardware.printer.paper.Bitmap;
import canopy.till.Patience;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.launch.LogFile;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.station.DemoStation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The whole till, which scans codes that are paid, declined, and not settled when the customer
 * goes. Arguments: the data folder, then the three codes.
 */
final class CodeClerk {
  static final String KIND = "wechat";
  private static final String CASHIER = DemoStation.MANAGER.id();

  private final BlockingQueue<TillSnapshot> news = new LinkedBlockingQueue<>();
  private final TillProgram till;

  private CodeClerk(TillProgram till) {
    this.till = till;
  }

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    BlockingQueue<CodeClerk> clerk = new LinkedBlockingQueue<>();
    try (LogFile _ = LogFile.open(data.resolve("log"));
        TillProgram till =
            TillProgram.start(
                data,
                new Views(
                    snapshot -> clerk.forEach(each -> each.news.add(snapshot)),
                    pumps -> {},
                    printing -> {},
                    store -> {},
                    code -> {}),
                (text, width, height, bold) -> Bitmap.of(width, height, (x, y) -> false),
                Clock.systemUTC())) {
      CodeClerk one = new CodeClerk(till);
      clerk.add(one);
      one.works(args[1], args[2], args[3]);
      System.out.println("ACK done");
    }
  }

  private void works(String paid, String declined, String open) throws Exception {
    does(new OperatorCommand.SignIn(CASHIER));
    ringsUp(1);
    scans(paid);
    until(state -> state.basket().last() != null);
    ringsUp(2);
    scans(declined);
    until(state -> state.payments().declined() != null);
    if (!(scans(paid) instanceof Outcome.Refused)) {
      throw new AssertionError("a code was taken twice");
    }
    Sale sale = till.loop().snapshot().open();
    does(new TenderCommand.Take(sale.id(), 0, "cash", till.loop().snapshot().totals().total(), ""));
    ringsUp(1);
    scans(open);
    until(
        state ->
            state.payments().unsettled().stream()
                .anyMatch(attempt -> attempt.state() == Attempt.State.WAITING));
    does(new PaymentCommand.ServeNext(till.loop().snapshot().open().id()));
    until(state -> state.prints().jobs().isEmpty());
    till.awaitStored(
        till.loop().snapshot().state().seq(),
        java.time.Duration.ofSeconds(Patience.LONGEST_SECONDS));
  }

  private void ringsUp(int pieces) throws Exception {
    does(new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(pieces), null));
  }

  private Outcome scans(String code) throws Exception {
    TillSnapshot now = till.loop().snapshot();
    return till.payments()
        .scan(CASHIER, now.open().id(), 0, KIND, now.totals().total(), new PaymentCode(code))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private void does(Command command) throws Exception {
    Outcome outcome =
        till.loop()
            .submit(Request.by(CASHIER, command))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    if (!(outcome instanceof Outcome.Done)) {
      throw new AssertionError(command + ": " + outcome);
    }
  }

  private void until(Predicate<TillState> fits) throws InterruptedException {
    TillState state = till.loop().snapshot().state();
    while (!fits.test(state)) {
      TillSnapshot next = news.poll(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("waited in vain: " + state.payments() + state.prints());
      }
      state = next.state();
    }
  }
}
