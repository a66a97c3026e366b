package canopy.till.payment;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.payment.Answer;
import canopy.core.payment.Mode;
import canopy.core.payment.PayMethod;
import canopy.core.payment.PayMethods;
import canopy.core.payment.PayTimes;
import canopy.core.payment.TrustLimit;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import canopy.till.Patience;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.loop.Effects;
import canopy.till.loop.Ledger;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.payment.channel.PayChannel;
import canopy.till.payment.channel.PaymentCode;
import canopy.till.payment.channel.settings.Endpoint;
import canopy.till.payment.channel.settings.KeyFile;
import canopy.till.payment.channel.settings.PaymentSettings;
import canopy.till.payment.channel.settings.Store;
import canopy.till.payment.channel.settings.WechatKeys;
import canopy.till.payment.channel.settings.WechatSettings;
import canopy.till.payment.channel.setup.Channels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A till with its journal, its loop, its payment desk and WeChat Pay, against the channel
 * simulator. It can be told to stop breathing at a step, to be killed there.
 */
final class PayingTill implements AutoCloseable, Effects {
  static final String CASHIER = "1001";
  private static final long PATIENCE_NANOS = 5 * Patience.LONGEST.toNanos();

  /** Soon taken back when nobody pays. */
  static final long SOON_MILLIS = 3_000;

  private final Object news = new Object();
  private final Runnable step;
  private final Journal journal;
  private final Channels channels;
  private final PaymentDesk desk;
  private final TillLoop loop;

  /**
   * @param merchant the simulator's description of the account
   * @param giveUpMillis how long a payment is waited for
   * @param step called after every payment event is durable, and after every answer of the channel
   *     has come
   */
  PayingTill(Path folder, Path merchant, long giveUpMillis, Runnable step) throws Exception {
    this.step = step;
    Clock clock = Clock.systemUTC();
    JsonNode all = new ObjectMapper().readTree(merchant.toFile());
    channels =
        Channels.open(
            new PaymentSettings(List.of(account(all.path("wechat")))),
            merchant.getParent(),
            clock,
            new SecureRandom());
    if (!channels.problems().isEmpty()) {
      throw new IllegalStateException(channels.problems().toString());
    }
    PayChannel wechat = new Stepping(channels.channels().getFirst(), step);
    journal = Journal.open(folder.resolve("data"), new Identity("S001", "1"), clock);
    Ledger ledger = new Ledger(journal);
    TillState state = ledger.replay(TillState.initial("CNY"));
    desk =
        new PaymentDesk(
            Map.of(PayBook.CHANNEL, wechat),
            "station",
            CodeMarks.open(folder.resolve("keys"), new SecureRandom()),
            new RealThreads(),
            clock);
    // Many stations pay within one second here, and no two may ever make the same order number.
    String name = folder.getFileName().toString();
    String site = name.substring(0, 3) + name.replaceAll("\\D", "");
    QuickBook book = new QuickBook(PayBook.cola(), site.toUpperCase(Locale.ROOT), giveUpMillis);
    loop = new TillLoop(ledger, book, state, clock, this, this::tell);
    loop.start(UUID.randomUUID(), "test");
    desk.connect(PayTill.of(loop));
    does(new OperatorCommand.SignIn(CASHIER));
  }

  private static WechatSettings account(JsonNode wechat) {
    return new WechatSettings(
        PayBook.CHANNEL,
        wechat.path("appid").asText(),
        wechat.path("mchid").asText(),
        new Store("S001", "1"),
        "https://example.com/notify",
        new WechatKeys(
            KeyFile.of(wechat.path("merchantPrivateKeyFile").asText()),
            wechat.path("merchantCertificateFile").asText(),
            Map.of(wechat.path("publicKeyId").asText(), wechat.path("publicKeyFile").asText()),
            List.of(),
            null),
        new Endpoint(
            wechat.path("url").asText(),
            Map.of(),
            Patience.LONGEST_MILLIS,
            Patience.LONGEST_MILLIS));
  }

