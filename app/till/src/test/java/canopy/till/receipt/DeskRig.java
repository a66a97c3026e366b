package canopy.till.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Flowed;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.CodeMark;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineTimes;
import canopy.hardware.printer.PrinterSettings;
import canopy.hardware.printer.PrinterTimes;
import canopy.hardware.printer.ReceiptPrinter;
import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.paper.PrinterProfile;
import canopy.till.Patience;
import canopy.till.day.sheet.DaySheet;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.loop.Ledger;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.station.Master;
import canopy.till.ui.Formats;
import canopy.till.ui.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Journal, till loop, print desk and printer driver as the program puts them together, with a
 * printer at the other end of a TCP port.
 */
final class DeskRig implements AutoCloseable, Papers.Source {
  /** Looks often and takes its time for everything else: late on a busy machine is no fault. */
  private static final PrinterTimes CALM =
      new PrinterTimes(
          new LineTimes(Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS, 50, 100),
          Patience.LONGEST_MILLIS,
          Patience.LONGEST_MILLIS,
          Patience.LONGEST_MILLIS,
          50,
          50,
          Patience.LONGEST_MILLIS);

  static final Identity TILL = new Identity("S001", "1");

  final List<Recorded> events = new CopyOnWriteArrayList<>();
  final TillLoop loop;

  /** Whether the store is stopped. */
  volatile boolean storeStopped;

  private final BlockingQueue<Recorded> news = new LinkedBlockingQueue<>();
  private final BlockingQueue<PrinterView> views = new LinkedBlockingQueue<>();
  private final Map<String, CompletedSale> sales;
  private final Papers papers;
  private final Journal journal;
  private final PrintDesk desk;
  private final Connector connector;

  /**
   * @param sales what the store would know; outlives a restart
   */
  DeskRig(Path data, int port, Connector connector, Map<String, CompletedSale> sales)
      throws Exception {
    this(Journal.open(data, TILL, Clock.systemUTC()), port, connector, sales);
  }

  DeskRig(Journal open, int port, Connector connector, Map<String, CompletedSale> sales)
      throws Exception {
    journal = open;
    this.sales = sales;
    Master master = PaperStation.master();
    PaperStyle style =
        new PaperStyle(
            () -> master,
            new Texts(canopy.till.ui.Language.CHINESE),
            Formats.yuan(),
            () -> Language.ZH_CN);
    papers =
        new Papers(
            style,
            PrinterProfile.MM80,
            (text, width, height, bold) -> Bitmap.of(width, height, (x, y) -> false),
            this);
    Ledger ledger = new Ledger(journal);
    desk = new PrintDesk(papers, views::add, Duration.ofMillis(100));
    TillState state = ledger.replay(TillState.initial("CNY"));
    loop = new TillLoop(ledger, master, state, Clock.systemUTC(), this::after, snapshot -> {});
    loop.start(UUID.randomUUID(), "test");
    this.connector = connector;
    desk.connect(printer(port), loop);
    does(new OperatorCommand.SignIn(PaperStation.CASHIER));
  }

  private ReceiptPrinter printer(int port) {
    return new ReceiptPrinter(
        "desk-printer",
        new PrinterSettings(
            LineAddress.parse("tcp:127.0.0.1:" + port), true, DrawerSettings.STANDARD, CALM),
        connector,
        desk);
  }

  /**
   * @param port where another printer is; 0 for none
   */
  void changesTo(int port) {
    desk.change(port == 0 ? null : printer(port), papers);
  }

  private void after(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.event() instanceof SaleEvent.Completed done) {
      sales.put(done.sale().id(), done.sale());
    }
    events.add(recorded);
    desk.after(recorded, snapshot);
    news.add(recorded);
  }

  void does(Command command) throws Exception {
    Outcome outcome =
        loop.submit(Request.by(PaperStation.CASHIER, command))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Done.class);
  }

  /** Sells a bottle for cash; comes back when it is on the disk. */
  CompletedSale sells() throws Exception {
    does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    String id = loop.snapshot().state().basket().open().id();
    does(new TenderCommand.Take(id, 0, "cash", Money.of(500, "CNY"), ""));
    return sales.get(id);
  }

  /** A customer goes before it is known whether they have paid; the order's number. */
  String leavesWithoutKnowing() throws Exception {
    does(new SaleCommand.AddArticle("1001", "1001", Quantity.ONE, null));
    Sale open = loop.snapshot().state().basket().open();
    String code = "code of " + open.id();
    does(
        new PaymentCommand.Scan(
            open.id(),
            0,
            PaperStation.WALLET.id(),
            loop.snapshot().totals().total(),
            new CodeMark("13****9406", code),
            true));
    does(new PaymentCommand.ServeNext(open.id()));
    return loop.snapshot().state().payments().holding(open.id()).orElseThrow().outNo();
  }

  /** The channel says that it was not paid. */
  void declines(String outNo) throws Exception {
    Command answer =
        new PaymentCommand.Report(
            outNo,
            PaymentCommand.Asked.QUERY,
            Answer.of(canopy.core.payment.Outcome.DECLINED, "NOTENOUGH", ""),
            null);
    assertThat(loop.submit(Request.system(answer)).get(60, TimeUnit.SECONDS))
        .isInstanceOf(Outcome.Done.class);
  }

  /** The next device event of a kind. */
  <T extends DeviceEvent> T hears(Class<T> kind) throws InterruptedException {
    return kind.cast(next(news, recorded -> kind.isInstance(recorded.event())).event());
  }

  PrinterView sees(Predicate<PrinterView> fits) throws InterruptedException {
    PrinterView now = desk.view();
    return fits.test(now) ? now : next(views, fits);
  }

  private static <T> T next(BlockingQueue<T> queue, Predicate<T> fits) throws InterruptedException {
    long deadline = System.nanoTime() + Patience.LONGEST.toNanos();
    while (true) {
      T next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(next).as("waited in vain").isNotNull();
      if (fits.test(next)) {
        return next;
      }
    }
  }

  /** The bytes of a first receipt. */
  byte[] paper(CompletedSale sale) throws FactsUnavailable {
    return papers
        .paper(
            new PrintJob(
                sale.id() + "#0",
                DeviceEvent.Paper.RECEIPT,
                sale.id(),
                0,
                PrintJob.State.QUEUED,
                "",
                PaperStation.CASHIER,
                sale.completedAt()),
            sale)
        .orElseThrow();
  }

  PrintJob.State stateOf(String jobId) {
    return loop.snapshot().state().prints().jobs().get(jobId).state();
  }

  /** The till goes first: what the printer says from then on is as lost as in a crash. */
  @Override
  public void close() throws IOException {
    loop.close();
    desk.close();
    journal.close();
  }

  @Override
  public Map<Integer, Flowed> flowed(String saleId) {
    return Map.of();
  }

  @Override
  public Optional<CompletedSale> sale(String id) throws FactsUnavailable {
    if (storeStopped) {
      throw new FactsUnavailable("stopped", null);
    }
    return Optional.ofNullable(sales.get(id));
  }

  @Override
  public Optional<Attempt> payment(String outNo) {
    return Optional.ofNullable(loop.snapshot().state().payments().attempts().get(outNo));
  }

  @Override
  public Optional<Sale> unpaidSale(String id) {
    return Optional.ofNullable(loop.snapshot().state().basket().payable(id));
  }

  @Override
  public Optional<Papers.UnpaidFill> unpaidFill(String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Papers.AboutShift> shift(String subject) {
    return Optional.empty();
  }

  @Override
  public Optional<DaySheet> day(LocalDate day) {
    return Optional.empty();
  }
}
