package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random answers, losses, delays, crashes and cashiers, over and over, in turned time: afterwards
 * the channel's book and the till's agree to the cent, nobody has paid twice, and at no moment was
 * there money at the channel that the till would not show.
 */
class PaymentPropertyTest {
  private static final int SEEDS = Integer.getInteger("canopy.paymentSeeds", 1_000);

  @Test
  void theBooksAgreeWhateverHappens() throws Exception {
    int crashes = 0;
    int orders = 0;
    Map<String, Integer> played = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomStation station = new RandomStation(seed);
      try {
        station.plays();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      crashes += station.crashes;
      orders += station.channel.orders().size();
      station.played().forEach((what, times) -> played.merge(what, times, Integer::sum));
    }
    System.out.println(
        SEEDS
            + " seeds: "
            + orders
            + " orders, "
            + crashes
            + " crashes; the books agree. "
            + played);
    assertThat(crashes).isGreaterThan(SEEDS);
    // What was never played proves nothing.
    assertThat(played)
        .containsKeys(
            "part of a payment refunded",
            "refund RETURN",
            "refund GIVE_BACK",
            "refund REST",
            "refund LATE",
            "refund REFUSED",
            "handed back in cash",
            "reversed",
            "closed",
            "declined",
            "left to a person",
            "taken as paid",
            "taken as paid after a request to take it back",
            "written off",
            "paid late",
            "used late");
  }
}
