package canopy.core.barcode;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The station's configuration of codes. Lists are tried in order; a text must match as a whole.
 *
 * @param weighed labels of the station's scales
 * @param payments shapes of payment codes, by wallet
 * @param members shapes of member codes; the first group, if there is one, is the code
 * @param receipts shapes of receipt numbers
 */
public record CodeRules(
    List<WeighedPattern> weighed,
    List<PaymentPattern> payments,
    List<Pattern> members,
    List<Pattern> receipts) {
  /** The most entries in each list. */
  public static final int LIMIT = 50;

  /**
   * The shape of a wallet's payment codes.
   *
   * @param wallet id of the wallet
   * @param shape what all its codes match
   */
  public record PaymentPattern(String wallet, Pattern shape) {
    public static PaymentPattern of(String wallet, String shape) {
      return new PaymentPattern(wallet, Pattern.compile(shape));
    }
  }

  public CodeRules {
    weighed = List.copyOf(weighed);
    payments = List.copyOf(payments);
    members = List.copyOf(members);
    receipts = List.copyOf(receipts);
    for (List<?> list : List.of(weighed, payments, members, receipts)) {
      if (list.size() > LIMIT) {
        throw new IllegalArgumentException("more than " + LIMIT + " rules of one kind");
      }
    }
  }

  /**
   * The usual ones in China: scale labels 22 (price), 23 (weight) and 26 (18 digits); WeChat Pay,
   * Alipay, UnionPay and e-CNY; members {@code M:...}; receipts {@code R...}.
   */
  public static CodeRules standard() {
    return new CodeRules(
        List.of(
            WeighedPattern.priced13("22"),
            WeighedPattern.weighed13("23"),
            WeighedPattern.label18("26")),
        List.of(
            PaymentPattern.of("wechat", "^1[0-5]\\d{16}$"),
            PaymentPattern.of("alipay", "^(2[5-9]|30)\\d{14,22}$"),
            PaymentPattern.of("unionpay", "^62\\d{17}$"),
            PaymentPattern.of("ecny", "^01\\d{17}$")),
        List.of(Pattern.compile("^M:(\\S{1,200})$")),
        List.of(Pattern.compile("^R[0-9A-Z-]{6,24}$")));
  }
}
