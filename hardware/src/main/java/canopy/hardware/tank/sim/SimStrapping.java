package canopy.hardware.tank.sim;

/**
 * How much a lying cylinder with flat ends holds at each height: a table, as a real tank has one.
 * The table is computed once; everything after that is in integers.
 */
final class SimStrapping {
  /** Of every tank here; its length follows from what it holds. */
  static final long DIAMETER_MICROMETRES = 2_500_000;

  private static final int STEPS = 2_500;
  private static final long STEP_MICROMETRES = DIAMETER_MICROMETRES / STEPS;

  /** Millilitres at each whole step of height. */
  private final long[] millilitres = new long[STEPS + 1];

  SimStrapping(long capacityMillilitres) {
    for (int step = 0; step <= STEPS; step++) {
      double depth = 2.0 * step / STEPS; // In radii, 0 to 2.
      double side = 1 - depth;
      double segment = Math.acos(side) - side * Math.sqrt(Math.max(0, 1 - side * side));
      millilitres[step] = Math.round(capacityMillilitres * segment / Math.PI);
    }
  }

  /** The height of the surface over so much liquid. */
  long heightMicrometres(long volumeMillilitres) {
    int low = 0;
    int high = STEPS;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (millilitres[middle] <= volumeMillilitres) {
        low = middle;
      } else {
        high = middle;
      }
    }
    long between = Math.max(1, millilitres[high] - millilitres[low]);
    long above = Math.min(between, volumeMillilitres - millilitres[low]);
    return low * STEP_MICROMETRES + above * STEP_MICROMETRES / between;
  }
}
