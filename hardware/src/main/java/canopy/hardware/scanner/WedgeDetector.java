package canopy.hardware.scanner;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Tells the keys of a keyboard-wedge scanner from typing by their timing. Pure: time comes in with
 * each call. For one thread, that of the key events.
 *
 * <p>How to wrap it in JavaFX: an event <em>filter</em> on the scene for {@code KEY_TYPED} passes
 * each character with {@code System.nanoTime()} to {@link #typed} and consumes the event if told
 * so; after each call it sets one timer for {@link #dueNanos()} that calls {@link #silence}. {@code
 * KEY_PRESSED} of Enter and Tab, which would press the default button before its {@code KEY_TYPED}
 * comes, is consumed when {@link #endsBurst} says so. Replayed text is put into the focused control
 * as if typed; the filter must let those events through. While a PIN or amount dialog is open, a
 * {@code Burst} is refused or queued and never typed into it.
 *
 * <p>Every key is withheld for at most the silence time, or the longest gap once three quick keys
 * have come; a person does not notice that.
 */
public final class WedgeDetector {
  /** From this many quick keys on, a short silence is not yet the end: scanners hiccup. */
  private static final int SUSPICIOUS_LENGTH = 3;

  /**
   * A timer comes with the screen's next picture. Later than this it was the thread that stood
   * still: keys wait in its queue, and how long a pause really was nobody knows.
   */
  private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** How often the same characters are kept for what may wait in the queue. */
  private static final int MOST_STALLS = 5;

  /** Longer input is no code: it is handed back as typing. */
  private static final int LIMIT_CHARACTERS = 4_096;

  private final WedgeSettings settings;
  private final StringBuilder held = new StringBuilder();
  private long firstNanos;
  private long lastNanos;
  private int stalls;
  private boolean capsLock;

  /** Makes a detector with nothing withheld. */
  public WedgeDetector(WedgeSettings settings) {
    this.settings = settings;
  }

  /** Tells whether Caps Lock is on; letters of a scanned code are then turned back. */
  public void setCapsLock(boolean on) {
    capsLock = on;
  }

  /**
   * A character was typed.
   *
   * @param character as in {@code KEY_TYPED}; Enter is CR or LF, Tab is HT
   * @param nanos when, from a steady clock
   */
  public WedgeDecision typed(char character, long nanos) {
    if (isTerminator(character)) {
      return terminated(nanos);
    }
    if (isEditingKey(character)) {
      return held.isEmpty() ? new WedgeDecision.Pass() : new WedgeDecision.Replay(take(), false);
    }
    if (held.isEmpty()) {
      return hold(character, nanos);
    }
    passOver(nanos);
    long gap = nanos - lastNanos;
    if (gap > millis(settings.maxGapMillis())) {
      // The timer came late: judge what lies there, then start anew with this key.
      WedgeDecision old = judge(false, true);
      hold(character, nanos);
      return old;
    }
    if (held.length() >= LIMIT_CHARACTERS || (!prefixed() && tooSlow(nanos, held.length() + 1))) {
      String text = take();
      hold(character, nanos);
      return new WedgeDecision.Replay(text, true);
    }
    return hold(character, nanos);
  }

  /**
   * The time given by {@link #dueNanos()} has come without another key.
   *
   * @return {@code Pass} when there is nothing to do yet
   */
  public WedgeDecision silence(long nanos) {
    if (held.isEmpty() || nanos < due() || passOver(nanos)) {
      return new WedgeDecision.Pass();
    }
    return judge(false, false);
  }

  /**
   * When {@link #silence} must be called, on the clock of the keys; empty when nothing is withheld.
   */
  public OptionalLong dueNanos() {
    return held.isEmpty() ? OptionalLong.empty() : OptionalLong.of(due());
  }

  /** Whether an Enter or Tab pressed now would end a scan and so must not press a button. */
  public boolean endsBurst(long nanos) {
    if (!held.isEmpty()) {
      passOver(nanos);
    }
    return !held.isEmpty() && nanos - lastNanos <= millis(settings.maxGapMillis()) && isBurst(true);
  }

  /** Whether characters are being withheld. */
  public boolean holding() {
    return !held.isEmpty();
  }

  /**
   * Leaves out of the reckoning a pause in which this thread stood still: had it been free, the
   * timer would have judged long ago. What is a code already is not kept waiting; the next one may
   * lie behind it.
   *
   * @return whether there was such a pause
   */
  private boolean passOver(long nanos) {
    if (nanos - due() <= STALL_NANOS || stalls == MOST_STALLS || isBurst(false)) {
      return false;
    }
    stalls++;
    firstNanos += nanos - lastNanos;
    lastNanos = nanos;
    return true;
  }

  private WedgeDecision terminated(long nanos) {
    if (held.isEmpty()) {
      // A bare Enter is never a scan.
      return new WedgeDecision.Pass();
    }
    passOver(nanos);
    boolean inTime = nanos - lastNanos <= millis(settings.maxGapMillis());
    if (inTime && isBurst(true)) {
      return new WedgeDecision.Burst(code(), true);
    }
    return new WedgeDecision.Replay(take(), false);
  }

  /** Decides about the withheld characters; the key, if there is one, is withheld in any case. */
  private WedgeDecision judge(boolean terminator, boolean consumesKey) {
    return isBurst(terminator)
        ? new WedgeDecision.Burst(code(), consumesKey)
        : new WedgeDecision.Replay(take(), consumesKey);
  }

  private boolean isBurst(boolean terminator) {
    if (prefixed()) {
      return held.length() > settings.prefix().length();
    }
    return held.length() >= settings.minLength()
        && !tooSlow(lastNanos, held.length())
        && (terminator || settings.shapeWithoutTerminator().test(repaired(held.toString())));
  }

  /**
   * Mean gap over the limit, were the last of {@code count} characters to come at {@code nanos}.
   */
  private boolean tooSlow(long nanos, int count) {
    return nanos - firstNanos > millis(settings.meanGapMillis()) * (count - 1);
  }

  private boolean prefixed() {
    return !settings.prefix().isEmpty() && held.indexOf(settings.prefix()) == 0;
  }

  /** Backspace, Escape and the like; not the separators of GS1 codes, nor a programmed prefix. */
  private boolean isEditingKey(char character) {
    boolean control = character < ' ' || character == 0x7F;
    boolean separator = character >= 0x1C && character <= 0x1F;
    return control && !separator && settings.prefix().indexOf(character) < 0;
  }

  private long due() {
    boolean patient = prefixed() || (held.length() >= SUSPICIOUS_LENGTH && !isBurst(false));
    int wait =
        patient
            ? Math.max(settings.maxGapMillis(), settings.silenceMillis())
            : settings.silenceMillis();
    return lastNanos + millis(wait);
  }

  private WedgeDecision hold(char character, long nanos) {
    if (held.isEmpty()) {
      firstNanos = nanos;
      stalls = 0;
    }
    held.append(character);
    lastNanos = nanos;
    return new WedgeDecision.Hold();
  }

  private String code() {
    int skip = prefixed() ? settings.prefix().length() : 0;
    return repaired(take().substring(skip));
  }

  private String repaired(String text) {
    return settings.repair().apply(capsLock ? swapCase(text) : text);
  }

  private String take() {
    String text = held.toString();
    held.setLength(0);
    return text;
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      swapped.append(
          Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return swapped.toString();
  }

  private static boolean isTerminator(char character) {
    return character == '\r' || character == '\n' || character == '\t';
  }

  private static long millis(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
