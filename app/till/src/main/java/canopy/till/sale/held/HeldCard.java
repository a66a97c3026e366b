package canopy.till.sale.held;

import java.util.List;

/**
 * A held sale on its card.
 *
 * @param saleId number of the sale
 * @param label given by the cashier; empty if none
 * @param minutes since it was put aside
 * @param cashier whose it is
 * @param lines number of lines that count
 * @param content the first lines, already worded
 * @param totalMinor what it comes to
 * @param refund whether it is a refund
 */
record HeldCard(
    String saleId,
    String label,
    long minutes,
    String cashier,
    int lines,
    List<String> content,
    long totalMinor,
    boolean refund) {
  HeldCard {
    content = List.copyOf(content);
  }
}
