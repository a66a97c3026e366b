package canopy.hardware.forecourt.sim;

import java.util.List;

/**
 * An authorisation in force before fuelling.
 *
 * @param nozzles allowed nozzles; empty = any
 * @param type {@code Volume}, {@code Amount} or {@code FullTank} as in jsonPTS
 * @param dose millilitres or minor units, 0 for full tank
 * @param unitPriceTenthsOfMinor 0 = the grade's price
 * @param transaction number the fill will get
 * @param autoClose closes by itself
 */
record SimArmed(
    List<Integer> nozzles,
    String type,
    long dose,
    long unitPriceTenthsOfMinor,
    int transaction,
    boolean autoClose) {
  boolean allows(int nozzle) {
    return nozzles.isEmpty() || nozzles.contains(nozzle);
  }
}
