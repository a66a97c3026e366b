package canopy.till.payment.unsettled;

import canopy.till.ui.Texts;
import java.time.Duration;

/** How long something takes, in one unit. */
final class Ages {
  private Ages() {}

  /** {@code 12 s}, {@code 5 min}, {@code 3 h} or {@code 2 d}. */
  static String written(Texts texts, long seconds) {
    Duration age = Duration.ofSeconds(seconds);
    if (age.toMinutes() == 0) {
      return texts.text("unsettled.seconds", seconds);
    }
    if (age.toHours() == 0) {
      return texts.text("unsettled.minutes", age.toMinutes());
    }
    return age.toDays() == 0
        ? texts.text("unsettled.hours", age.toHours())
        : texts.text("unsettled.days", age.toDays());
  }
}
