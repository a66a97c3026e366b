package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

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
    int late = 0;
    int orders = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomStation station = new RandomStation(seed);
      try {
        station.plays();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
      crashes += station.crashes;
      late += station.late();
      orders += station.channel.orders().size();
    }
    System.out.println(
        SEEDS
            + " seeds: "
            + orders
            + " orders, "
            + crashes
            + " crashes, "
            + late
            + " paid late; the books agree");
    assertThat(crashes).isGreaterThan(SEEDS);
    assertThat(late).isPositive();
  }
}
