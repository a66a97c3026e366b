package canopy.till.price;

import canopy.core.event.StationEvent.GradePrice;
import canopy.core.fuel.PriceSign;
import canopy.core.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of a change of fuel prices: what goes up is on the price sign first, what goes down at
 * the pumps first, so that nobody pays more than the sign said. Pure.
 *
 * @param pumps what may be offered to the pumps now, tenths of a minor unit by grade
 * @param sign what the sign is to be changed to by a person; empty for nothing
 * @param before whether the pumps wait for the sign
 */
record SignOrder(Map<Integer, Long> pumps, List<GradePrice> sign, boolean before) {
  /**
   * The next step.
   *
   * @param wanted at the pumps, by grade, where they have another price
   * @param standing at the pumps, by grade
   * @param known of the sign
   */
  static SignOrder next(Map<Integer, Long> wanted, Map<Integer, Long> standing, PriceSign known) {
    Map<Integer, Long> now = new TreeMap<>();
    Map<Integer, UnitPrice> sign = new TreeMap<>();
    boolean before = false;
    for (Map.Entry<Integer, Long> one : wanted.entrySet()) {
      UnitPrice price = new UnitPrice(one.getValue());
      Long stands = standing.get(one.getKey());
      boolean up = stands != null && stands < one.getValue();
      if (up && !known.shows(one.getKey(), price)) {
        sign.put(one.getKey(), price);
        before = true;
      } else {
        now.put(one.getKey(), one.getValue());
      }
    }
    for (Map.Entry<Integer, UnitPrice> one : known.pumps().entrySet()) {
      // The pumps may have another price by now than the journal says.
      Long stands = standing.get(one.getKey());
      UnitPrice price = stands == null ? one.getValue() : new UnitPrice(stands);
      if (!wanted.containsKey(one.getKey()) && !known.shows(one.getKey(), price)) {
        sign.put(one.getKey(), price);
      }
    }
    List<GradePrice> prices = new ArrayList<>();
    sign.forEach((grade, price) -> prices.add(new GradePrice(grade, price)));
    return new SignOrder(now, prices, before);
  }
}
