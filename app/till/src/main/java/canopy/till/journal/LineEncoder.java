package canopy.till.journal;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the lines of one decision into one reused buffer: the fixed fields by hand, the data as it
 * came. On the till thread only, between the button and the force, so it makes no garbage to speak
 * of.
 */
final class LineEncoder {
  static final int HASH_BYTES = 32;
  static final int HASH_DIGITS = 2 * HASH_BYTES;
  private static final byte[] DIGITS = ascii("0123456789abcdef");
  private static final byte[] SEQ = ascii(" {\"seq\":");
  private static final byte[] AT = ascii(",\"at\":\"");
  private static final byte[] DAY = ascii("\",\"day\":\"");
  private static final byte[] TYPE = ascii("\",\"type\":\"");
  private static final byte[] VERSION = ascii("\",\"v\":");
  private static final byte[] DATA = ascii(",\"data\":");
  private static final byte[] PART = ascii(",\"part\":[");

  /** More than all fixed fields of a line together with the longest names. */
  static final int HEAD_BYTES = 512;

  private final byte[] identity;
  private final MessageDigest sha256 = sha256();
  private final byte[] hash = new byte[HASH_BYTES];
  private byte[] buffer = new byte[16 * 1024];
  private int length;

  LineEncoder(Identity identity) {
    this.identity =
        ascii(
            "\",\"site\":\""
                + identity.site()
                + "\",\"till\":\""
                + identity.till()
                + "\",\"by\":\"");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The digits of a hash, written at an offset. */
  static void putHex(byte[] hash, byte[] into, int offset) {
    for (int i = 0; i < HASH_BYTES; i++) {
      into[offset + 2 * i] = DIGITS[(hash[i] >> 4) & 15];
      into[offset + 2 * i + 1] = DIGITS[hash[i] & 15];
    }
  }

  static String hex(byte[] hash) {
    byte[] digits = new byte[HASH_DIGITS];
    putHex(hash, digits, 0);
    return new String(digits, StandardCharsets.US_ASCII);
  }

  /**
   * Encodes all lines; afterwards {@link #bytes} up to {@link #length} hold them and {@link
   * #lastHash} the hash of the last.
   *
   * @param previousHash hash of the line before, 32 bytes
   * @param atMillis UTC
   */
  void encode(List<Entry> entries, long firstSeq, byte[] previousHash, long atMillis) {
    length = 0;
    System.arraycopy(previousHash, 0, hash, 0, HASH_BYTES);
    int count = entries.size();
    for (int i = 0; i < count; i++) {
      line(entries.get(i), firstSeq + i, atMillis, i + 1, count);
    }
  }

  /** The one business day of a decision; refuses what is no decision. */
  static LocalDate dayOf(List<Entry> entries) {
    if (entries.isEmpty() || entries.size() > Journal.MOST_LINES) {
      throw new IllegalArgumentException("a decision of " + entries.size() + " lines");
    }
    LocalDate day = entries.getFirst().day();
    for (Entry entry : entries) {
      if (!entry.day().equals(day)) {
        throw new IllegalArgumentException("a decision on " + day + " and " + entry.day());
      }
    }
    return day;
  }

  byte[] bytes() {
    return buffer;
  }

  int length() {
    return length;
  }

  byte[] lastHash() {
    return hash.clone();
  }

  private void line(Entry entry, long seq, long atMillis, int part, int parts) {
    byte[] data = entry.data();
    makeRoom(HEAD_BYTES + data.length);
    int start = length;
    length += HASH_DIGITS;
    put(SEQ);
    putNumber(seq);
    put(AT);
    putInstant(atMillis);
    put(DAY);
    putDate(entry.day());
    put(identity);
    put(entry.by());
    put(TYPE);
    put(entry.type());
    put(VERSION);
    putNumber(entry.version());
    put(DATA);
    put(data);
    if (parts > 1) {
      put(PART);
      putNumber(part);
      buffer[length++] = ',';
      putNumber(parts);
      buffer[length++] = ']';
    }
    buffer[length++] = '}';
    int json = start + HASH_DIGITS + 1;
    sha256.update(hash);
    sha256.update(buffer, json, length - json);
    try {
      sha256.digest(hash, 0, HASH_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes are enough for SHA-256", e);
    }
    putHex(hash, buffer, start);
    buffer[length++] = '\n';
  }

  private void makeRoom(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      buffer[length++] = (byte) ascii.charAt(i);
    }
  }

  private void putNumber(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    putDigits(number, digits);
  }

  private void putDigits(long number, int digits) {
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void putDate(LocalDate date) {
    putDigits(date.getYear(), 4);
    buffer[length++] = '-';
    putDigits(date.getMonthValue(), 2);
    buffer[length++] = '-';
    putDigits(date.getDayOfMonth(), 2);
  }

  private void putInstant(long millis) {
    putDate(LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)));
    int ofDay = Math.floorMod(millis, 86_400_000);
    buffer[length++] = 'T';
    putDigits(ofDay / 3_600_000, 2);
    buffer[length++] = ':';
    putDigits(ofDay / 60_000 % 60, 2);
    buffer[length++] = ':';
    putDigits(ofDay / 1000 % 60, 2);
    buffer[length++] = '.';
    putDigits(ofDay % 1000, 3);
    buffer[length++] = 'Z';
  }
}
