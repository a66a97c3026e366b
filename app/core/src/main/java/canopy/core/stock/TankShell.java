package canopy.core.stock;

import canopy.core.quantity.Volume;

/**
 * What a tank can hold, for whoever knows only its readings.
 *
 * @param number 1 and up, as the gauge numbers it
 * @param grade the {@code FuelGrade} id
 * @param capacity of the shell
 * @param safeFill to which it may be filled, temperature counted
 * @param deadStock what the suction pipe cannot reach
 */
public record TankShell(int number, int grade, Volume capacity, Volume safeFill, Volume deadStock) {
  /** Of a tank as it is set up. */
  public static TankShell of(Tank tank) {
    return new TankShell(
        tank.number(), tank.grade(), tank.capacity(), tank.safeFill(), tank.deadStock());
  }
}
