package canopy.hardware.wallet.sim;

import canopy.hardware.line.sim.SimulatorArguments;
import canopy.hardware.wallet.sim.alipay.AlipayGateway;
import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.Customer;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.DeskRules;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.book.WalletBook;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.http.WireAnswer;
import canopy.hardware.wallet.sim.http.WireRequest;
import canopy.hardware.wallet.sim.http.WireServer;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.notice.Notices;
import canopy.hardware.wallet.sim.script.FaultScript;
import canopy.hardware.wallet.sim.unionpay.UnionpayGateway;
import canopy.hardware.wallet.sim.wechat.WechatGateway;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payment channels of a station without a bank. Runs as a program or inside a test.
 *
 * <pre>
 * java -m canopy.hardware/canopy.hardware.wallet.sim.WalletSimulator --folder FOLDER --scenarios on
 * </pre>
 *
 * <p>With {@code --scanner PORT}, the control port of a simulated scanner, a phone can be held in
 * front of it.
 *
 * <p>Prints {@code ready http=PORT} when it is ready, ends with its standard input, and writes what
 * a merchant needs to {@code payments.json} in its folder of keys: addresses, numbers, and the
 * names of the key files beside it. Started again on the same folder it has the same keys and the
 * same book.
 *
 * <p>{@code GET /phone} is a customer's phone for people, {@code POST /phone/...} for programs
 * ({@code WalletPhone}); {@code GET /book} shows every order and balance; {@code POST /control}
 * takes orders ({@code WalletControl}). None of these has a login, so it listens on loopback only.
 */