  /** The usual times, with shorter pauses so that a test need not wait. */
  private record QuickBook(PayBook base, String site, long giveUpMillis)
      implements canopy.core.till.Book {
    @Override
    public PayMethods payments() {
      PayTimes usual = PayTimes.wechatCode();
      PayTimes quick =
          new PayTimes(
              List.of(1_000L, 2_000L),
              1_000,
              giveUpMillis,
              0,
              usual.takeBack(),
              1_000,
              4_000,
              List.of(1_000L),
              usual.retryForMillis(),
              List.of(1_000L, 2_000L),
              usual.watchForMillis(),
              usual.offerMillis());
      PayMethod method =
          new PayMethod(
              PayBook.KIND, PayBook.CHANNEL, Set.of(Mode.CODE), true, Map.of(Mode.CODE, quick));
      return new PayMethods(site, Map.of(PayBook.KIND, method), TrustLimit.USUAL);
    }

    @Override
    public canopy.core.till.StationRules station() {
      return base.station();
    }

    @Override
    public canopy.core.catalogue.Article article(String id) {
      return base.article(id);
    }

    @Override
    public canopy.core.catalogue.FuelGrade grade(int id) {
      return base.grade(id);
    }

    @Override
    public canopy.core.tax.TaxClass taxClass(String id) {
      return base.taxClass(id);
    }

    @Override
    public canopy.core.tender.TenderKind tender(String id) {
      return base.tender(id);
    }

    @Override
    public canopy.core.operator.Operator operator(String id) {
      return base.operator(id);
    }
  }

  @Override
  public void after(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.event() instanceof PaymentEvent) {
      step.run(); // Durable, and nothing that follows from it has happened.
    }
    desk.after(recorded, snapshot);
  }

  TillState state() {
    return loop.snapshot().state();
  }

  Journal journal() {
    return journal;
  }

  Outcome does(Command command) throws Exception {
    return loop.submit(Request.by(CASHIER, command))
        .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Rings up and scans; whatever becomes of it. */
  void scans(String code) throws Exception {
    Sale open = open();
    var _ =
        desk.scan(
                CASHIER,
                open.id(),
                open.tenders().size(),
                PayBook.KIND,
                loop.snapshot().totals().total(),
                new PaymentCode(code))
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private Sale open() throws Exception {
    if (state().basket().open() == null) {
      does(new SaleCommand.AddArticle("cola", "cola", Quantity.ONE, null));
    }
    return state().basket().open();
  }

  /** Stops the attempt that is under way. */
  void stops() throws Exception {
    for (String outNo : state().payments().attempts().keySet()) {
      does(new PaymentCommand.Stop(outNo));
    }
  }

  /** Takes the last sale's bottle back and pays it out through the channel. */
  void paysBack() throws Exception {
    CompletedSale sold = state().basket().last();
    does(
        new SaleCommand.ReturnUnits(
            new canopy.core.command.Original(sold, Map.of(), 0, state().seq()), 1, 1));
    var order = sold.tenders().getFirst().order();
    var _ =
        desk.payBack(CASHIER, state().basket().open().id(), 0, order, order.amount())
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Nothing is open any more, at the till or at the channel. */
  boolean isSettled() {
    return state().payments().unsettled().isEmpty() && state().payments().refunds().isEmpty();
  }

  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    synchronized (news) {
      while (!condition.getAsBoolean()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError(what + ": " + state().payments());
        }
        news.wait(Math.min(left, 200));
      }
    }
  }

  private void tell(@Nullable TillSnapshot snapshot) {
    synchronized (news) {
      news.notifyAll();
    }
  }

  @Override
  public void close() throws IOException {
    desk.close();
    loop.close();
    journal.close();
    channels.close();
  }

  /** The channel, with a step after each answer. */
  private static final class Stepping extends ForwardingChannel {
    private final Runnable step;

    Stepping(PayChannel to, Runnable step) {
      super(to);
      this.step = step;
    }

    @Override
    Answer answered(Answer answer) {
      step.run();
      return answer;
    }
  }
}
