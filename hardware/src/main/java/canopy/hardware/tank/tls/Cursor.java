package canopy.hardware.tank.tls;

import canopy.hardware.tank.TankFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Walks through the data of an answer in the computer format. For one thread. */
final class Cursor {
  private static final int CENTURY = 2_000;

  private final String data;
  private int at;

  Cursor(String data) {
    this.data = data;
  }

  boolean more() {
    return at < data.length();
  }

  /**
   * @throws TlsException when the answer ends before that
   */
  String take(int characters) throws TlsException {
    if (at + characters > data.length()) {
      throw new TlsException(TankFault.UNREADABLE, "the answer ends in the middle of a field");
    }
    at += characters;
    return data.substring(at - characters, at);
  }

  int number(int digits, int radix) throws TlsException {
    String text = take(digits);
    try {
      return Integer.parseUnsignedInt(text, radix);
    } catch (NumberFormatException e) {
      throw new TlsException(TankFault.UNREADABLE, "no number: " + text, e);
    }
  }

  BigDecimal number() throws TlsException {
    return GaugeNumber.ofHex(take(GaugeNumber.DIGITS));
  }

  /** {@code YYMMDDHHmm}; null when the gauge's clock shows no possible time. */
  @Nullable LocalDateTime time() throws TlsException {
    int year = CENTURY + number(2, 10);
    int month = number(2, 10);
    int day = number(2, 10);
    int hour = number(2, 10);
    int minute = number(2, 10);
    try {
      return LocalDateTime.of(year, month, day, hour, minute);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
