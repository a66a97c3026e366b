package canopy.channel.settings;

import java.util.Map;

/**
 * A code of the EMVCo family that the till makes by itself. Nobody tells the till that it was paid:
 * the cashier does.
 *
 * @param scheme whose code
 * @param currency ISO 4217
 * @param merchant name and place as the customer's app shows them
 * @param account what the scheme needs to know of the merchant; names as the scheme lists them
 */
public record CodeSettings(
    String id, Scheme scheme, String currency, Merchant merchant, Map<String, String> account)
    implements ChannelSettings {
  /** The codes that the till can make. */
  public enum Scheme {
    /** Needs {@code key}. */
    PIX,
    /** Needs {@code phone}, {@code taxId} or {@code wallet}. */
    PROMPTPAY,
    /** Needs {@code uen} or {@code mobile}. */
    PAYNOW,
    /** A link instead of a code; needs {@code address}. */
    UPI,
    /** Needs {@code template} (26 to 51) and its fields by their two digits. */
    EMV
  }

  /**
   * @param categoryCode 5541 for a service station, 5542 for an automated dispenser
   * @param country two letters
   */
  public record Merchant(String name, String city, String country, String categoryCode) {}

  public CodeSettings {
    account = account == null ? Map.of() : Map.copyOf(account);
  }
}
