package canopy.core.barcode;

import org.jspecify.annotations.Nullable;

/** What a scanned text turned out to be. */
public sealed interface ScannedCode {
  /**
   * A trade item.
   *
   * @param gtin 8, 13 or 14 digits with a valid check digit; UPC-A and UPC-E arrive as 13, and a
   *     14-digit number that only pads a shorter one arrives as the shorter one
   */
  record Gtin(String gtin) implements ScannedCode {}

  /**
   * A label that carries an amount, a weight or a count. If it carries none it would not be this.
   *
   * @param plu the code of the article: a scale's PLU, or the GTIN of a GS1 element string or
   *     Digital Link
   * @param price the price on the label
   * @param grams the weight on the label
   * @param pieces how many are in the pack, which others hold more or fewer of
   */
  record Weighed(
      String plu, @Nullable LabelPrice price, @Nullable Long grams, @Nullable Long pieces)
      implements ScannedCode {}

  /**
   * A customer's payment code. The code itself is not kept here: whoever pays with it hands on the
   * scanned text, and nothing stores it.
   *
   * @param wallet id from the configured table, such as {@code alipay}
   * @param lastDigits the last four digits
   */
  record Payment(String wallet, String lastDigits) implements ScannedCode {}

  /**
   * A member's code.
   *
   * @param code without the prefix that marks it
   */
  record Member(String code) implements ScannedCode {
    /** Without the code, which belongs into no log. */
    @Override
    public String toString() {
      return "Member[code=...]";
    }
  }

  /**
   * The number of a receipt.
   *
   * @param number as printed
   */
  record Receipt(String number) implements ScannedCode {}

  /**
   * Anything else: looked up among the own codes.
   *
   * @param code trimmed
   */
  record OwnCode(String code) implements ScannedCode {
    private static final int LONGEST_SHOWN = 15;

    /** Shortened: a long number may be the payment code of a wallet that nobody configured. */
    @Override
    public String toString() {
      return "OwnCode[code="
          + (code.length() <= LONGEST_SHOWN ? code : "..." + code.substring(code.length() - 4))
          + "]";
    }
  }

  /**
   * A text that is certainly nothing to look up.
   *
   * @param text the start of it
   * @param reason what is wrong
   */
  record Unreadable(String text, Reason reason) implements ScannedCode {
    /** Without the text, which may be anything. */
    @Override
    public String toString() {
      return "Unreadable[reason=" + reason + "]";
    }
  }

  /** Why a code can't be used. */
  enum Reason {
    EMPTY,
    TOO_LONG,
    CHECK_DIGIT,
    BROKEN_ELEMENT_STRING
  }
}
