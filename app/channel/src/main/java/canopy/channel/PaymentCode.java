package canopy.channel;

/**
 * The code on the customer's phone. It is money for a minute: it lives in memory only, and what
 * prints this object sees the mask.
 */
public final class PaymentCode {
  private final String digits;

  /**
   * @param digits without spaces
   */
  public PaymentCode(String digits) {
    this.digits = digits;
  }

  /** For the channel's request, and nothing else. */
  public String inClear() {
    return digits;
  }

  /** First two and last four digits. */
  public String mask() {
    return digits.length() < 10
        ? "****"
        : digits.substring(0, 2) + "****" + digits.substring(digits.length() - 4);
  }

  @Override
  public String toString() {
    return mask();
  }
}
