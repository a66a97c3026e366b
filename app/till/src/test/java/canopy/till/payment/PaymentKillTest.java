package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.tender.Tender;
import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at every step of paying, taking back and refunding, while the channel's simulator goes
 * on: the next start settles it, both books agree, and no clear code is in anything that was
 * written.
 */
class PaymentKillTest {
  private static final int MOST_STEPS = 9;

  @TempDir Path folder;
  private final List<String> codes = new ArrayList<>();

  /** What the stations' journals say that each order brought in. */
  private final Map<String, Long> here = new HashMap<>();

  @Test
  @Timeout(Patience.HANGING_SECONDS)
  void settlesWhateverStepItWasKilledAt() throws Exception {
    int kills = 0;
    try (WalletSimulator simulator =
        WalletSimulator.start(
            WalletSettings.standard(folder.resolve("simulator"))
                .withKeys(Path.of("target", "wallet-keys").toAbsolutePath()))) {
      for (String what : List.of("pay", "reverse", "refund")) {
        for (int step = 1; step <= MOST_STEPS; step++) {
          Path station = folder.resolve(what + step);
          boolean there = killed(simulator, station, what, step);
          settles(simulator, station);
          if (!there) {
            break;
          }
          kills++;
        }
      }
      booksAgree(simulator);
    }
    assertThat(kills).isGreaterThan(12);
    noClearCode();
    System.out.println("kill -9 at " + kills + " steps of payments; the books agree");
  }

  /** Whether there was such a step. */
  private boolean killed(WalletSimulator simulator, Path station, String what, int step)
      throws Exception {
    // Chen is asked for the password and does not type it, so that there is time to take it back.
    String code = simulator.showCode("wechat", what.equals("reverse") ? "chen" : "ann");
    codes.add(code);
    try (CrashChild child =
        CrashChild.start(
            CrashChild.java(
                KilledPayer.class,
                station.toString(),
                simulator.payments().toString(),
                what,
                Integer.toString(step),
                code),
            folder.resolve("log"))) {
      child.readUntil(1);
      assertThat(child.acknowledged()).as("see %s", folder.resolve("log")).hasSize(1);
      boolean there = child.acknowledged().getFirst().startsWith("at step");
      child.kill();
      return there;
    }
  }

  private void settles(WalletSimulator simulator, Path station) throws Exception {
    try (PayingTill till =
        new PayingTill(station, simulator.payments(), PayingTill.SOON_MILLIS, () -> {})) {
      till.await("settled", till::isSettled);
      Ledger ledger = new Ledger(till.journal());
      try (JournalReader reader = till.journal().read(1)) {
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
          Event event = ledger.recorded(line).event();
          if (event instanceof SaleEvent.Completed done) {
            assertThat(done.sale().tenders()).as("paid once").hasSize(1);
            Tender tender = done.sale().tenders().getFirst();
            here.merge(tender.order().outNo(), tender.given().minor(), Long::sum);
          }
        }
      }
    }
  }

  /** Every order of the simulator, with what the stations' journals say. */
  private void booksAgree(WalletSimulator simulator) throws IOException {
    JsonNode book = new ObjectMapper().readTree(simulator.book());
    for (JsonNode order : book.path("orders")) {
      long net = order.path("paidMinor").asLong() - order.path("backMinor").asLong();
      String number = order.path("order").asText();
      assertThat(here.getOrDefault(number, 0L)).as(number).isEqualTo(net);
    }
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
