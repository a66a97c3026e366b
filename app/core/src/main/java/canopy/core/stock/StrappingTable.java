package canopy.core.stock;

import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import java.util.List;

/**
 * What a tank holds at each height, as it was measured when the tank was set. Between two points it
 * is a straight line, rounded half up to the millilitre.
 *
 * @param points from the bottom up; the first at height 0
 */
public record StrappingTable(List<Point> points) {
  /** How many points a table may have. */
  public static final int MOST_POINTS = 2_000;

  /**
   * One line of the table.
   *
   * @param heightTenths in tenths of a millimetre above the bottom
   * @param volume below that height
   */
  public record Point(int heightTenths, Volume volume) {}

  public StrappingTable {
    points = List.copyOf(points);
    if (points.size() < 2 || points.size() > MOST_POINTS) {
      throw new IllegalArgumentException("a strapping table has 2 to " + MOST_POINTS + " points");
    }
    if (points.getFirst().heightTenths() != 0 || points.getFirst().volume().millilitres() < 0) {
      throw new IllegalArgumentException("a strapping table begins at the bottom");
    }
    for (int i = 1; i < points.size(); i++) {
      Point below = points.get(i - 1);
      Point above = points.get(i);
      if (above.heightTenths() <= below.heightTenths()
          || above.volume().compareTo(below.volume()) < 0) {
        throw new IllegalArgumentException("a strapping table only rises: " + above);
      }
    }
  }

  /** The height of the last point, in tenths of a millimetre. */
  public int topTenths() {
    return points.getLast().heightTenths();
  }

  /** What the table says of a full tank. */
  public Volume top() {
    return points.getLast().volume();
  }

  /** Whether a height is in the table. */
  public boolean covers(int heightTenths) {
    return heightTenths >= 0 && heightTenths <= topTenths();
  }

  /**
   * What stands below a height.
   *
   * @throws IllegalArgumentException if the table does not cover it
   */
  public Volume volumeAt(int heightTenths) {
    if (!covers(heightTenths)) {
      throw new IllegalArgumentException("not in the table: " + heightTenths);
    }
    int high = 1;
    while (points.get(high).heightTenths() < heightTenths) {
      high++;
    }
    Point below = points.get(high - 1);
    Point above = points.get(high);
    long part =
        Rounding.HALF_UP.multiplyDivide(
            above.volume().minus(below.volume()).millilitres(),
            heightTenths - below.heightTenths(),
            above.heightTenths() - below.heightTenths());
    return below.volume().plus(new Volume(part));
  }
}
