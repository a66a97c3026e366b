package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.channel.PayChannel.Capability;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.RelaySettings;
import canopy.channel.setup.Channels;
import canopy.core.event.Json;
import canopy.core.payment.Attempt;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.headoffice.identity.Stations;
import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeLine;
import canopy.sync.RequestSigner;
import canopy.sync.TillKey;
import canopy.till.ForkFolder;
import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import canopy.till.sync.Office;
import canopy.till.sync.ServingOffice;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tills with their journals, loops and payment desks pay, reverse, refund and fetch a bill through
 * head office, which is killed between every two of its steps while the wallets run on: the desks
 * settle it by themselves, all books agree to the cent, the bill comes, and no code is in clear in
 * anything that tills and head office wrote.
 */
class RelayedDeskKillTest {
  /** Where the requests are when head office dies. */
  private enum Step {
    /** Head office has kept the number; the channel has not heard of it. */
    KEPT,
    /** The channel has done it; head office has not heard so. */
    DONE,
    /** Head office has kept the channel's answer; the till has not heard it. */
    ANSWERED
  }

  private static final List<String> OF_CHANNEL =
      List.of(
          "/codepay HTTP",
          "/reverse HTTP",
          "POST /v3/refund/domestic/refunds HTTP",
          "/v3/bill/tradebill");
  private static final List<String> OF_TILL =
      List.of("/pay HTTP", "/reverse HTTP", "/refund HTTP", "/bill HTTP");

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();
  private final List<String> codes = new ArrayList<>();
  private WalletSimulator wallets;
  private HeldLine channelLine;
  private HeldLine tillLine;
  private String database;
  private CrashChild serving;

  @BeforeEach
  void start() throws IOException {
    wallets =
        WalletSimulator.start(
            WalletSettings.standard(folder.resolve("wallets")).withKeys(ForkFolder.WALLET_KEYS));
    channelLine = new HeldLine(wallets.port());
    tillLine = new HeldLine(0);
    wallets.control("{\"billsAtOnce\":true}");
    writeAccount();
  }

  @AfterEach
  void stop() throws IOException {
    tillLine.close();
    channelLine.close();
    wallets.close();
  }

