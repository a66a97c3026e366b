package canopy.core.emvco;

import static canopy.core.emvco.DataObject.text;

import canopy.core.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code by its meaning, in the order that most schemes print.
 *
 * @param dynamic made for one sale (field 01 is 12); a static one leaves the field out, as PIX does
 * @param account the merchant's account, a field of 26 to 51
 * @param categoryCode four digits; 5541 is a service station, 5542 an automated dispenser, 0000 not
 *     said
 * @param currency ISO 4217
 * @param amount null if the customer types it
 * @param merchant name and place
 * @param additional field 62; null without
 */
public record MerchantPresented(
    boolean dynamic,
    DataObject account,
    String categoryCode,
    String currency,
    @Nullable Money amount,
    Place merchant,
    @Nullable DataObject additional) {
  private static final int MOST_NAME = 25;
  private static final int MOST_CITY = 15;

  /**
   * Who is paid.
   *
   * @param name up to 25 characters
   * @param city up to 15 characters
   * @param country two letters
   */
  public record Place(String name, String city, String country) {
    public Place {
      checkLength(name, MOST_NAME);
      checkLength(city, MOST_CITY);
      checkLength(country, 2);
    }

    private static void checkLength(String text, int most) {
      int length = text.codePointCount(0, text.length());
      if (length == 0 || length > most) {
        throw new IllegalArgumentException("\"" + text + "\" is not of 1 to " + most);
      }
    }
  }

  public MerchantPresented {
    if (!categoryCode.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("no category code: " + categoryCode);
    }
    if (amount != null && !amount.currency().equals(currency)) {
      throw new IllegalArgumentException(amount.currency() + " in a code for " + currency);
    }
  }

  /** The text of the code. */
  public String write() {
    List<DataObject> fields = new ArrayList<>();
    fields.add(text("00", "01"));
    if (dynamic) {
      fields.add(text("01", "12"));
    }
    fields.add(account);
    fields.add(text("52", categoryCode));
    fields.add(text("53", numeric(currency)));
    if (amount != null) {
      fields.add(text("54", decimal(amount)));
    }
    fields.add(text("58", merchant.country()));
    fields.add(text("59", merchant.name()));
    fields.add(text("60", merchant.city()));
    if (additional != null) {
      fields.add(additional);
    }
    return EmvQr.write(fields);
  }

  /** The currency's three digits. */
  static String numeric(String currency) {
    return Currency.getInstance(currency).getNumericCodeAsString();
  }

  /**
   * As field 54 has it: as many decimals as the currency, one point.
   *
   * @throws IllegalArgumentException for zero or less
   */
  static String decimal(Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("not to be paid: " + amount);
    }
    int decimals = Currency.getInstance(amount.currency()).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount.minor(), decimals).toPlainString();
  }
}
