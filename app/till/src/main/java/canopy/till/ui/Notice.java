package canopy.till.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for the cashier with at most one thing to do about it: what happened, whether money is
 * safe, what comes next. Shown on a strip, never in a dialog. Kept as a key so that it follows the
 * language.
 *
 * @param level how much it matters
 * @param key the sentence in {@link Texts}
 * @param arguments what stands for {@code {0}} and so on
 * @param action the one thing to do, or null
 */
public record Notice(Level level, String key, List<Object> arguments, @Nullable Action action) {
  /** How much a notice matters; each has its colour and its icon. */
  public enum Level {
    DONE,
    INFO,
    WARNING,
    REFUSED
  }

  /**
   * The one thing to do.
   *
   * @param key the word on the button
   * @param run what the button does, on the FX thread
   */
  public record Action(String key, Runnable run) {}

  public Notice {
    arguments = List.copyOf(arguments);
  }

  public static Notice of(Level level, String key, Object... arguments) {
    return new Notice(level, key, List.of(arguments), null);
  }

  public Notice with(String actionKey, Runnable run) {
    return new Notice(level, key, arguments, new Action(actionKey, run));
  }
}
