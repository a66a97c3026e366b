package canopy.till.stock.tanks;

import canopy.core.state.StockBook;
import canopy.core.stock.StockFlag;
import canopy.core.stock.TankAlarm;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.StockWords;
import canopy.till.ui.control.Health;
import canopy.till.ui.control.Health.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the fuel in the tanks, for the strip above every screen: a leak must be seen
 * by whoever never opens the tanks' page. FX thread.
 */
public final class StockHealth {
  /** Findings that are told in full; the page has all. */
  private static final int MOST = 6;

  private StockHealth() {}

  /** The badge of the wet stock; empty while neither a rule nor the gauge has anything to say. */
  public static Optional<Health> of(Look look, TillSnapshot till) {
    StockBook book = till.state().stock();
    List<String> sentences = new ArrayList<>();
    book.alarms()
        .forEach(
            (tank, alarms) -> {
              if (stands(till, tank)) {
                alarms.forEach(alarm -> sentences.add(sentence(look, tank, alarm)));
              }
            });
    book.findings()
        .standing()
        .values()
        .forEach(
            found ->
                found.stream()
                    .filter(flag -> stands(till, flag.tank()))
                    .forEach(flag -> sentences.add(sentence(look, flag))));
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Health(
                Health.Part.WET_STOCK,
                Level.WARNING,
                String.join("\n", sentences.subList(0, Math.min(MOST, sentences.size())))));
  }

  /** What is known of a tank that was taken out leads nowhere any more. */
  private static boolean stands(TillSnapshot till, int tank) {
    return till.book().tanks().tank(tank) != null;
  }

  private static String sentence(Look look, int tank, TankAlarm alarm) {
    return look.texts().text("stock.oftank", tank, look.texts().text(StockWords.key(alarm)));
  }

  private static String sentence(Look look, StockFlag flag) {
    return look.texts().text("stock.oftank", flag.tank(), FlagWords.found(look, flag));
  }
}
