package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.ForkFolder;
import canopy.till.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A customer between two counters, whose code both tills scan at once. */
@Timeout(Patience.HANGING_SECONDS)
class OneCodeTwoTillsTest {
  @TempDir Path folder;

  @Test
  void isPaidAtOneAndDeclinedAtTheOther() throws Exception {
    try (WalletSimulator simulator =
            WalletSimulator.start(
                WalletSettings.standard(folder.resolve("simulator"))
                    .withKeys(ForkFolder.WALLET_KEYS));
        PayingTill left = new PayingTill(folder.resolve("left1"), simulator.payments(), () -> {});
        PayingTill right =
            new PayingTill(folder.resolve("right2"), simulator.payments(), () -> {})) {
      List<PayingTill> tills = List.of(left, right);
      String code = simulator.showCode("wechat", "ann");
      for (PayingTill till : tills) {
        till.scans(code); // Only until it is journalled: both requests are under way together.
      }
      Map<String, Long> here = new HashMap<>();
      int paid = 0;
      for (PayingTill till : tills) {
        till.await("an answer", () -> till.state().payments().attempts().isEmpty());
        boolean mine = till.state().basket().last() != null;
        paid += mine ? 1 : 0;
        assertThat(till.state().payments().declined() != null).isEqualTo(!mine);
        OrderSums.add(till.journal(), here);
      }
      assertThat(paid).isEqualTo(1);
      JsonNode totals = new ObjectMapper().readTree(simulator.book()).path("totals");
      assertThat(totals.path("customersAreShortMinor").asLong())
          .isEqualTo(350)
          .isEqualTo(here.values().stream().mapToLong(Long::longValue).sum());
    }
  }
}
