package canopy.till.sync;

import java.time.Instant;

/**
 * A sale or refund that head office does not have yet.
 *
 * @param seq number of its line
 * @param saleId the receipt's number
 * @param totalMinor below zero for a refund
 */
public record UnsentSale(long seq, String saleId, Instant at, long totalMinor) {}
