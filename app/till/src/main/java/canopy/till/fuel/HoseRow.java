package canopy.till.fuel;

/**
 * A nozzle of the pump.
 *
 * @param nozzle 1 and up
 * @param grade its grade's name
 * @param price per litre, as written
 * @param litres counter of the nozzle, as written; empty if not read
 * @param amount money counter, as written; empty if not read
 * @param lifted whether it is in a hand now
 */
record HoseRow(
    int nozzle, String grade, String price, String litres, String amount, boolean lifted) {}
