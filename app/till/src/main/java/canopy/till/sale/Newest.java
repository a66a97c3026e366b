package canopy.till.sale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was rung up or counted up last, as long as nothing else was: a number typed wrongly, or one
 * scan too many, is put right at once and without a question.
 *
 * @param lineId empty for nothing
 * @param before how many units there were of it
 */
record Newest(String lineId, long before) {
  static final Newest NONE = new Newest("", 0);

  /** Whether to leave so many units of a line takes back no more than what came last. */
  boolean corrects(String line, long left) {
    return line.equals(lineId) && left >= before;
  }

  /** What is newest when other lines are shown; the same while none is counted anew. */
  Newest after(List<BasketLine> shown, List<BasketLine> now) {
    Map<String, Long> units = new HashMap<>();
    shown.forEach(line -> units.put(line.id(), line.units()));
    Newest newest = this;
    int changed = 0;
    for (BasketLine line : now) {
      Long known = units.remove(line.id());
      long before = known == null ? 0 : known;
      if (known == null || before != line.units()) {
        changed++;
        newest = line.units() > before ? new Newest(line.id(), before) : NONE;
      }
    }
    return changed > 1 || !units.isEmpty() ? NONE : newest;
  }
}