public final class WalletSimulator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WalletSimulator.class);
  private static final int TICK_MILLIS = 100;
  private static final long RICH_MINOR = 100_000_000;
  private static final long POOR_MINOR = 500;

  private final WalletBook book;
  private final CashDesk desk;
  private final FaultScript script;
  private final WalletControl control;
  private final WalletPhone phone;
  private final TillScanner scanner = new TillScanner();
  private final WechatGateway wechat;
  private final AlipayGateway alipay;
  private final UnionpayGateway unionpay;
  private final Path payments;
  private final WireServer server;
  private final ScheduledExecutorService ticks =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("wallet-", 1).factory());

  private WalletSimulator(WalletSettings settings, Clock clock) throws IOException {
    Files.createDirectories(settings.folder());
    book = WalletBook.open(settings.folder().resolve("book.jsonl"));
    SimTime time = new SimTime(clock);
    SecureRandom random = new SecureRandom();
    Notices notices = new Notices(time);
    DeskRules rules =
        new DeskRules(
            settings.passwordFromMinor(),
            DeskRules.STANDARD.codeLifeMillis(),
            settings.refundMillis(),
            settings.refundGapMillis());
    desk = new CashDesk(book, time, rules, random, notices);
    script = new FaultScript(settings.scenarios());
    AtomicBoolean billsAtOnce = new AtomicBoolean(settings.billsAtOnce());
    control = new WalletControl(desk, script, notices, billsAtOnce);
    phone = new WalletPhone(desk, scanner);
    KeyFolder keys = new KeyFolder(settings.keys(), random);
    wechat = new WechatGateway(desk, script, keys, random, billsAtOnce::get);
    alipay = new AlipayGateway(desk, script, keys, random, billsAtOnce::get);
    unionpay = new UnionpayGateway(desk, script, keys, random);
    notices.writer(Wallet.WECHAT, wechat.notices());
    notices.writer(Wallet.ALIPAY, alipay.notices());
    notices.writer(Wallet.UNIONPAY, unionpay.notices());
    if (book.customers().isEmpty()) {
      invitePeople();
    }
    server = WireServer.start(settings.port(), new Reception());
    payments = keys.path().resolve("payments.json");
    Files.writeString(payments, Json.pretty(describe()) + "\n", StandardCharsets.UTF_8);
    every(desk::settleDue);
    every(notices::deliver);
  }

  /**
   * Starts the simulator in this program.
   *
   * @throws IOException when the port cannot be bound or the folder not be used
   */
  public static WalletSimulator start(WalletSettings settings) throws IOException {
    return start(settings, Clock.systemUTC());
  }

  /** The same on this clock: signatures are checked, and codes end, by it. */
  public static WalletSimulator start(WalletSettings settings, Clock clock) throws IOException {
    return new WalletSimulator(settings, clock);
  }

  /** Runs until its standard input ends; see the class comment. */
  public static void main(String[] arguments) throws IOException {
    WalletSettings settings;
    try {
      settings = WalletSettings.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    try (WalletSimulator simulator = start(settings)) {
      simulator.scannerAt(new SimulatorArguments(arguments).number("scanner", 0));
      SimulatorArguments.announceAndWait("http=" + simulator.port());
    }
  }

  /**
   * From now on phones can be held in front of the till's scanner.
   *
   * @param controlPort where the scanner simulator takes orders; 0 for no scanner
   */
  public void scannerAt(int controlPort) {
    scanner.at(controlPort);
  }

  public int port() {
    return server.port();
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The file that tells a merchant everything; key files are named relative to its folder. */
  public Path payments() {
    return payments;
  }

  /**
   * Carries out what {@code POST /control} would.
   *
   * @return how things stand, as JSON
   * @throws IllegalArgumentException with a sentence when the order makes no sense
   */
  public String control(String json) {
    return Json.text(control.carryOut(Json.read(json.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * Carries out what {@code POST /phone/<what>} would.
   *
   * @return JSON
   * @throws IllegalArgumentException when the wallet refuses; its message is the reason
   */
  public String phone(String what, String json) {
    try {
      return Json.text(phone.carryOut(what, Json.read(json.getBytes(StandardCharsets.UTF_8))));
    } catch (DeskRefusal refusal) {
      throw new IllegalArgumentException(refusal.reason().name(), refusal);
    }
  }

  /**
   * A new payment code of a customer: {@code ann} is rich, {@code bob} has 5.00, {@code chen} is
   * rich and always asked for the password.
   *
   * @param wallet {@code wechat}, {@code alipay} or {@code unionpay}
   */
  public String showCode(String wallet, String customer) {
    ObjectNode order = Json.object().put("wallet", wallet).put("customer", customer);
    return Json.read(phone("code", Json.text(order)).getBytes(StandardCharsets.UTF_8))
        .path("code")
        .asText();
  }

  /** What {@code GET /book} gives. */
  public String book() {
    return Json.text(BookReport.of(book, desk.time().millis()));
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    server.close();
    try {
      book.close();
    } catch (IOException e) {
      log.warn("the book was not closed", e);
    }
  }

  private void invitePeople() {
    for (Wallet wallet : Wallet.values()) {
      book.save(new Customer(wallet, "ann", RICH_MINOR, false));
      book.save(new Customer(wallet, "bob", POOR_MINOR, false));
      book.save(new Customer(wallet, "chen", RICH_MINOR, true));
    }
  }

  private ObjectNode describe() {
    ObjectNode all = Json.object();
    all.put("phone", url() + "/phone").put("control", url() + "/control");
    all.put("book", url() + "/book");
    all.set("wechat", wechat.describe(url()));
    all.set("alipay", alipay.describe(url()));
    all.set("unionpay", unionpay.describe(url()));
    return all;
  }

  private void every(Runnable step) {
    var _ =
        ticks.scheduleWithFixedDelay(
            () -> {
              try {
                step.run();
              } catch (RuntimeException e) {
                // An exception that leaves would end the timer for good.
                log.warn("a step of the simulator failed", e);
              }
            },
            TICK_MILLIS,
            TICK_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** Sends each request to whom it is for. */
  private final class Reception implements WireServer.Handler {
    @Override
    public boolean hangsUp(String target) {
      return (target.startsWith("/v3/") && script.hangsUp(Wallet.WECHAT))
          || (AlipayGateway.serves(target) && script.hangsUp(Wallet.ALIPAY))
          || (target.startsWith(UnionpayGateway.PATH) && script.hangsUp(Wallet.UNIONPAY));
    }

    @Override
    public WireAnswer answer(WireRequest request) {
      String path = request.path();
      if (path.startsWith("/v3/")) {
        return wechat.serve(request, url());
      }
      if (AlipayGateway.serves(path)) {
        return alipay.serve(request, url());
      }
      if (path.startsWith(UnionpayGateway.PATH)) {
        return unionpay.serve(request);
      }
      return switch (request.method() + " " + path) {
        case "GET /book" -> json(200, BookReport.of(book, desk.time().millis()));
        case "GET /phone" -> PhonePage.page();
        case "GET /phone/picture" -> picture(request.query());
        case "POST /control" -> told(request, "control");
        default ->
            path.startsWith("/phone/") && request.method().equals("POST")
                ? told(request, path.substring("/phone/".length()))
                : WireAnswer.text(404, "text/plain", "there is no " + path);
      };
    }

    private WireAnswer told(WireRequest request, String what) {
      try {
        JsonNode order = Json.read(request.body());
        return json(
            200, what.equals("control") ? control.carryOut(order) : phone.carryOut(what, order));
      } catch (DeskRefusal refusal) {
        return json(409, Json.object().put("refused", refusal.reason().name()));
      } catch (IllegalArgumentException | DateTimeException e) {
        return json(400, Json.object().put("error", String.valueOf(e.getMessage())));
      }
    }

    private WireAnswer picture(Map<String, String> query) {
      return PhonePage.picture(query.getOrDefault("text", ""), "bars".equals(query.get("kind")));
    }

    private WireAnswer json(int status, JsonNode body) {
      return WireAnswer.text(status, "application/json", Json.text(body));
    }
  }
}
