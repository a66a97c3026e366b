package canopy.core.settlement;

import java.util.List;

/**
 * Which nozzles draw from a tank, as the station was set up when a day was closed.
 *
 * @param tank its number
 * @param grade in it
 * @param nozzles those that the till knows of
 */
public record TankPlan(int tank, int grade, List<Nozzle> nozzles) {
  public TankPlan {
    nozzles = List.copyOf(nozzles);
  }
}
