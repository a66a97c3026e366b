package canopy.till.payment;

import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PaymentCode;
import canopy.channel.settings.CodeSettings;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.Store;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.channel.setup.Channels;
import canopy.core.command.Command;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Limit;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A till with its journal, its loop, its payment desk and WeChat Pay, against the channel
 * simulator. It can be told to stop breathing at a step, to be killed there.
 */
final class PayingTill implements AutoCloseable, Effects {
  static final String CASHIER = "1001";
  private static final long PATIENCE_NANOS = 5 * Patience.LONGEST.toNanos();

  private final Object news = new Object();
  private final Runnable step;
  private final Journal journal;
  private final Channels channels;
  private final PaymentDesk desk;
  private final TillLoop loop;

  /**
   * @param merchant the simulator's description of the account
   * @param step called after every payment event is durable, and after every answer of the channel
   *     has come
   */
  PayingTill(Path folder, Path merchant, Runnable step) throws Exception {
    // Many stations pay within one second here, and no two may ever make the same order number.
    this(folder, opened(merchant), site(folder.getFileName().toString()), step);
  }

  private static Channels opened(Path merchant) throws IOException {
    JsonNode all = new ObjectMapper().readTree(merchant.toFile());
    return Channels.open(
        new PaymentSettings(List.of(account(all.path("wechat")), plate())),
        merchant.getParent(),
        Clock.systemUTC(),
        new SecureRandom());
  }

  private static String site(String name) {
    return (name.substring(0, 3) + name.replaceAll("\\D", "")).toUpperCase(Locale.ROOT);
  }

  /**
   * A till that pays through these channels.
   *
   * @param opened closed with the till
   * @param site the beginning of its order numbers
   */
  PayingTill(Path folder, Channels opened, String site, Runnable step) throws Exception {
    this.step = step;
    Clock clock = Clock.systemUTC();
    channels = opened;
    if (!channels.problems().isEmpty()) {
      throw new IllegalStateException(channels.problems().toString());
    }
    Map<String, PayChannel> stepping = new HashMap<>();
    channels.channels().forEach(each -> stepping.put(each.id(), new Stepping(each, step)));
    journal = Journal.open(folder.resolve("data"), new Identity("S001", "1"), clock);
    Ledger ledger = new Ledger(journal);
    TillState state = ledger.replay(TillState.initial("CNY"));
    desk =
        new PaymentDesk(
            stepping,
            "station",
            CodeMarks.open(folder.resolve("keys"), new SecureRandom()),
            new RealThreads(),
            clock);
    QuickBook book = new QuickBook(PayBook.cola(), site);
    loop = new TillLoop(ledger, book, state, clock, this, this::tell);
    loop.start(UUID.randomUUID(), "test");
    desk.connect(PayTill.of(loop));
    does(new OperatorCommand.SignIn(CASHIER));
  }

  /** A code that anybody can pay, and nobody can be asked about. */
  private static CodeSettings plate() {
    return new CodeSettings(
        QuickBook.PLATE,
        CodeSettings.Scheme.EMV,
        "CNY",
        new CodeSettings.Merchant("STATION", "SHANGHAI", "CN", "5541"),
        Map.of("template", "26", "00", "CN.PLATE", "01", "S001"));
  }

  private static WechatSettings account(JsonNode wechat) {
    return account(wechat, wechat.path("url").asText());
  }

  /** The simulator's account at another address. */
  static WechatSettings account(JsonNode wechat, String url) {
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
        new Endpoint(url, Map.of(), Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS));
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

  /** Takes the till after a restart, whoever stands there. */
  void unlocks() throws Exception {
    does(new OperatorCommand.Unlock(CASHIER));
  }

  /** What a device tells. */
  void hears(Command command) throws Exception {
    loop.submit(Request.system(command)).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Rings up and shows a code; whatever becomes of it. */
  void shows(String kind) throws Exception {
    Sale open = open();
    var _ =
        desk.show(CASHIER, open.id(), open.tenders().size(), kind, loop.snapshot().totals().total())
            .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** The text of the code that is shown, when there is one. */
  String awaitCode() throws InterruptedException {
    return awaitAttempt(attempt -> attempt.shown() != null).shown().text();
  }

  /** The oldest attempt that is not settled, when it is so far. */
  Attempt awaitAttempt(Predicate<Attempt> fits) throws InterruptedException {
    Attempt[] found = new Attempt[1];
    await(
        "an attempt",
        () -> {
          found[0] = attempt();
          return found[0] != null && fits.test(found[0]);
        });
    return found[0];
  }

  /** The oldest attempt that is not settled; null if there is none. */
  @Nullable Attempt attempt() {
    return state().payments().unsettled().stream().findFirst().orElse(null);
  }

  /** Rings up fuel for 200.00 at pump 3. */
  void prepays() throws Exception {
    does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), Money.of(20_000, "CNY")));
  }

  /** What the pump tells: 150.00 of the 200.00 have flowed. Telling it again is harmless. */
  void fills() throws Exception {
    var release = state().fuel().releases().get(3);
    if (release != null) {
      hears(
          new FuelCommand.ReportFill(
              new Fill(
                  "fill of " + release.prepayId(),
                  3,
                  1,
                  2,
                  7,
                  new Volume(19_084),
                  Money.of(15_000, "CNY"),
                  new UnitPrice(7860),
                  Instant.parse("2026-11-22T02:00:00Z"),
                  false),
              release.requestId(),
              true));
    }
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

  /** The channel's bill of a day, in the background. */
  BillCall fetchesBill(LocalDate day) {
    return desk.fetchBill(PayBook.CHANNEL, day, BillNews.NONE);
  }

  /** Until payments can be begun. */
  void awaitOnline() throws InterruptedException {
    await("the channel", () -> desk.channels().get(PayBook.CHANNEL).online());
  }

  /** Nothing is open any more, at the till or at the channel; what waits for a bill may wait. */
  boolean isSettled() {
    return state().payments().unsettled().stream()
            .allMatch(each -> each.kind().equals(QuickBook.PLATE) && !each.isRunning())
        && state().payments().refunds().isEmpty();
  }

  /** Until everything is settled, by itself or by the people at the till. */
  void awaitTidied(Deed deed) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      boolean before = isSettled();
      deed.tidy(this);
      if (before && isSettled()) {
        return;
      }
      synchronized (news) {
        news.wait(200);
      }
    }
    throw new AssertionError(deed + ": " + state().payments());
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
    public String id() {
      return to().id();
    }

    @Override
    Answer answered(Answer answer) {
      step.run();
      return answer;
    }
  }
}
