package canopy.bench;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.core.catalogue.Names;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.payment.Answer;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.loop.Ledger;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.payment.CodeMarks;
import canopy.till.payment.PayTill;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.RealThreads;
import canopy.till.payment.ScanSettings;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * What the payment desk adds to a payment: from the scanned code to the request, and from the
 * channel's answer to the completed sale on the disk. Then the time of a scan of goods while so
 * many payments are open and asked for.
 */
final class PaymentBench {
  private static final String CASHIER = DemoStation.CASHIER.id();
  private static final String KIND = "wallet";
  private static final String CHANNEL = "bench";
  private static final long PAUSE_NANOS = 15_000_000;

  private final Master master;
  private final TillLoop loop;
  private final PaymentDesk desk;
  private final Clocked channel = new Clocked();

  /** One for every time that no sale was open any more. */
  private final Semaphore settled = new Semaphore(0);

  private int codes;

  private PaymentBench(DataFolder data, Journal journal) throws Exception {
    ScanSettings settings =
        new ScanSettings(
            List.of(
                new ScanSettings.Method(
                    KIND,
                    Names.same("Wallet"),
                    CHANNEL,
                    ScanSettings.Guide.WECHAT,
                    Set.of("wechat"),
                    null)),
            List.of(),
            List.of(),
            null);
    master =
        new Master(
                data.stationConfig(),
                data.people(),
                CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load())
            .paying(settings.kinds(), settings.payMethods("S001", Map.of(CHANNEL, channel)));
    Clock clock = Clock.systemUTC();
    desk =
        new PaymentDesk(
            Map.of(CHANNEL, channel),
            "station",
            CodeMarks.open(data.keys(), new SecureRandom()),
            new RealThreads(),
            clock);
    Ledger ledger = new Ledger(journal);
    TillState state = ledger.replay(TillState.initial("CNY"));
    loop = new TillLoop(ledger, master, state, clock, desk, this::published);
    loop.start(UUID.randomUUID(), "bench");
    desk.connect(PayTill.of(loop));
    does(new OperatorCommand.SignIn(CASHIER));
  }

  /**
   * Measures and prints.
   *
   * @param payments how many of each
   * @param open payments that are open at once
   */
  static void run(Path folder, int payments, int open) throws Exception {
    Files.createDirectories(folder);
    DataFolder data = new DataFolder(folder.resolve("data"));
    try (PinCheck pins = PinCheck.open(data.root(), new SecureRandom())) {
      DemoStation.setUp(data, pins);
    }
    try (Journal journal =
        Journal.open(data.root(), new Identity("S001", "1"), Clock.systemUTC())) {
      PaymentBench bench = new PaymentBench(data, journal);
      try {
        System.out.println("| | count | p50 | p90 | p99 |\n|---|---|---|---|---|");
        bench.payments(payments / 5, false);
        bench.payments(payments, true);
        bench.scans(payments, "goods scanned, no payment open");
        bench.opens(open);
        bench.scans(payments, String.format(Locale.ROOT, "goods scanned, %d open", open));
        System.out.println(bench.channel.queries() + " questions asked meanwhile");
      } finally {
        bench.desk.close();
        bench.loop.close();
      }
    }
  }

  /** Pays one after the other; what the desk adds is all but the channel's own time. */
  private void payments(int count, boolean print) throws Exception {
    long[] added = new long[count];
    channel.paysAtOnce = true;
    for (int i = 0; i < count; i++) {
      add();
      long start = System.nanoTime();
      Sale sale = open();
      settled.drainPermits();
      scan(sale);
      settled.acquire();
      added[i] = System.nanoTime() - start;
    }
    if (print) {
      print("added to a payment, scan to completed sale", added);
    }
  }

  private void published(TillSnapshot now) {
    if (now.open() == null) {
      settled.release();
    }
  }

  private void opens(int count) throws Exception {
    channel.paysAtOnce = false;
    for (int i = 0; i < count; i++) {
      add();
      Sale sale = open();
      scan(sale);
      does(new PaymentCommand.ServeNext(sale.id()));
    }
  }

  private void scans(int count, String what) throws Exception {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(PAUSE_NANOS); // In all long enough for many questions.
      long start = System.nanoTime();
      add();
      times[i] = System.nanoTime() - start;
      if (i % 50 == 49) {
        does(new SaleCommand.VoidSale("bench"));
      }
    }
    if (loop.snapshot().open() != null) {
      does(new SaleCommand.VoidSale("bench"));
    }
    print(what, times);
  }

  private static void print(String what, long[] nanos) {
    System.out.println(
        "| " + what + " | " + nanos.length + " | " + new Percentiles(nanos).cells() + " |");
  }

  private void add() throws Exception {
    String article = master.catalogue().articles().getFirst().id();
    does(new SaleCommand.AddArticle(article, article, Quantity.ONE, null));
  }

  private Sale open() {
    Sale sale = loop.snapshot().open();
    if (sale == null) {
      throw new IllegalStateException("no sale is open");
    }
    return sale;
  }

  private void scan(Sale sale) throws Exception {
    codes++;
    var totals = loop.snapshot().totals();
    if (totals == null) {
      throw new IllegalStateException("no sale is open");
    }
    PaymentCode code = new PaymentCode(String.format(Locale.ROOT, "13%016d", codes));
    Outcome outcome =
        desk.scan(CASHIER, sale.id(), sale.tenders().size(), KIND, totals.total(), code).get();
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("a payment did not begin: " + outcome);
    }
  }

  private void does(Command command) throws Exception {
    Outcome outcome = loop.submit(Request.by(CASHIER, command)).get();
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(command + ": " + outcome);
    }
  }

  /** A channel without a network: paid in no time, or waiting for ever. */
  private static final class Clocked implements PayChannel {
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private volatile boolean paysAtOnce;

    long queries() {
      return asked.values().stream().mapToLong(Long::longValue).sum();
    }

    private Answer answer(PayOrder order) {
      if (!paysAtOnce) {
        return Answer.of(canopy.core.payment.Outcome.WAITING, "USERPAYING", "");
      }
      Money paid = order.amount();
      return new Answer(
          canopy.core.payment.Outcome.PAID, true, order.outNo(), paid, "", "", "", null);
    }

    @Override
    public String id() {
      return CHANNEL;
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.allOf(Capability.class);
    }

    @Override
    public String currency() {
      return "CNY";
    }

    @Override
    public Answer pay(PayOrder order, PaymentCode code) {
      return answer(order);
    }

    @Override
    public QrAnswer showQr(PayOrder order) {
      return new QrAnswer(answer(order), null, null);
    }

    @Override
    public Answer query(PayOrder order) {
      asked.merge(order.outNo(), 1L, Long::sum);
      return answer(order);
    }

    @Override
    public Answer reverse(PayOrder order) {
      return Answer.of(canopy.core.payment.Outcome.REVERSED, "", "");
    }

    @Override
    public Answer close(PayOrder order) {
      return Answer.of(canopy.core.payment.Outcome.CLOSED, "", "");
    }

    @Override
    public Answer refund(RefundOrder refund) {
      return Answer.of(canopy.core.payment.Outcome.REFUNDED, "", "");
    }

    @Override
    public Answer queryRefund(RefundOrder refund) {
      return Answer.of(canopy.core.payment.Outcome.REFUNDED, "", "");
    }

    @Override
    public BillAnswer bill(LocalDate day, BillNews news) {
      return new BillAnswer.None("NONE", "");
    }
  }
}
