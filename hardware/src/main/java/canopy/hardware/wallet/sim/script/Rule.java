package canopy.hardware.wallet.sim.script;

import canopy.hardware.wallet.sim.book.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * The next so many requests of a kind go wrong.
 *
 * @param wallet null = any
 * @param verb {@code ANY} = any
 * @param orderNo of this merchant order only; null = any
 * @param fault what happens
 * @param times 1..10000
 * @param delayMillis how much later the answer leaves, up to ten minutes
 */
public record Rule(
    @Nullable Wallet wallet,
    Verb verb,
    @Nullable String orderNo,
    Fault fault,
    int times,
    long delayMillis) {
  public Rule {
    if (times < 1 || times > 10_000 || delayMillis < 0 || delayMillis > 600_000) {
      throw new IllegalArgumentException("times 1..10000, delayMillis 0..600000");
    }
  }

  boolean fits(Wallet asked, Verb what, @Nullable String order) {
    return (wallet == null || wallet == asked)
        && (verb == Verb.ANY || verb == what)
        && (orderNo == null || orderNo.equals(order));
  }

  Rule once() {
    return new Rule(wallet, verb, orderNo, fault, times - 1, delayMillis);
  }
}