  @Test
  @Timeout(Patience.HANGING_SECONDS)
  void theDesksSettleItWhereverHeadOfficeIsKilled() throws Exception {
    try (Office office = Office.start(Clock.systemUTC())) {
      List<TillKey> keys = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        keys.add(enrolled(office, "S00" + i));
      }
      office.stop(); // Its children serve from here on.
      database = office.jdbcUrl();
      serve();
      try (PayingTill pays = till("S001", keys.get(0));
          PayingTill reverses = till("S002", keys.get(1));
          PayingTill refunds = till("S003", keys.get(2))) {
        List<PayingTill> tills = List.of(pays, reverses, refunds);
        for (Step step : Step.values()) {
          BillCall bill = killedAt(step, pays, reverses, refunds);
          if (step == Step.KEPT) {
            pays.stops(); // The channel never heard of it: nobody waits until its time is up.
          }
          for (PayingTill till : tills) {
            till.await(step + ": everything to be settled", till::isSettled);
          }
          assertThat(bill.answer().get(Patience.HANGING_SECONDS, TimeUnit.SECONDS))
              .as("%s: a bill that was under way", step)
              .isInstanceOf(BillAnswer.Bill.class);
        }
        booksAgree(tills);
      } finally {
        serving.kill();
      }
    }
    noClearCode();
  }

  /** Journals, logs and keys of the tills and of head office; the wallets know their codes. */
  private void noClearCode() throws IOException {
    assertThat(codes).hasSize(9);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(folder.resolve("wallets"))) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(codes).as("%s", file).noneMatch(text::contains);
        }
      }
    }
  }

  private String code(String customer) {
    String code = wallets.showCode("wechat", customer);
    codes.add(code);
    return code;
  }

  /** The bill that was being fetched. */
  private BillCall killedAt(Step step, PayingTill pays, PayingTill reverses, PayingTill refunds)
      throws Exception {
    for (PayingTill till : List.of(pays, reverses, refunds)) {
      till.awaitOnline();
    }
    refunds.scans(code("ann"));
    refunds.await("paid", () -> refunds.state().basket().open() == null);
    reverses.scans(code("chen"));
    reverses.awaitAttempt(attempt -> attempt.state() == Attempt.State.WAITING);
    HeldLine line = step == Step.ANSWERED ? tillLine : channelLine;
    line.hold(
        step == Step.KEPT ? HeldLine.What.REQUEST : HeldLine.What.ANSWER,
        step == Step.ANSWERED ? OF_TILL : OF_CHANNEL);
    pays.scans(code("ann"));
    reverses.stops();
    refunds.paysBack();
    BillCall bill = pays.fetchesBill(LocalDate.now(ZoneId.of("Asia/Shanghai")));
    line.awaitHeld();
    serving.kill();
    line.lose();
    serve();
    return bill;
  }

  /** Head office in a process of its own. */
  private void serve() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path log = folder.resolve("head-office.log");
    serving =
        CrashChild.start(
            CrashChild.java(
                ServingOffice.class,
                database,
                Integer.toString(port),
                folder.resolve("payments").toString()),
            log);
    serving.readUntil(1);
    assertThat(serving.acknowledged()).as("head office is up, see " + log).hasSize(1);
    tillLine.leadsTo(port);
  }

  /** The merchant's account, with its keys, at head office. */
  private void writeAccount() throws IOException {
    Path keys = wallets.payments().getParent();
    Path payments = folder.resolve("payments");
    try (Stream<Path> files = Files.walk(keys)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = payments.resolve("keys").resolve(keys.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    JsonNode wechat = Json.mapper().readTree(wallets.payments().toFile()).path("wechat");
    Files.write(
        payments.resolve("payment.json"),
        Json.mapper()
            .writeValueAsBytes(
                new PaymentSettings(List.of(PayingTill.account(wechat, channelLine.url())))));
  }

  private TillKey enrolled(Office office, String site) throws Exception {
    Stations stations = office.program().stations();
    if (stations.site(site).isEmpty()) {
      stations.addSite(new Stations.Site(site, "Riverside", "Asia/Shanghai", "CNY"));
    }
    stations.addTill(site, "1");
    TillKey key = TillKey.create();
    String code = office.program().codes().make(site, "1", "test").text();
    try (HeadOfficeLine line =
        new HeadOfficeLine(
            office.address(),
            HeadOfficeLine.Times.STANDARD,
            null,
            Clock.systemUTC(),
            new SecureRandom())) {
      Enrolment.enrol(line, code, key, new Enrolment.Machine(site, "1", "test"));
    }
    return key;
  }

  private PayingTill till(String site, TillKey key) throws Exception {
    RequestSigner signer = new RequestSigner(key, random);
    Channels channels =
        Channels.open(
            new PaymentSettings(
                List.of(
                    new RelaySettings(
                        PayBook.CHANNEL,
                        PayBook.CHANNEL,
                        "CNY",
                        EnumSet.allOf(Capability.class),
                        "relay_public.pem",
                        new Endpoint(
                            tillLine.url(),
                            Map.of(),
                            Patience.LONGEST_MILLIS,
                            Patience.LONGEST_MILLIS)))),
            folder.resolve("payments").resolve("keys"),
            Clock.systemUTC(),
            random,
            (method, target, body) ->
                signer.sign(
                    method,
                    target,
                    "",
                    body.getBytes(StandardCharsets.UTF_8),
                    Clock.systemUTC().instant().getEpochSecond()));
    return new PayingTill(folder.resolve(site), channels, site, () -> {});
  }

  private void booksAgree(List<PayingTill> tills) throws Exception {
    Map<String, Long> here = new HashMap<>();
    for (PayingTill till : tills) {
      OrderSums.add(till.journal(), here);
    }
    JsonNode book = Json.mapper().readTree(wallets.book());
    for (JsonNode order : book.path("orders")) {
      long net = order.path("paidMinor").asLong() - order.path("backMinor").asLong();
      String number = order.path("order").asText();
      assertThat(here.getOrDefault(number, 0L)).as(number).isEqualTo(net);
    }
    long net = here.values().stream().mapToLong(Long::longValue).sum();
    assertThat(book.path("totals").path("customersAreShortMinor").asLong()).isEqualTo(net);
  }
}
