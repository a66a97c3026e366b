package canopy.core.payment;

/** Which side scans the other's code. */
public enum Way {
  /** The cashier scans the code on the customer's phone. */
  SCAN_CUSTOMER,
  /** The customer scans a code that the till shows. */
  SHOW_QR
}
