package canopy.hardware.scanner;

/**
 * One code that a scanner read.
 *
 * @param code the content, without AIM identifier and terminator; may hold the group separator 0x1D
 * @param aimId the symbology as the scanner told it, such as {@code ]E0} for EAN-13 or {@code ]Q1}
 *     for QR (ISO/IEC 15424); empty when it did not
 */
public record Scan(String code, String aimId) {
  /** Without the code: it may be a payment code, and logs must not hold those. */
  @Override
  public String toString() {
    return "Scan[" + aimId + ", " + code.length() + " characters]";
  }
}
