package canopy.hardware.tank.tls;

import canopy.hardware.tank.TankFault;
import java.nio.charset.StandardCharsets;

/** What stands around questions and answers. Pure; one character is one byte. */
final class TlsEnvelope {
  static final char SOH = 0x01;
  static final char ETX = 0x03;
  static final char ESC = 0x1B;

  /** What a gauge answers to a question that it does not know: 9999 with its checksum. */
  private static final String UNKNOWN = "9999FF1B";

  private static final String TERMINATION = "&&";
  private static final int CHECKSUM_DIGITS = 4;

  private TlsEnvelope() {}

  /**
   * The bytes of a question.
   *
   * @param securityCode six characters, or empty if the gauge asks for none
   */
  static byte[] question(String securityCode, String function) {
    return (SOH + securityCode + function).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether the gauge says that it does not know the question. */
  static boolean refuses(String frame) {
    return frame.strip().equals(UNKNOWN);
  }

  /** Whether this answers that question; a late answer to an earlier one does not. */
  static boolean answers(String frame, String function) {
    return frame.stripLeading().startsWith(function);
  }

  /**
   * Takes the envelope off an answer in the computer format.
   *
   * @param frame what stood between SOH and ETX
   * @return what stands between the function and {@code &&}
   * @throws TlsException when the checksum is missing or wrong
   */
  static String data(String frame, String function) throws TlsException {
    // From the end: a product code may be an ampersand too.
    int sumAt = frame.length() - CHECKSUM_DIGITS;
    int dataEnd = sumAt - TERMINATION.length();
    if (dataEnd < function.length() || !frame.startsWith(TERMINATION, dataEnd)) {
      throw new TlsException(TankFault.WRONG_CHECKSUM, "no checksum at the end of the answer");
    }
    String told = frame.substring(sumAt);
    if (!told.equals(checksum(SOH + frame.substring(0, sumAt)))) {
      throw new TlsException(TankFault.WRONG_CHECKSUM, "checksum " + told + " is wrong");
    }
    return frame.substring(function.length(), dataEnd);
  }

  /** The 16-bit two's complement of the sum of all characters, as four hexadecimal digits. */
  static String checksum(String characters) {
    int sum = characters.chars().sum();
    return String.format("%04X", -sum & 0xFFFF);
  }
}
