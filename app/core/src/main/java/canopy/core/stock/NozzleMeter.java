package canopy.core.stock;

import canopy.core.quantity.Volume;

/**
 * What the till itself has counted at a nozzle since its journal began: every fill, whatever became
 * of it. The difference of two is what was filled between.
 *
 * @param grade of the newest fill
 * @param filled all fills, tests included
 * @param returned what pump tests poured back into the tank
 */
public record NozzleMeter(int pump, int nozzle, int grade, Volume filled, Volume returned) {
  /** Of a nozzle that nothing ran through yet. */
  public static NozzleMeter none(int pump, int nozzle, int grade) {
    return new NozzleMeter(pump, nozzle, grade, Volume.ZERO, Volume.ZERO);
  }

  /** The name of a nozzle in maps: pump and nozzle. */
  public static String key(int pump, int nozzle) {
    return pump + "/" + nozzle;
  }

  public String key() {
    return key(pump, nozzle);
  }

  /** After a fill. */
  public NozzleMeter plusFilled(int gradeNow, Volume volume) {
    return new NozzleMeter(pump, nozzle, gradeNow, filled.plus(volume), returned);
  }

  /** After a test was poured back. */
  public NozzleMeter plusReturned(Volume volume) {
    return new NozzleMeter(pump, nozzle, grade, filled, returned.plus(volume));
  }

  /** What came in since an earlier state of the same meter. */
  public NozzleMeter since(NozzleMeter earlier) {
    return new NozzleMeter(
        pump, nozzle, grade, filled.minus(earlier.filled), returned.minus(earlier.returned));
  }
}
