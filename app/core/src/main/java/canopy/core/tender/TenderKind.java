package canopy.core.tender;

import canopy.core.catalogue.Names;

/**
 * A configured way to pay.
 *
 * @param id short and lasting, such as {@code cash}
 * @param name what buttons and receipts say
 * @param type how it behaves
 * @param needsReference whether the cashier must type a reference, such as the slip number of a
 *     card terminal
 */
public record TenderKind(String id, Names name, Type type, boolean needsReference) {
  /** How a tender behaves. */
  public enum Type {
    /** Coins and notes: rounded, gives change, opens the drawer. */
    CASH,
    /** A bank card on a terminal of its own. */
    CARD,
    /** A paper voucher: kept in the drawer, gives no change. */
    VOUCHER,
    /** Charged to a company's account. */
    ACCOUNT,
    /** Scan-to-pay: only an answer of its channel makes it a tender. */
    SCAN
  }

  /** Whether more than what is due may be given, with change in cash. */
  public boolean givesChange() {
    return type == Type.CASH;
  }

  /** Whether taking it opens the drawer. */
  public boolean opensDrawer() {
    return type == Type.CASH || type == Type.VOUCHER;
  }
}
