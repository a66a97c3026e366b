package canopy.hardware.wallet.sim.book;

import java.util.Locale;

/** Whose money it is. */
public enum Wallet {
  WECHAT,
  ALIPAY,
  UNIONPAY;

  /**
   * By name, in any case.
   *
   * @throws IllegalArgumentException when there is no such wallet
   */
  public static Wallet of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
