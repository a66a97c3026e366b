package canopy.hardware.tank.tls;

/** The questions that the till asks; 00 at the end means all tanks. */
enum TlsFunction {
  INVENTORY("20100"),
  DELIVERIES("20200"),
  STATUS("20500"),
  /** In which units and language the gauge counts; only asked in the computer format. */
  UNITS("51700");

  private final String code;

  TlsFunction(String code) {
    this.code = code;
  }

  /** Small letter: packed, with a checksum. */
  String computer() {
    return "i" + code;
  }

  /** Capital letter: a table for people. */
  String display() {
    return "I" + code;
  }
}
