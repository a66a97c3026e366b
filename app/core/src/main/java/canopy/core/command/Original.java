package canopy.core.command;

import canopy.core.fuel.Flowed;
import canopy.core.sale.CompletedSale;
import java.util.Map;

/**
 * An earlier sale as the store knows it.
 *
 * @param sale as it was completed
 * @param returnedUnits by line number, in refunds so far
 * @param flowed by line number, the fuel of its prepayments that has been filled
 * @param copies receipts printed so far, the first one not counted
 * @param asOfSeq the journal's place up to which this is known; what happened to the sale later
 *     makes it stale
 */
public record Original(
    CompletedSale sale,
    Map<Integer, Long> returnedUnits,
    Map<Integer, Flowed> flowed,
    int copies,
    long asOfSeq) {
  public Original {
    returnedUnits = Map.copyOf(returnedUnits);
    flowed = Map.copyOf(flowed);
  }

  /** A sale of which no prepaid fuel has flowed. */
  public Original(CompletedSale sale, Map<Integer, Long> returnedUnits, int copies, long asOfSeq) {
    this(sale, returnedUnits, Map.of(), copies, asOfSeq);
  }
}
