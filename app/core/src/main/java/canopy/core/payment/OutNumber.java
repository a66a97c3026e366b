package canopy.core.payment;

import canopy.core.quantity.Money;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Merchant order numbers: 28 of {@code 0-9 A-Z}, which every channel accepts. Station (6), till
 * (2), time in UTC (12), count (4) and check (4): unique by construction, and a mistyped one is
 * recognised.
 */
public final class OutNumber {
  /** How long every number is. */
  public static final int LENGTH = 28;

  private static final int STATION = 6;
  private static final int TILL = 2;
  private static final int CHECK = 4;
  private static final int COUNTS = 10_000;
  private static final int RADIX = 36;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private OutNumber() {}

  /**
   * The number of an attempt.
   *
   * @param count of the attempts of this till so far
   */
  public static String of(String station, String till, Instant at, long count) {
    String body =
        padded(station, STATION)
            + padded(till, TILL)
            + TIME.format(at)
            + String.format(Locale.ROOT, "%04d", Math.floorMod(count, COUNTS));
    return body + digest(body, CHECK);
  }

  /**
   * The number of a refund: the same for the same reason and amount, on any till and after any
   * crash. Another amount is another refund: under one number a channel takes it for a repetition,
   * or refuses it for ever.
   */
  public static String derived(String from, Money amount) {
    return "R" + digest(from + " " + amount.minor() + " " + amount.currency(), LENGTH - 1);
  }

  /** Whether a text is an attempt's number and its check fits. */
  public static boolean isValid(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(OutNumber::isPlain)) {
      return false;
    }
    String body = text.substring(0, LENGTH - CHECK);
    return digest(body, CHECK).equals(text.substring(LENGTH - CHECK));
  }

  /** Whether a number is an attempt's of another till, or another station, on the same account. */
  public static boolean isOfAnother(String outNo, String station, String till) {
    return isValid(outNo) && !outNo.startsWith(padded(station, STATION) + padded(till, TILL));
  }

  /** Whether a number is an attempt's of one of this station's tills. */
  public static boolean isOfStation(String outNo, String station) {
    return isValid(outNo) && outNo.startsWith(padded(station, STATION));
  }

  /** Right-aligned; what is too long loses its front, what no channel accepts becomes a zero. */
  private static String padded(String text, int length) {
    StringBuilder plain = new StringBuilder("0".repeat(length));
    text.toUpperCase(Locale.ROOT)
        .chars()
        .map(c -> isPlain(c) ? c : '0')
        .forEach(c -> plain.append((char) c));
    return plain.substring(plain.length() - length);
  }

  private static boolean isPlain(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static String digest(String of, int length) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, hash).toString(RADIX).toUpperCase(Locale.ROOT);
      return ("0".repeat(length) + digits).substring(digits.length());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
