package canopy.hardware.wallet.sim.book;

import canopy.hardware.wallet.sim.book.DeskRefusal.Reason;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The codes that phones show: each good for one payment within its minute. They live in memory only
 * and are never logged. Guarded by the book's monitor.
 *
 * <p>Shapes: WeChat 18 digits with 10-15 in front; Alipay 16-24 digits with 25-30 (here 18);
 * UnionPay 19 digits with 62.
 */
final class PayCodes {
  private static final int MOST = 10_000;

  private static final class Code {
    private final String customer;
    private final long endsMillis;
    private boolean used;

    private Code(String customer, long endsMillis) {
      this.customer = customer;
      this.endsMillis = endsMillis;
    }
  }

  private final SecureRandom random;
  private final Map<String, Code> codes = new LinkedHashMap<>();

  PayCodes(SecureRandom random) {
    this.random = random;
  }

  String issue(Customer customer, long endsMillis) {
    String digits;
    do {
      digits = digits(customer.wallet());
    } while (codes.containsKey(key(customer.wallet(), digits)));
    if (codes.size() >= MOST) {
      codes.remove(codes.keySet().iterator().next());
    }
    codes.put(key(customer.wallet(), digits), new Code(customer.id(), endsMillis));
    return digits;
  }

  /** Uses a code up and says whose it is. */
  String take(Wallet wallet, String digits, long nowMillis) throws DeskRefusal {
    Code code = codes.get(key(wallet, digits));
    if (code == null) {
      throw new DeskRefusal(Reason.CODE_UNKNOWN);
    }
    if (code.used) {
      throw new DeskRefusal(Reason.CODE_USED);
    }
    if (nowMillis >= code.endsMillis) {
      throw new DeskRefusal(Reason.CODE_EXPIRED);
    }
    code.used = true;
    return code.customer;
  }

  private String digits(Wallet wallet) {
    return switch (wallet) {
      case WECHAT -> (10 + random.nextInt(6)) + tail(16);
      case ALIPAY -> (25 + random.nextInt(6)) + tail(16);
      case UNIONPAY -> "62" + tail(17);
    };
  }

  private String tail(int digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  private static String key(Wallet wallet, String digits) {
    return wallet + " " + digits;
  }
}
