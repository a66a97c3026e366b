package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.payment.Attempt;
import canopy.core.state.TillState;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.ForkFolder;
import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.loop.Ledger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at every step of every deed, while the channel's simulator goes on and its customers,
 * too: the next start settles it, both books agree, what is not settled is shown, and no clear code
 * is in anything that was written.
 */
class PaymentKillTest {
  /** More than any deed has. */
  private static final int MOST_STEPS = 20;

  /** Deeds at a time: most of the time they wait for the channel's pauses. */
  private static final int AT_ONCE = 4;

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>();

  /** What the stations' journals say that each order brought in. */
  private final Map<String, Long> here = new ConcurrentHashMap<>();

  /** What nobody can ask about, and is in the list for the bill. */
  private final Map<String, Long> shown = new ConcurrentHashMap<>();

  @Test
  @Timeout(Patience.HANGING_SECONDS)
  void settlesWhateverStepItWasKilledAt() throws Exception {
    Map<Deed, Integer> kills = new ConcurrentHashMap<>();
    try (WalletSimulator simulator =
            WalletSimulator.start(
                WalletSettings.standard(folder.resolve("simulator"))
                    .withKeys(ForkFolder.WALLET_KEYS));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> deeds = new ArrayList<>();
      for (Deed deed : Deed.values()) {
        deeds.add(
            threads.submit(
                () -> {
                  kills.put(deed, killsAtEveryStep(simulator, deed));
                  return null;
                }));
      }
      for (Future<?> deed : deeds) {
        deed.get();
      }
      booksAgree(simulator);
    }
    assertThat(kills).hasSize(Deed.values().length).allSatisfy(PaymentKillTest::isWorthIt);
    noClearCode();
    System.out.println("kill -9 at these steps of payments: " + kills + "; the books agree");
  }

  private static void isWorthIt(Deed deed, int kills) {
    assertThat(kills).as("%s", deed).isBetween(3, MOST_STEPS - 1);
  }

  private int killsAtEveryStep(WalletSimulator simulator, Deed deed) throws Exception {
    for (int step = 1; step <= MOST_STEPS; step++) {
      Path station = folder.resolve(deed.name().toLowerCase(Locale.ROOT) + step);
      boolean there = killed(simulator, station, deed, step);
      Phone phone = Phone.of(simulator.payments(), deed.customer());
      for (Attempt left : left(station)) {
        deed.meanwhile(phone, left);
      }
      settles(simulator, station, deed);
      if (!there) {
        return step - 1;
      }
    }
    return MOST_STEPS;
  }

  /** Whether there was such a step. */
  private boolean killed(WalletSimulator simulator, Path station, Deed deed, int step)
      throws Exception {
    String code = simulator.showCode("wechat", deed.customer());
    codes.add(code);
    Path log = folder.resolve("log " + deed);
    try (CrashChild child =
        CrashChild.start(
            CrashChild.java(
                KilledPayer.class,
                station.toString(),
                simulator.payments().toString(),
                deed.name(),
                Integer.toString(step),
                code),
            log)) {
      child.readUntil(1);
      assertThat(child.acknowledged()).as(() -> read(log)).hasSize(1);
      boolean there = child.acknowledged().getFirst().startsWith("at step");
      child.kill();
      return there;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What the dead till's journal shows. */
  private static List<Attempt> left(Path station) throws Exception {
    Clock clock = Clock.systemUTC();
    try (Journal journal =
        Journal.open(station.resolve("data"), new Identity("S001", "1"), clock)) {
      TillState state = new Ledger(journal).replay(TillState.initial("CNY"));
      return List.copyOf(state.payments().attempts().values());
    }
  }

  private void settles(WalletSimulator simulator, Path station, Deed deed) throws Exception {
    try (PayingTill till = new PayingTill(station, simulator.payments(), () -> {})) {
      till.unlocks();
      till.awaitTidied(deed);
      OrderSums.add(till.journal(), here);
      for (Attempt open : till.state().payments().unsettled()) {
        assertThat(open.state()).isEqualTo(Attempt.State.FORCED);
        shown.put(open.outNo(), open.amount().minor());
      }
    }
  }

  /**
   * Every order of the simulator, with what the stations' journals say; and the other way round.
   */
  private void booksAgree(WalletSimulator simulator) throws IOException {
    JsonNode book = new ObjectMapper().readTree(simulator.book());
    for (JsonNode order : book.path("orders")) {
      long net = order.path("paidMinor").asLong() - order.path("backMinor").asLong();
      String number = order.path("order").asText();
      assertThat(here.getOrDefault(number, 0L)).as(number).isEqualTo(net);
    }
    assertThat(shown).as("paid at the plate, by the cashiers' looks").isNotEmpty();
    shown.forEach((number, amount) -> assertThat(here.remove(number)).isEqualTo(amount));
    long net = here.values().stream().mapToLong(Long::longValue).sum();
    assertThat(book.path("totals").path("customersAreShortMinor").asLong()).isEqualTo(net);
  }

  /** Journal, logs, keys: everything but the simulator's own book. */
  private void noClearCode() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(each -> !each.startsWith(folder.resolve("simulator")))
              .toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String code : codes) {
          assertThat(text).as("%s", file).doesNotContain(code);
        }
      }
    }
  }
}
