package canopy.headoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.RefundOrder;
import canopy.channel.relay.RelayChannel;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.RelaySettings;
import canopy.channel.settings.Store;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.SetUpTrouble;
import canopy.core.event.Json;
import canopy.core.payment.Answer;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.headoffice.support.TestTill;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Simulated wallets that run on, head office's merchant account with them, a till's relay channel,
 * and the book that a till would keep: it asks until it knows, and gives up only by taking back.
 */
final class PayingStation implements AutoCloseable {
  static final String ACCOUNT = "wechat-01";
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int WAIT_MILLIS = 30_000;

  final WalletSimulator wallets;

  /** Between head office and the wallets. */
  final Gate channelLine;

  /** Between the till and head office. */
  final Gate tillLine;

  private final Path folder;
  private final String till;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Long> bookMinor = new LinkedHashMap<>();
  private final List<PaymentCode> codes = new ArrayList<>();

  /**
   * @param till of station S001 that pays
   */
  PayingStation(Path folder, String till) throws IOException {
    this.folder = folder;
    this.till = till;
    wallets =
        WalletSimulator.start(
            WalletSettings.standard(folder.resolve("wallets"))
                .withKeys(
                    Path.of("target", "wallet-keys-" + System.getProperty("canopy.fork", "1"))));
    channelLine = new Gate(wallets.port());
    tillLine = new Gate(0);
    JsonNode given = Json.mapper().readTree(wallets.payments().toFile()).path("wechat");
    copy(wallets.payments().getParent(), payments().resolve("keys"));
    Files.write(
        payments().resolve("payment.json"),
        Json.mapper()
            .writeValueAsBytes(new PaymentSettings(List.of(account(given, channelLine.url())))));
  }

  /** Of head office: set-up and keys. */
  Path payments() {
    return folder.resolve("payments");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static WechatSettings account(JsonNode given, String url) {
    return new WechatSettings(
        ACCOUNT,
        given.path("appid").asText(),
        given.path("mchid").asText(),
        new Store("S001", "1"),
        "https://example.com/notify",
        new WechatKeys(
            KeyFile.of(given.path("merchantPrivateKeyFile").asText()),
            given.path("merchantCertificateFile").asText(),
            Map.of(given.path("publicKeyId").asText(), given.path("publicKeyFile").asText()),
            List.of(),
            null),
        Endpoint.at(url));
  }

  /** The till's channel; head office has made the key for its answers by now. */
  PayChannel channel(TestTill till) throws SetUpTrouble {
    return RelayChannel.open(
        new RelaySettings(
            "wechat",
            ACCOUNT,
            "CNY",
            EnumSet.allOf(PayChannel.Capability.class),
            "relay_public.pem",
            new Endpoint(tillLine.url(), Map.of(), WAIT_MILLIS, WAIT_MILLIS)),
        new KeyFolder(payments().resolve("keys"), Clock.systemUTC()),
        Clock.systemUTC(),
        new SecureRandom(),
        (method, target, body) -> signed(till, method, target, body));
  }

  static Map<String, String> signed(TestTill till, String method, String target, String body) {
    HttpHeaders headers =
        till.signed(method, target, body.getBytes(StandardCharsets.UTF_8), new TestTill.Signing())
            .build()
            .headers();
    Map<String, String> all = new LinkedHashMap<>();
    headers.map().forEach((name, values) -> all.put(name, values.getFirst()));
    return all;
  }

  PayOrder order(Way way) {
    return order(way, "S001", till);
  }

  PayOrder order(Way way, String site, String byTill) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    int number = numbers.incrementAndGet();
    return new PayOrder(
        OutNumber.of(site, byTill, now, number),
        way,
        Money.of(1_000 + number, "CNY"),
        "92#",
        now,
        now.plusSeconds(180));
  }

  PaymentCode code() {
    return code("ann");
  }

  /** On the phone of a customer: ann pays, bob has too little, chen must type a password. */
  PaymentCode code(String customer) {
    PaymentCode code = new PaymentCode(wallets.showCode("wechat", customer));
    codes.add(code);
    return code;
  }

