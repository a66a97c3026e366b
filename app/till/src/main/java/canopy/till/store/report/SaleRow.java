package canopy.till.store.report;

import canopy.core.sale.Sale;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A sale in a list.
 *
 * @param seq its place in the journal
 */
public record SaleRow(
    long seq,
    String number,
    Sale.Kind kind,
    LocalDate day,
    Instant at,
    String cashier,
    int lines,
    long discountMinor,
    long totalMinor) {}
