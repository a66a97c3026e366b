package canopy.till.operator;

import java.util.Arrays;

/**
 * The digits that a person typed, for as long as they are checked. Says nothing of itself: not in
 * {@code toString}, not in a hash code, not in an exception. {@link PinCheck} wipes it when it is
 * done. One thread at a time.
 */
public final class Pin implements AutoCloseable {
  /** Longer input is cut off by nobody: it is refused by {@link PinRule} and never right. */
  static final int MAX_LENGTH = 64;

  private final char[] typed;

  private Pin(char[] typed) {
    this.typed = typed;
  }

  /**
   * Copies what was typed; the caller clears his own copy.
   *
   * @throws IllegalArgumentException if longer than 64 characters; the message does not repeat it
   */
  public static Pin of(CharSequence typed) {
    if (typed.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a PIN of more than " + MAX_LENGTH + " characters");
    }
    char[] copy = new char[typed.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = typed.charAt(i);
    }
    return new Pin(copy);
  }

  int length() {
    return typed.length;
  }

  char at(int index) {
    return typed[index];
  }

  /** The bytes to hash, two for each character (UTF-16, high byte first); the caller wipes them. */
  byte[] bytes() {
    byte[] bytes = new byte[typed.length * 2];
    for (int i = 0; i < typed.length; i++) {
      bytes[2 * i] = (byte) (typed[i] >> 8);
      bytes[2 * i + 1] = (byte) typed[i];
    }
    return bytes;
  }

  /** Overwrites the digits. */
  @Override
  public void close() {
    Arrays.fill(typed, '\0');
  }

  @Override
  public String toString() {
    return "Pin[hidden]";
  }
}
