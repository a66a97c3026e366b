package canopy.bench;

import canopy.core.catalogue.Article;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.till.TillProgram;
import canopy.till.catalogue.CatalogueCsv;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.catalogue.CatalogueGenerator;
import canopy.till.loop.Outcome;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** A station to measure: the demonstration's people, many more articles, no devices. */
public final class Station {
  /** Who sells. */
  public static final String CASHIER = DemoStation.CASHIER.id();

  static final String CURRENCY = "CNY";
  private static final long SEED = 7;
  private static final long NOTE_MINOR = 1_000_000;
  private static final long LOOK_AGAIN_NANOS = 100_000;

  private Station() {}

  /** Sets up a data folder that a till can be started on. */
  public static DataFolder setUp(Path root, int articles, int pumps) throws IOException {
    DataFolder folder = new DataFolder(root);
    try (PinCheck pins = PinCheck.open(root, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
    folder.write(withPumps(folder.stationConfig(), pumps));
    StringWriter csv = new StringWriter();
    new CatalogueCsv(2).write(CatalogueGenerator.articles(articles, SEED), csv);
    folder.replace(CatalogueFiles.ARTICLES, csv.toString().getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  private static StationConfig withPumps(StationConfig c, int pumps) {
    StationConfig.Forecourt demo = c.forecourt();
    StationConfig.Forecourt larger =
        new StationConfig.Forecourt(pumps, demo.unpaidFillsPerPump(), demo.prepayTaxClass());
    return new StationConfig(c.site(), c.till(), c.zone(), c.letterhead(), larger, c.paying());
  }

  /** Lets the cashier in. */
  public static void signIn(TillProgram till) throws InterruptedException, ExecutionException {
    does(till, new OperatorCommand.SignIn(CASHIER));
  }

  /** Scans an article; when it returns the line is on the disk. */
  public static Outcome.Done scan(TillProgram till, Article article)
      throws InterruptedException, ExecutionException {
    return done(scans(till, article));
  }

  /** Scans an article and does not wait. */
  static CompletableFuture<Outcome> scans(TillProgram till, Article article) {
    String code = article.codes().getFirst();
    return asks(till, new SaleCommand.AddArticle(article.id(), code, Quantity.ONE, null));
  }

  /** Takes a large note for the open sale; when it returns the sale is on the disk. */
  public static Outcome.Done pay(TillProgram till) throws InterruptedException, ExecutionException {
    Sale sale = till.loop().snapshot().open();
    if (sale == null) {
      throw new IllegalStateException("no sale is open");
    }
    return does(
        till, new TenderCommand.Take(sale.id(), 0, "cash", Money.of(NOTE_MINOR, CURRENCY), ""));
  }

  /**
   * There is no printer: waits until the receipt has failed, and forgets it. With pauses: with two
   * processors one that spins would be taken from the till.
   */
  public static void forgetReceipt(TillProgram till)
      throws InterruptedException, ExecutionException {
    while (!till.loop().snapshot().state().prints().in(PrintJob.State.QUEUED).isEmpty()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    for (String job : till.loop().snapshot().state().prints().jobs().keySet()) {
      does(till, new CounterCommand.DismissPrint(job));
    }
  }

  private static Outcome.Done does(TillProgram till, Command command)
      throws InterruptedException, ExecutionException {
    return done(asks(till, command));
  }

  private static CompletableFuture<Outcome> asks(TillProgram till, Command command) {
    return till.loop().submit(Request.by(CASHIER, command));
  }

  /** Waits until what was asked for is on the disk. */
  static Outcome.Done done(CompletableFuture<Outcome> answer)
      throws InterruptedException, ExecutionException {
    Outcome outcome = answer.get();
    if (outcome instanceof Outcome.Done done) {
      return done;
    }
    throw new IllegalStateException("the till said " + outcome);
  }
}
