package canopy.hardware.wallet.sim.script;

/** What a merchant asks of a wallet. */
public enum Verb {
  PAY,
  SHOW_QR,
  QUERY,
  CLOSE,
  REVERSE,
  REFUND,
  QUERY_REFUND,
  BILL,
  BILL_FILE,
  CERTIFICATES,
  /** Of a rule only: whatever is asked. */
  ANY
}
