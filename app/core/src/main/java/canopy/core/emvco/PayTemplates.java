package canopy.core.emvco;

import static canopy.core.emvco.DataObject.template;
import static canopy.core.emvco.DataObject.text;

import canopy.core.quantity.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the schemes of some countries put into a code. */
public final class PayTemplates {
  /** Field 62/05 of a PIX code without a reference. */
  public static final String NO_REFERENCE = "***";

  /** Written small, as in the central bank's examples of static codes. */
  private static final String PIX = "br.gov.bcb.pix";

  private static final String BRAZIL = "BRL";
  private static final String THAILAND = "THB";
  private static final String SINGAPORE = "SGD";
  private static final String INDIA = "INR";
  private static final int MOST_PIX_REFERENCE = 25;
  private static final int PROMPTPAY_PHONE_DIGITS = 13;

  private PayTemplates() {}

  /**
   * PIX, static: the money goes to a key.
   *
   * @param amount null if the customer types it
   * @param reference txid, up to 25 letters and digits, or {@link #NO_REFERENCE}
   */
  public static String pixStatic(
      String key, MerchantPresented.Place place, @Nullable Money amount, String reference) {
    if (!reference.equals(NO_REFERENCE)
        && !reference.matches("[0-9A-Za-z]{1," + MOST_PIX_REFERENCE + "}")) {
      throw new IllegalArgumentException("no reference of PIX: " + reference);
    }
    return new MerchantPresented(
            false,
            template("26", text("00", PIX), text("01", key)),
            "0000",
            BRAZIL,
            amount,
            place,
            template("62", text("05", reference)))
        .write();
  }

  /** How PromptPay knows a merchant: the field of template 29. */
  public enum PromptPayId {
    PHONE("01"),
    TAX_ID("02"),
    WALLET("03");

    private final String field;

    PromptPayId(String field) {
      this.field = field;
    }
  }

  /**
   * PromptPay. It has neither name nor place: the bank knows them.
   *
   * @param number a phone number as in Thailand ({@code 0...}), 13 digits of a tax id, 15 of a
   *     wallet
   * @param amount null if the customer types it
   */
  public static String promptPay(PromptPayId kind, String number, @Nullable Money amount) {
    String digits = number.replaceAll("[^0-9]", "");
    String id =
        switch (kind) {
          case PHONE -> padded(phone(digits));
          case TAX_ID, WALLET -> digits;
        };
    List<DataObject> fields = new ArrayList<>();
    fields.add(text("00", "01"));
    fields.add(text("01", amount == null ? "11" : "12"));
    fields.add(template("29", text("00", "A000000677010111"), text(kind.field, id)));
    fields.add(text("58", "TH"));
    fields.add(text("53", MerchantPresented.numeric(THAILAND)));
    if (amount != null) {
      fields.add(text("54", MerchantPresented.decimal(inCurrency(amount, THAILAND))));
    }
    return EmvQr.write(fields);
  }

  /** In Thailand a number begins with one 0, from abroad with 66; the code itself has 0066. */
  private static String phone(String digits) {
    if (digits.startsWith("0066")) {
      return digits.substring(2);
    }
    return digits.startsWith("0") ? "66" + digits.substring(1) : digits;
  }

  /** To 13 digits, with zeros in front. */
  private static String padded(String digits) {
    return "0".repeat(Math.max(0, PROMPTPAY_PHONE_DIGITS - digits.length())) + digits;
  }

  /** How PayNow knows a merchant. */
  public enum PayNowId {
    MOBILE("0"),
    /** Unique entity number of a company. */
    UEN("2");

    private final String code;

    PayNowId(String code) {
      this.code = code;
    }
  }

  /**
   * PayNow, in a code of SGQR.
   *
   * @param expires last day on which it can be paid; null without
   * @param billNo what the bank statement shows
   */
  public static String payNow(
      PayNowId kind,
      String id,
      Money amount,
      @Nullable LocalDate expires,
      MerchantPresented.Place place,
      String billNo) {
    List<DataObject> account = new ArrayList<>();
    account.add(text("00", "SG.PAYNOW"));
    account.add(text("01", kind.code));
    account.add(text("02", id));
    account.add(text("03", "0"));
    if (expires != null) {
      account.add(text("04", expires.format(DateTimeFormatter.BASIC_ISO_DATE)));
    }
    return new MerchantPresented(
            true,
            new DataObject.Template("26", account),
            "0000",
            SINGAPORE,
            amount,
            place,
            template("62", text("01", billNo)))
        .write();
  }

  /**
   * A link of UPI, which is no EMVCo code.
   *
   * @param address such as {@code station@bank}
   * @param reference unique; it comes back in the statement
   */
  public static String upi(
      String address, String name, String categoryCode, Money amount, String reference) {
    return "upi://pay?pa=%s&pn=%s&mc=%s&tr=%s&am=%s&cu=%s"
        .formatted(
            encoded(address),
            encoded(name),
            encoded(categoryCode),
            encoded(reference),
            MerchantPresented.decimal(inCurrency(amount, INDIA)),
            INDIA);
  }

  /** For an address: what RFC 3986 leaves alone, and the at-sign. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= '0' && b <= '9')
              || (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || "-._~@".indexOf(b) >= 0;
      encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return encoded.toString();
  }

  private static Money inCurrency(Money amount, String currency) {
    if (!amount.currency().equals(currency)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s in a code for %s", amount.currency(), currency));
    }
    return amount;
  }
}