  /** All that were shown so far. */
  List<PaymentCode> codes() {
    return List.copyOf(codes);
  }

  RefundOrder refund(PayOrder order, long minor) {
    Money amount = Money.of(minor, "CNY");
    return new RefundOrder(
        OutNumber.derived("return " + order.outNo(), amount),
        order,
        null,
        amount,
        "return",
        order.requestedAt());
  }

  /**
   * Asks until it is known whether this was paid, as a till does after a doubtful answer; what the
   * channel does not know is taken back before it is given up.
   */
  void settle(PayChannel channel, PayOrder order) {
    Instant end = Instant.now().plus(LONGEST);
    int missing = 0;
    while (Instant.now().isBefore(end)) {
      Answer answer = channel.query(order);
      switch (answer.outcome()) {
        case PAID -> {
          bookMinor.put(order.outNo(), order.amount().minor());
          return;
        }
        case REVERSED, CLOSED, DECLINED -> {
          bookMinor.put(order.outNo(), 0L);
          return;
        }
        case NOT_FOUND -> {
          missing++;
          if (missing >= 2) {
            takeBack(channel, order);
            return;
          }
        }
        case WAITING, UNPAID, UNKNOWN, REFUNDING, REFUNDED, REFUND_REFUSED -> {}
      }
    }
    throw new AssertionError(order + " is not settled");
  }

  /** Reverses until the channel says that it is over. */
  void takeBack(PayChannel channel, PayOrder order) {
    Instant end = Instant.now().plus(LONGEST);
    while (Instant.now().isBefore(end)) {
      Outcome outcome = channel.reverse(order).outcome();
      if (outcome == Outcome.REVERSED
          || outcome == Outcome.CLOSED
          || outcome == Outcome.NOT_FOUND) {
        bookMinor.put(order.outNo(), 0L);
        return;
      }
    }
    throw new AssertionError(order + " is not taken back");
  }

  /** Refunds until the channel says that it is under way; the number stays the same. */
  void giveBack(PayChannel channel, RefundOrder refund) {
    Instant end = Instant.now().plus(LONGEST);
    while (Instant.now().isBefore(end)) {
      Outcome outcome = channel.refund(refund).outcome();
      if (outcome == Outcome.REFUNDING || outcome == Outcome.REFUNDED) {
        bookMinor.merge(refund.paid().outNo(), -refund.amount().minor(), Long::sum);
        return;
      }
    }
    throw new AssertionError(refund + " does not go back");
  }

  /** What the wallets charged for an order, less what went back. */
  long chargedMinor(PayOrder order) throws IOException {
    long charged = 0;
    for (JsonNode each : book().path("orders")) {
      if (each.path("order").asText().equals(order.outNo())) {
        charged += each.path("paidMinor").asLong() - each.path("backMinor").asLong();
      }
    }
    return charged;
  }

  private JsonNode book() throws IOException {
    return Json.mapper().readTree(wallets.book());
  }

  /** The wallets' book and the till's agree to the cent, order by order and in the sum. */
  void booksAgree() throws IOException {
    Map<String, Long> theirs = new LinkedHashMap<>();
    for (JsonNode each : book().path("orders")) {
      theirs.merge(
          each.path("order").asText(),
          each.path("paidMinor").asLong() - each.path("backMinor").asLong(),
          Long::sum);
    }
    bookMinor.forEach(
        (order, minor) ->
            assertThat(theirs.getOrDefault(order, 0L)).as("order " + order).isEqualTo(minor));
    long ours = bookMinor.values().stream().mapToLong(Long::longValue).sum();
    assertThat(book().path("totals").path("netMinor").asLong()).isEqualTo(ours);
    assertThat(book().path("totals").path("customersAreShortMinor").asLong()).isEqualTo(ours);
  }

  /** In the set-up, keys and logs of head office; the wallets know their codes. */
  void noCodeIsWritten() throws IOException {
    assertThat(codes).isNotEmpty();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(folder.resolve("wallets"))) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(codes).as("%s", file).noneMatch(code -> text.contains(code.inClear()));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    tillLine.close();
    channelLine.close();
    wallets.close();
  }
}
