package canopy.core.stock;

import java.util.List;

/**
 * The tanks of the station and how they are watched.
 *
 * @param tanks in the order of their numbers
 * @param limits from where on a rule speaks up
 * @param readEveryMinutes how often all is read without anybody asking
 * @param answerSeconds how long a device may take before somebody is asked to type
 * @param settleSeconds how long a level must rest before a delivery is over
 */
public record StockSetup(
    List<Tank> tanks,
    StockLimits limits,
    int readEveryMinutes,
    int answerSeconds,
    int settleSeconds) {
  /** A station whose tanks nobody has set up. */
  public static final StockSetup NONE = new StockSetup(List.of(), StockLimits.USUAL, 60, 15, 300);

  public StockSetup {
    tanks = new Tanks(tanks).all();
    if (readEveryMinutes < 1 || answerSeconds < 1 || settleSeconds < 1) {
      throw new IllegalArgumentException("minutes and seconds of the wet stock start at 1");
    }
  }

  /** The same tanks with other limits. */
  public StockSetup watchedBy(StockLimits next) {
    return new StockSetup(tanks, next, readEveryMinutes, answerSeconds, settleSeconds);
  }

  /** The tanks as the rules read them. */
  public Tanks all() {
    return new Tanks(tanks);
  }
}
